import Testing

@testable import ScenarioModel

@Suite("Overlays")
struct OverlayTests {
  private let base = SampleScenario.text(
    world:
      "{ synthetic: { firms: 1000 }, parameters: { cost: [1, 2, 3, 4, 5, 6], overhead: 0.1 }, network: { kind: poisson, meanDegree: 4 } }",
    policies: """

        none: {}
        p:
          title: The first
          programme: { netBudgetEuro: 900000, opens: 2025Q1, closes: 2026Q4 }
          governance: { mode: national }
          instruments: { voucher: { share: 1, valueEuro: { value: 5000, source: somewhere } } }
      """)

  private func load(_ upper: String) throws -> ScenarioFile.Reading {
    try ScratchFolder(["base.yaml": base, "upper.yaml": "schema: 1\nextends: base.yaml\n" + upper]).load("upper.yaml")
  }

  private func scenario(_ upper: String) throws -> Scenario {
    let reading = try load(upper)
    return try #require(reading.scenario, "\(ProblemReport.text(reading.problems))")
  }

  @Test func `a scenario that extends another says only what differs`() throws {
    let lower = try ScratchFolder(["base.yaml": base]).load("base.yaml").scenario
    var expected = try #require(lower)
    expected.id = "upper"
    expected.world.firms = .count(50)
    #expect(try scenario("world: { firms: { count: 50 } }\n") == expected)
    expected.title = "Another"
    #expect(try scenario("world: { firms: { count: 50 } }\ntitle: Another\n") == expected)
  }

  @Test func `an empty value takes away what is inherited`() throws {
    let upper = try scenario("question:\nworld: { network: ~, parameters: { overhead: ~ } }\npolicies: { p: ~ }\n")
    #expect(upper.question.isEmpty && upper.world.network == .gravity && upper.policies.map(\.name) == ["none"])
    #expect(upper.world.parameters[.overhead] == 0.08 && upper.world.parameters[list: .cost] == [1, 2, 3, 4, 5, 6])
  }

  @Test func `parameters of several files lie on one another entry by entry`() throws {
    #expect(
      try scenario("world: { parameters: { cost: { iot: 9 } } }\n").world.parameters[list: .cost] == [1, 9, 3, 4, 5, 6])
    #expect(try scenario("world: { parameters: { cost: 7 } }\n").world.parameters[list: .cost] == [7, 7, 7, 7, 7, 7])
  }

  @Test func `another kind of network and another way to give money start from nothing`() throws {
    let upper = try scenario(
      "world: { network: { kind: ring, neighbours: 2 } }\npolicies: { p: { programme: { envelopeEuro: 500000 } } }\n")
    #expect(upper.world.network == .ring(neighbours: 2))
    #expect(upper.policies[1].programme?.envelopeEuro == 500_000)
    #expect(upper.policies[1].programme?.opens == Quarter(index: 4))
  }

  @Test func `policies extend policies, but neither titles nor sources`() throws {
    let upper = try scenario(
      """
      policies:
        q: { extends: p, source: here, instruments: { voucher: { valueEuro: 6000 }, call: { share: 0 } } }
        r: { extends: q, instruments: { call: ~ } }
      """)
    #expect(upper.policies.map(\.title) == ["none", "The first", "q", "r"])
    guard case .voucher(let voucher)? = upper.policies[3].programme?.instruments.first else {
      return #expect(Bool(false), "no voucher")
    }
    #expect(voucher.valueEuro == 6000 && upper.policies[3].programme?.instruments.count == 1)
    #expect(upper.policies[2].programme?.instruments.count == 2)
  }

  @Test func `a policy of an upper file can take away what a policy of a lower file says`() throws {
    let upper = try scenario("policies: { q: { extends: p, instruments: { voucher: { valueEuro: ~ } } } }\n")
    #expect(
      upper.policies[2].programme?.instruments == [.voucher(Voucher(share: 1, valueEuro: 7500, studyCostEuro: 10_000))])
  }

  @Test func `problems point to the file that says it`() throws {
    let folder = try ScratchFolder([
      "base.yaml": base.replacing("overhead: 0.1", with: "overhead: 10"),
      "upper.yaml": "schema: 1\nextends: base.yaml\npolicies: { p: { programme: { closes: 2044Q1 } } }\n",
    ])
    let column = SampleScenario.place(of: "0.1", in: base)
    #expect(
      folder.sentences("upper.yaml") == [
        "3:39 policies.p.programme.closes is 2044Q1, beyond the horizon: study.horizonQuarters 40 ends with 2033Q4.",
        "base.yaml \(column) world.parameters.overhead is 10, but must be a share between 0 and 1. Did you mean 0.1? Shares are"
          + " fractions, not percentages.",
      ])
  }

  @Test func `paths are read from the folder of the file that names them`() throws {
    let found = try ScratchFolder(["upper.yaml": "schema: 1\nextends: ./folder/base.yaml\n"])
    #expect(found.sentences("upper.yaml") == ["2:10 extends names folder/base.yaml, which does not exist."])
    #expect(found.load("upper.yaml").exitCode == 66)
  }

  @Test func `scenarios that extend one another in a circle are refused`() throws {
    let folder = try ScratchFolder([
      "a.yaml": "schema: 1\nextends: b.yaml\n", "b.yaml": "schema: 1\nextends: ./a.yaml\n",
      "self.yaml": "schema: 1\nextends: self.yaml\n",
    ])
    #expect(folder.sentences("a.yaml") == ["b.yaml 2:10 extends leads in a circle back to a.yaml."])
    #expect(folder.sentences("self.yaml") == ["2:10 extends leads in a circle back to self.yaml."])
    #expect(folder.load("a.yaml").exitCode == 65)
  }

  @Test func `policies that extend one another in a circle are refused`() throws {
    let found = try SampleScenario.problems(
      SampleScenario.text(
        policies: "{ none: {}, a: { extends: b }, b: { extends: a }, c: { extends: c }, d: { extends: e } }"))
    #expect(
      found.map { $0.drop { $0 != " " }.dropFirst() } == [
        "policies.b.extends leads in a circle: a → b → a.", "policies.c.extends leads in a circle: c → c.",
        "policies.d.extends is e, which is no policy here. Allowed here: none, a, b, c.",
      ])
  }

  @Test func `a mode given in an overlay takes away the switches of the old one`() throws {
    let policies = """

        none: {}
        p: { programme: { envelopeEuro: 1000000, opens: 2025Q1, closes: 2026Q4 }, governance: { pooledShare: 0.3, hubLinks: false }, instruments: { voucher: { share: 1 } } }
        q: { extends: p, governance: { mode: transnational } }
      """
    let scenario = try SampleScenario.scenario(SampleScenario.text(policies: policies))
    #expect(scenario.policies[1].programme?.governance == Governance(pooledShare: 0.3))
    #expect(
      scenario.policies[2].programme?.governance
        == Governance(pooledShare: 1, hubLinks: true, harmonise: true, jointTraining: true, club: true))
  }
}
