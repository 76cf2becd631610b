import Testing

@testable import ScenarioModel

@Suite("Checks of policies")
struct PolicyCheckTests {
  private func envelopes(_ policies: String) throws -> [Double?] {
    try SampleScenario.scenario(SampleScenario.text(policies: policies)).policies.map { $0.programme?.envelopeEuro }
  }

  @Test func `a net budget is what is left of its envelope after administration and coordination`() throws {
    let window = "opens: 2024Q2, closes: 2027Q3"
    let rest = "instruments: { voucher: { share: 1 } }"
    let found = try envelopes(
      """

        none: {}
        national: { programme: { netBudgetEuro: 920000, \(window) }, \(rest) }
        mixed: { programme: { netBudgetEuro: 895000, \(window) }, governance: { mode: mixed }, \(rest) }
        joint: { programme: { netBudgetEuro: 870000, \(window) }, governance: { mode: transnational }, \(rest) }
        same: { programme: { envelopeAs: again, \(window) }, \(rest) }
        again: { programme: { envelopeAs: mixed, \(window) }, \(rest) }
      """)
    for envelope in found.dropFirst() { #expect(abs((envelope ?? 0) - 1_000_000) < 1e-6) }
    #expect(found[4] == found[2] && found[5] == found[2])
  }

  @Test func `envelopes that refer to one another in a circle, or to nothing, are refused`() throws {
    let rest = "opens: 2024Q2, closes: 2027Q3 }, instruments: { voucher: { share: 1 } } }"
    let found = try SampleScenario.problems(
      SampleScenario.text(
        policies: """

            none: {}
            a: { programme: { envelopeAs: b, \(rest)
            b: { programme: { envelopeAs: a, \(rest)
            c: { programme: { envelopeAs: none, \(rest)
            d: { programme: { envelopeAs: nobody, \(rest)
            e: { programme: { \(rest)
          """))
    #expect(
      found == [
        "8:33 policies.b.programme.envelopeAs leads in a circle through a, b.",
        "9:33 policies.c.programme.envelopeAs is none, which has no programme and so no envelope.",
        "10:33 policies.d.programme.envelopeAs is nobody, which is no policy here. Allowed here: none, a, b, c, e.",
        "11:19 policies.e.programme says nothing of money. Give one of envelopeEuro, netBudgetEuro, envelopeAs.",
      ])
  }

