import Testing

@testable import ScenarioModel

@Suite("Checks of single values")
struct ValueCheckTests {
  private func problems(parameters: String) throws -> [String] {
    try SampleScenario.problems(
      SampleScenario.text(world: "\n  synthetic: { firms: 9 }\n  parameters:\n    \(parameters)"))
  }

  @Test(arguments: [
    (
      "grantRate: 40",
      "grantRate is 40, but must be a share between 0 and 1. Did you mean 0.4? Shares are fractions, not percentages."
    ),
    (
      "grantRate: 40%",
      "grantRate is 40%, but must be a share between 0 and 1. Did you mean 0.4? Shares are fractions, not percentages."
    ),
    ("grantRate: -0.1", "grantRate is -0.1, but must be a share between 0 and 1."),
    ("costScale: \"2\"", "costScale is \"2\", but must be a number ≥ 0. Numbers stand without quotes: 2."),
    ("costScale: 1,5", "costScale is 1,5, but must be a number ≥ 0. Did you mean 1.5?"),
    ("costScale: .inf", "costScale is .inf, but must be a number ≥ 0. Numbers are finite."),
    ("costScale: .nan", "costScale is .nan, but must be a number ≥ 0. Numbers are finite."),
    ("costScale: 1e999", "costScale is 1e999, but must be a number ≥ 0."),
    ("deMinimis: 300_000", "deMinimis is 300_000, but must be a number ≥ 0. Did you mean 300000?"),
    ("deMinimis: 300.000", "deMinimis is 300.000, but must be a number ≥ 0. Did you mean 300000? Write 300 if not."),
    ("deMinimis: 3 million", "deMinimis is 3 million, but must be a number ≥ 0. Did you mean 3000000?"),
    ("deMinimis: 0x10", "deMinimis is 0x10, but must be a number ≥ 0. Write the number in decimal digits."),
    (
      "deMinimis: 010",
      "deMinimis is 010, but must be a number ≥ 0. Write it without leading zeros, which YAML may read as octal."
    ),
    ("deMinimis: yes", "deMinimis is yes, but must be a number ≥ 0."),
    ("maxWait: 2.5", "maxWait is 2.5, but must be a whole number from 0 to 50. Leave out the fraction."),
    ("priorSd: 0", "priorSd is 0, but must be a number > 0."),
    ("cost: [1, 2]", "cost has 2 elements, but must be a list of 6, each a number ≥ 0."),
  ])
  func `a number that is none, or means another, is refused with its place and a hint`(text: String, expected: String)
    throws
  {
    let column = 5 + (text.split(separator: ":").first?.count ?? 0) + 2
    #expect(try problems(parameters: text) == ["7:\(column) world.parameters.\(expected)"])
  }

  @Test func `a share may be written as a fraction, so that equal parts are equal`() throws {
    let world = "{ synthetic: { firms: 9 }, parameters: { grantRate: 1/3, overhead: { value: 2/25, source: \"x\" } } }"
    let parameters = try SampleScenario.scenario(SampleScenario.text(world: world)).world.parameters
    #expect(parameters[.grantRate] == 1.0 / 3)
    #expect(parameters[.overhead] == 0.08)
  }

  @Test(arguments: [
    ("grantRate: 4/3", "grantRate is 4/3, but must be a share between 0 and 1."),
    ("grantRate: 1/0", "grantRate is 1/0, but must be a share between 0 and 1."),
    ("grantRate: 1/-3", "grantRate is 1/-3, but must be a share between 0 and 1."),
    ("costScale: 1/3", "costScale is 1/3, but must be a number ≥ 0."),
  ])
  func `a fraction stands for a share only, and only for one between 0 and 1`(text: String, expected: String) throws {
    let column = 5 + (text.split(separator: ":").first?.count ?? 0) + 2
    #expect(try problems(parameters: text) == ["7:\(column) world.parameters.\(expected)"])
  }

