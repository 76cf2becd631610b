import Testing

@testable import ScenarioModel

/// `study.alternatives`: other worlds by path.
@Suite("Alternative worlds")
struct AlternativeTests {
  private static let policies = """

      none: {}
      p:
        programme: { netBudgetEuro: 900000, opens: 2025Q1, closes: 2026Q4 }
        governance: { mode: transnational }
        instruments: { call: { share: 0.5, grantRate: 0.4 }, voucher: { share: 0.5 } }
      q: { extends: p, governance: { mode: national } }
    """

  /// A sample with alternatives (from line 12 on, five columns in) and parameters.
  private func text(_ alternatives: [String], parameters: String = "{}", policies: String = policies) -> String {
    SampleScenario.text(
      world: "{ synthetic: { firms: 1000, regions: 2, countries: 2 }, parameters: \(parameters) }",
      policies: policies,
      study: "\n  baseline: none\n  alternatives:\n" + alternatives.map { "    \($0)" }.joined(separator: "\n"))
  }

  private func read(_ alternatives: String..., parameters: String = "{}") throws -> ScenarioFile.Reading {
    let reading = try ScratchFolder(["sample.yaml": text(alternatives, parameters: parameters)]).load("sample.yaml")
    try #require(reading.scenario != nil, "\(ProblemReport.text(reading.problems))")
    return reading
  }

  /// Problems of one alternative without their places, the path of the group left out.
  private func complaints(_ alternative: String, parameters: String = "{}") throws -> [String] {
    try SampleScenario.problems(text([alternative], parameters: parameters)).map {
      String($0.drop { $0 != " " }.dropFirst().replacing("study.alternatives.", with: ""))
    }
  }