  @Test func `levers that are not given take the parameter of the same meaning`() throws {
    let text = SampleScenario.text(
      world:
        "{ synthetic: { firms: 1000, regions: 2, countries: 2 }, parameters: { grantRate: 0.4, capBasis: totalCost, voucherValue: 6000 } }",
      policies: """

          none: {}
          p:
            programme: { envelopeEuro: 1000000, opens: 2024Q2, closes: 2027Q3 }
            instruments: { voucher: { share: 0.5 }, call: { share: 0.5, upfrontShare: 0.1 } }
        """)
    let instruments = try SampleScenario.scenario(text).policies[1].programme?.instruments
    #expect(
      instruments == [
        .call(
          OpenCall(
            share: 0.5, grantRate: 0.4, capPerFirmEuro: 50_000, capBasis: .totalCost, studies: .optional,
            feasibilityCostEuro: 25_000, feasibilityCapPerFirmEuro: 12_500, feasibilityBudgetShare: 0.2,
            upfrontShare: 0.1,
            maxFeasibility: nil, maxInnovation: nil, selection: .score)),
        .voucher(Voucher(share: 0.5, valueEuro: 6000, studyCostEuro: 10_000)),
      ])
  }

  @Test func `shares that are not given take the parameter fieldShares`() throws {
    let all = "{ call: {}, voucher: {}, hubs: {}, workforce: {}, awareness: {}, regulation: {} }"
    let scenario = try SampleScenario.scenario(SampleScenario.policy(instruments: all))
    #expect(scenario.policies[1].programme?.instruments.map(\.share) == [0.35, 0.1, 0.2, 0.15, 0.1, 0.1])
    let found = try SampleScenario.problems(SampleScenario.policy(instruments: "{ call: {}, voucher: {} }"))
    #expect(found.count == 1 && found[0].hasSuffix("has shares that add up to 0.45, but must add up to 1."))
  }

  @Test(arguments: [
    (
      "{ call: { share: 1, studies: only, feasibilityBudgetShare: 0.5 } }",
      "only studies are funded, but a part of the call is kept for innovation. Set feasibilityBudgetShare: 1."
    ),
    (
      "{ call: { share: 1, studies: off, feasibilityBudgetShare: 0.5 } }",
      "studies are off, but feasibilityBudgetShare keeps a part for them. Set it to 0."
    ),
    (
      "{ call: { share: 1, studies: required, feasibilityBudgetShare: 0 } }",
      "projects require a study, but feasibilityBudgetShare is 0."
    ),
    (
      "{ call: { share: 1, feasibilityBudgetShare: 1 } }",
      "nothing is left for innovation projects. Say studies: only, or lower feasibilityBudgetShare."
    ),
    (
      "{ call: { share: 1, maxInnovation: 0 } }",
      "maxInnovation allows no innovation project. Say studies: only, or drop the limit."
    ),
    (
      "{ call: { share: 1, maxFeasibility: 0 } }",
      "maxFeasibility allows no study. Say studies: off, or drop the limit."
    ),
    ("{ call: { share: 1, grantRate: 0 } }", "grantRate is 0."),
    (
      "{ call: { share: 1, capPerFirmEuro: 4000 } }",
      "a firm gets at most 4000 EUR, which is not more than applying costs it (applicationCost 4000)."
    ),
    (
      "{ call: { share: 1, capBasis: totalCost, capPerFirmEuro: 8000 } }",
      "a firm gets at most 4000 EUR, which is not more than applying costs it (applicationCost 4000)."
    ),
    ("{ call: { share: 1, feasibilityCapPerFirmEuro: 0 } }", "the grant for a study is 0."),
  ])
  func `a call whose money could never be spent is refused with the reason`(instruments: String, reason: String) throws
  {
    let found = try SampleScenario.problems(SampleScenario.policy(instruments: instruments))
    #expect(found.count == 1)
    #expect(
      found.first?.hasSuffix("policies.p.instruments.call has money that can never be spent: \(reason)") == true,
      "\(found)")
  }

  @Test func `money without instruments, and instruments without money, are refused`() throws {
    #expect(
      try SampleScenario.problems(SampleScenario.policy(instruments: "{}"))[0]
        .hasSuffix("policies.p.programme has money that can never be spent: the policy has no instruments."))
    let zero = "envelopeEuro: 0, opens: 2024Q2, closes: 2027Q3"
    #expect(
      try SampleScenario.problems(SampleScenario.policy(programme: zero, instruments: "{ hubs: { share: 1 } }"))[0]
        .hasSuffix("policies.p.instruments.hubs has money that can never be spent: the envelope is 0."))
    #expect(try SampleScenario.problems(SampleScenario.policy(programme: zero, instruments: "{}")).isEmpty)
    let small = "envelopeEuro: 7000, opens: 2024Q2, closes: 2027Q3"
    #expect(
      try SampleScenario.problems(SampleScenario.policy(programme: small, instruments: "{ voucher: { share: 1 } }"))[0]
        .hasSuffix("no agency has 7500 EUR, the value of one voucher."))
  }

  @Test func `a window must leave time for a study, and open before it closes`() throws {
    func found(_ closes: String) throws -> String {
      try SampleScenario.problems(
        SampleScenario.policy(
          programme: "envelopeEuro: 10000000, opens: 2025Q1, closes: \(closes)", instruments: "{ call: { share: 1 } }")
      ).joined(separator: "|")
    }
    #expect(try found("2025Q4").isEmpty)
    #expect(try found("2025Q3").contains("a window of 3 quarters is too short for a study of 2 and a project after it"))
    #expect(
      try found("2024Q3").contains("policies.p.programme.closes is 2024Q3, before the programme opens in 2025Q1."))
    #expect(try found("2034Q1").contains("beyond the horizon: study.horizonQuarters 40 ends with 2033Q4."))
    #expect(try found("2023Q4").contains("is 2023Q4, but must be a quarter from 2024Q1 on."))
  }

  @Test func `a foreign partner needs a second country`() throws {
    let text = SampleScenario.policy(governance: "{ mode: transnational }", instruments: "{ call: { share: 1 } }")
      .replacing("regions: 2, countries: 2", with: "regions: 2")
    #expect(
      try SampleScenario.problems(text)[0].hasSuffix(
        "has money that can never be spent: the joint agency asks for a foreign partner, but the world has one country."
      ))
  }

  @Test func `governance keys without effect are warned of, and accepted`() throws {
    let text = SampleScenario.policy(
      governance: "{ consortium: single, hubLinks: true, evaluation: additional }",
      instruments: "{ voucher: { share: 1 } }")
    let reading = try ScratchFolder(["sample.yaml": text]).load("sample.yaml")
    #expect(reading.isValid && reading.exitCode == 0)
    #expect(reading.problems.map(\.severity) == [.warning, .warning, .warning])
    #expect(
      reading.problems[0].sentence
        == "policies.p.governance.consortium has no effect: pooledShare is 0, so there is no joint agency.")
  }

  @Test func `instruments without a programme are refused`() throws {
    let found = try SampleScenario.problems(
      SampleScenario.text(policies: "{ none: {}, p: { instruments: { voucher: { share: 1 } } } }"))
    #expect(
      found == [
        "5:28 policies.p.instruments stands without a programme. Add programme: { envelopeEuro, opens, closes }."
      ])
  }
}