  @Test(arguments: ["1e6", "1E6", "1e+6", "1000000", "1000000.0", "{ value: 1000000, source: \"a guess\" }"])
  func `a plain decimal number is taken in any usual spelling`(text: String) throws {
    let world = "{ synthetic: { firms: 9 }, parameters: { deMinimis: \(text) } }"
    #expect(try SampleScenario.scenario(SampleScenario.text(world: world)).world.parameters[.deMinimis] == 1_000_000)
  }

  @Test(arguments: ["yes", "on", "True", "1", "\"true\""])
  func `only true and false are flags`(text: String) throws {
    let world = "{ synthetic: { firms: 9 }, offSwitches: { market: \(text) } }"
    #expect(
      try SampleScenario.problems(SampleScenario.text(world: world))
        == ["4:58 world.offSwitches.market is \(text), but must be true or false. Did you mean true?"])
  }

  @Test(arguments: [
    ("2024-05", "2024Q2"), ("2024q3", "2024Q3"), ("Q4 2026", "2026Q4"), ("2025-Q1", "2025Q1"), ("2024-12-31", "2024Q4"),
  ])
  func `a date is refused with the quarter it lies in`(text: String, meant: String) throws {
    let sample = SampleScenario.policy(
      programme: "envelopeEuro: 10000000, opens: \(text), closes: 2027Q3", instruments: "{ voucher: { share: 1 } }")
    #expect(
      try SampleScenario.problems(sample)
        == [
          "\(SampleScenario.place(of: text, in: sample)) policies.p.programme.opens is \(text), but must be a quarter from"
            + " 2024Q1 on. Did you mean \(meant)?"
        ])
  }

  @Test func `text that YAML takes for something else must stand in quotes`() throws {
    let found = try SampleScenario.problems(SampleScenario.text(more: "question: 2024"))
    #expect(
      found == ["3:11 question is 2024, but must be text. Put text in quotes that YAML would read as something else."])
    #expect(try SampleScenario.scenario(SampleScenario.text(more: "question: \"2024\"")).question == "2024")
  }

  @Test func `parameters are set for all entries, by list, or by name`() throws {
    let parameters = """
      { abandonRate: 0, cost: [1, 2, 3, 4, 5, 6], benefit: { ai: 0.5 }, baselineAdoption: { small: { iot: 1 } },
          harmonisationStart: { sameGroup: 0.9 } }
      """
    let set = try SampleScenario.scenario(
      SampleScenario.text(world: "{ synthetic: { firms: 9 }, parameters: \(parameters) }")
    ).world.parameters
    let defaults = ParameterSet.defaults
    #expect(set[list: .abandonRate] == [0, 0, 0, 0, 0, 0] && set[list: .cost] == [1, 2, 3, 4, 5, 6])
    #expect(set[list: .benefit] == Array(defaults[list: .benefit].dropLast()) + [0.5])
    #expect(set[table: .baselineAdoption][0][1] == 1)
    #expect(set[table: .baselineAdoption][1] == defaults[table: .baselineAdoption][1])
    #expect(set[.harmonisationStart, "sameGroup"] == 0.9 && set[.harmonisationStart, "otherGroup"] == 0.55)
  }

  @Test func `every parameter but those set elsewhere can be given its own default`() throws {
    for entry in ParameterCatalogue.entries {
      let found = try problems(parameters: "\(entry.name.rawValue): \(Self.spelling(entry.defaultValue))")
      let elsewhere: [ParameterName] = [.firmCount, .envelope, .programmeQuarters]
      #expect(found.isEmpty == !elsewhere.contains(entry.name), "\(entry.name): \(found)")
      if elsewhere.contains(entry.name) { #expect(found[0].contains("is not set here. Set ")) }
    }
  }

  private static func spelling(_ value: ParameterValue) -> String {
    switch value {
    case .number(let number): JSONValue.text(of: number)
    case .list(let numbers): "[\(numbers.map { JSONValue.text(of: $0) }.joined(separator: ", "))]"
    case .table(let rows): "[\(rows.map { spelling(.list($0)) }.joined(separator: ", "))]"
    case .named(let keys, let numbers):
      "{\(zip(keys, numbers).map { "\($0): \(JSONValue.text(of: $1))" }.joined(separator: ", "))}"
    case .choice(let word): word
    }
  }
}