  @Test func `values are varied one at a time, in the order of the file`() throws {
    let reading = try read(
      "world.parameters.subThreshold: [0, 0.1]", "policies.p.instruments.call.grantRate: [0.3]")
    #expect(
      reading.variants.map(\.name) == ["subThreshold 0", "subThreshold 0.1", "p call.grantRate 0.3"])
    #expect(reading.variants.map(\.path).last == "policies.p.instruments.call.grantRate")
    #expect(reading.variants.map { $0.scenario.world.parameters[.subThreshold] } == [0, 0.1, 0.4])
    #expect(reading.scenario?.world.parameters[.subThreshold] == 0.4 && reading.problems.isEmpty)
  }

  /// What an alternative says, and the same written into the file.
  private static let same: [(alternative: String, parameters: String)] = [
    ("world.parameters.subThreshold: [0.1]", "{ subThreshold: 0.1 }"),
    ("world.parameters.cost: [7]", "{ cost: 7 }"),
    ("world.parameters.cost: [[1, 2, 3, 4, 5, 6]]", "{ cost: [1, 2, 3, 4, 5, 6] }"),
    ("world.parameters.abandonRate: [{ robotics: 0.2 }]", "{ abandonRate: { robotics: 0.2 } }"),
    ("world.parameters.abandonRate.robotics: [0.2]", "{ abandonRate: { robotics: 0.2 } }"),
    ("world.parameters.baselineAdoption.small.cloud: [0.5]", "{ baselineAdoption: { small: { cloud: 0.5 } } }"),
    ("world.parameters.abandonRate: [{ times: 0 }]", "{ abandonRate: 0 }"),
    ("world.parameters.borderPenalty: [{ value: 1.1, source: here }]", "{ borderPenalty: 1.1 }"),
    ("world.parameters.campaignCost: [{ times: 0.5 }]", "{ campaignCost: 150 }"),
    ("world.parameters.fieldShares.call: [{ times: 2 }]", "{ fieldShares: { call: 0.7 } }"),
  ]

  @Test(arguments: same)
  func `an alternative is the scenario that the file would give if it said the value`(
    alternative: String, parameters: String
  ) throws {
    let variant = try #require(try read(alternative).variants.first)
    let written = text(["world.parameters.subThreshold: [0]"], parameters: parameters)
    #expect(try variant.scenario == SampleScenario.scenario(written))
  }

  @Test func `a value of a policy reaches the policies that extend it`() throws {
    let reading = try read("policies.p.instruments.call.grantRate: [{ times: 1.5 }]")
    let programmes = try #require(reading.variants.first).scenario.policies.compactMap(\.programme)
    for programme in programmes {
      guard case .call(let call)? = programme.instruments.first else { return #expect(Bool(false), "no call") }
      #expect(abs(call.grantRate - 0.6) < 1e-12)
    }
    #expect(programmes.count == 2)
    #expect(reading.variants.map(\.value) == ["times 1.5"])
  }

  @Test func `a multiple is taken of what the scenario has, not of the default`() throws {
    let reading = try read("world.parameters.cost: [{ times: 2 }]", parameters: "{ cost: { iot: 9 } }")
    #expect(reading.variants.first?.scenario.world.parameters[list: .cost][1] == 18)
    #expect(reading.scenario?.world.parameters[list: .cost][1] == 9)
  }

  @Test(arguments: [
    (
      "world.parameters.subTreshold: [0]",
      "world.parameters.subTreshold names subTreshold, which is not a known key. "
        + "Did you mean world.parameters.subThreshold?"
    ),
    (
      "subThreshold: [0]",
      "subThreshold is not the path of a value. Paths begin with world. or policies.NAME. "
        + "Did you mean world.parameters.subThreshold?"
    ),
    (
      "world.parameters.subThreshold.iot: [0]",
      "world.parameters.subThreshold.iot goes too far: world.parameters.subThreshold has no entries with names."
    ),
    (
      "policies.x.instruments.call.grantRate: [0.3]",
      "policies.x.instruments.call.grantRate names x, which is no policy here. Allowed here: none, p, q."
    ),
    (
      "world.parameters.firmCount: [5]", "world.parameters.firmCount is not set here. Set world.firms.count."
    ),
    (
      "world.warmUpQuarters: [5]",
      "world.warmUpQuarters changes the number of quarters; the worlds could not be compared."
    ),
    (
      "study.baseline: [p]",
      "study.baseline belongs to how we look, which must be the same in all worlds that are compared."
    ),
    (
      "study.horizons: [[8]]",
      "study.horizons belongs to how we look, which must be the same in all worlds that are compared."
    ),
    (
      "policies.p.title: [P]",
      "policies.p.title is no value that worlds can differ in. Name one of its programme, governance or instruments."
    ),
  ])
  func `a path that leads nowhere is refused with what is meant`(alternative: String, expected: String) throws {
    #expect(try complaints(alternative) == [expected])
  }

  @Test(arguments: [
    (
      "world.parameters.subThreshold: [0, 40]",
      "world.parameters.subThreshold[1] is 40, but must be a share between 0 and 1. Did you mean 0.4? Shares are "
        + "fractions, not percentages."
    ),
    (
      "world.parameters.subThreshold: [low]",
      "world.parameters.subThreshold[0] is low, but must be a share between 0 and 1."
    ),
    (
      "world.parameters.subThreshold: 0.1",
      "world.parameters.subThreshold is 0.1, but must be a list, each a value as it would stand at that path."
    ),
    (
      "world.parameters.abandonRate: [{ robtics: 0 }]",
      "world.parameters.abandonRate[0].robtics is not a known key. Did you mean robotics?"
    ),
    (
      "world.parameters.abandonRate: [{ times: twice }]",
      "world.parameters.abandonRate[0].times is twice, but must be a number."
    ),
    (
      "world.parameters.pilotQuarters: [{ times: 0.5 }]",
      "world.parameters.pilotQuarters[0] is 1.5, but must be a whole number from 0 to 50. Leave out the fraction."
    ),
    (
      "world.parameters.capBasis: [{ times: 2 }]",
      "world.parameters.capBasis[0] is no number, so that there is nothing to multiply."
    ),
    (
      "policies.p.instruments.voucher.valueEuro: [{ times: 2 }]",
      "policies.p.instruments.voucher.valueEuro[0] is not written in the scenario, so give a number instead of times."
    ),
    (
      "world.parameters.subThreshold: [0.4]",
      "world.parameters.subThreshold[0] is 0.4, which the scenario has anyway; it is not run twice."
    ),
    (
      "world.parameters.overhead: [0.96]",
      "world.parameters.overhead[0] is 0.96, with which policies.p.programme.netBudgetEuro can never be spent: "
        + "overhead and coordinationOverhead take 1.01 of the envelope."
    ),
  ])
  func `a value that cannot stand there is refused before anything runs`(
    alternative: String, expected: String
  ) throws {
    #expect(try complaints(alternative).map { $0.replacing("warning: ", with: "") } == [expected])
  }

  @Test func `problems stand where the path or the value stands`() throws {
    let file = text([
      "world.parameters.subTreshold: [0]", "world.parameters.borderPenalty: [1.1, far]",
      "world.parameters.overhead: [0.96]",
    ])
    let places = try SampleScenario.problems(file).map { $0.prefix { $0 != " " } }
    #expect(
      places
        == ["subTreshold", "far", "0.96"].enumerated().map { index, word in
          let place = SampleScenario.place(of: word, in: file)
          return index == 0 ? place.prefix { $0 != ":" } + ":5" : Substring(place)
        })
  }

  @Test func `what is wrong leaves no variant and no scenario`() throws {
    let reading = try ScratchFolder(["sample.yaml": text(["world.parameters.subThreshold: [0, 7]"])]).load(
      "sample.yaml")
    #expect(reading.scenario == nil && reading.variants.isEmpty && reading.exitCode == 65)
  }

  @Test func `the same world listed twice runs once`() throws {
    let reading = try read(
      "world.parameters.abandonRate: [{ robotics: 0.1 }]", "world.parameters.abandonRate.robotics: [0.1]")
    #expect(reading.variants.count == 1)
    #expect(reading.problems.map(\.severity) == [.warning])
  }

  @Test func `a file takes over the alternatives of the file that it extends, and can take them away`() throws {
    let base = text(["world.parameters.subThreshold: [0]", "world.parameters.overhead: [0.1]"])
    let folder = try ScratchFolder([
      "base.yaml": base,
      "upper.yaml": "schema: 1\nextends: base.yaml\nstudy: { alternatives: { world.parameters.subThreshold: [1],"
        + " world.parameters.overhead: ~ } }\n",
      "none.yaml": "schema: 1\nextends: base.yaml\nstudy: { alternatives: ~ }\n",
    ])
    #expect(folder.load("upper.yaml").variants.map(\.name) == ["subThreshold 1"])
    #expect(folder.load("upper.yaml").variants.map(\.scenario.id) == ["upper"])
    #expect(folder.load("none.yaml").variants.isEmpty && folder.load("none.yaml").isValid)
  }
}
