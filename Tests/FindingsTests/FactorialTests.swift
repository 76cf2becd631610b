import Experiments
import Findings
import ScenarioModel
import Testing

@Suite("Factorials of policy fields")
struct FactorialTests {
  private func programme(_ fields: [PolicyField], euro: Double = 1_000_000) -> Programme {
    var programme = ComparedStudy.programme(euro: euro)
    let share = 1 / Double(fields.count)
    programme.instruments = fields.map { field -> PolicyInstrument in
      switch field {
      case .regulation: .regulation(RuleMaking(share: share))
      case .awareness: .awareness(AwarenessCampaign(share: share))
      case .finance: .voucher(Voucher(share: share, valueEuro: 7500, studyCostEuro: 10_000))
      case .workforce: .workforce(Training(share: share))
      case .hubs: .hubs(HubFunding(share: share))
      }
    }
    return programme
  }

  /// Every mix of the fields with a net of its own, the same in all replicates but for noise that all mixes share.
  private func study(_ fields: [PolicyField], _ net: (Set<PolicyField>) -> Int) -> ComparedStudy {
    var study = ComparedStudy()
    for mask in 1..<(1 << fields.count) {
      let chosen = fields.indices.filter { mask & (1 << $0) != 0 }.map { fields[$0] }
      let name = chosen.map(\.key).joined(separator: "-")
      study.add(name, (0..<20).map { net(Set(chosen)) + $0 % 3 }, programme: programme(chosen))
    }
    return study
  }

  private func value(_ findings: StudyFindings, _ kind: FactorialEffect.Kind, _ term: String) -> Double? {
    findings.factorialEffects.first {
      $0.kind == kind && $0.term == term && $0.label.indicator == "net" && $0.horizon == 2
    }?.estimate.mean
  }

  @Test func `the effects of two fields at equal cost`() throws {
    // Awareness alone 10, finance alone 40, both 60, plus noise of mean 0.95 that cancels in contrasts. So with finance
    // 50 against 10 without it, with awareness 35 against 40, and both 60 against the 25 of the two alone.
    let study = study([.awareness, .finance]) { $0.count == 2 ? 60 : $0.contains(.finance) ? 40 : 10 }
    let findings = try study.findings()
    #expect(findings.factorials.map(\.fields) == [[.awareness, .finance]])
    #expect(value(findings, .main, "finance") == 40)
    #expect(value(findings, .main, "awareness") == -5)
    #expect(value(findings, .single, "finance") == 40.95)
    #expect(value(findings, .mix, "awareness x finance") == 35)
    // With two fields there is no third to spend on: "neither" would cost nothing.
    #expect(value(findings, .interaction, "awareness x finance") == nil)
  }

  @Test func `fields that add up have no interaction, and one that multiplies has its own`() throws {
    // Regulation 4, finance 16, workforce 8, whatever else is done; finance and workforce together 12 more.
    let parts: [PolicyField: Int] = [.regulation: 4, .finance: 16, .workforce: 8]
    let study = study([.regulation, .finance, .workforce]) { fields in
      fields.reduce(0) { $0 + (parts[$1] ?? 0) } + (fields.isSuperset(of: [.finance, .workforce]) ? 12 : 0)
    }
    let findings = try study.findings()
    #expect(value(findings, .interaction, "regulation x finance") == 0)
    #expect(value(findings, .interaction, "finance x workforce") == 12)
    // With finance 16, 20, 36 and 40; without it, among mixes that spend, 4, 8 and 12. Both 36 against 12 in the mean.
    #expect(value(findings, .main, "finance") == 20)
    #expect(value(findings, .mix, "finance x workforce") == 24)
    let text = try #require(try study.text("factorial"))
    #expect(text.hasPrefix("7 mixes of regulation, finance and workforce. At equal public cost (EUR 1.0 million each)"))
    #expect(text.contains("those with finance bring 20 [20, 20] more net uses"))
    #expect(
      text.contains("Singly, net uses: finance 17 [17, 17], workforce 9.0 [8.6, 9.3], regulation 5.0 [4.6, 5.3]."))
    #expect(text.contains("Interactions, what one field changes in another: finance x workforce 12 [12, 12]; no other"))
    #expect(text.contains("With against without, by the end of 2024Q4: regulation -1.0"))
    #expect(text.hasSuffix("All mixes have the same envelope: adding a field takes money from the others."))
  }

  @Test func `fields that make no difference are said to make none`() throws {
    let study = study([.awareness, .finance, .hubs]) { _ in 20 }
    let findings = try study.findings()
    #expect(
      findings.factorialEffects.filter { $0.kind != .single && $0.label.unit == "pairs" }
        .allSatisfy { $0.estimate.mean == 0 && $0.estimate.upper == 0 })
    let text = try #require(try study.text("factorial"))
    #expect(text.contains("no distinct difference with awareness (0 [0, 0]), finance (0 [0, 0]) or hubs (0 [0, 0])."))
    #expect(text.contains("Interactions, what one field changes in another: none distinct from zero."))
  }

  @Test func `per million the mean of ratios of means is compared`() throws {
    let study = study([.awareness, .finance]) { $0.count == 2 ? 60 : $0.contains(.finance) ? 40 : 10 }
    let row = try #require(
      try study.findings().factorialEffects.first {
        $0.kind == .mix && $0.label.indicator == "netPerMillion" && $0.horizon == 2
      })
    #expect(try abs(#require(row.estimate.mean) - 35) < 1e-9)
    #expect(row.estimate.lower != nil && row.label.unit == "pairs per EUR million")
  }

  @Test func `an incomplete, doubled or unequal set is no factorial`() throws {
    let whole = study([.awareness, .finance]) { _ in 5 }
    var lacking = whole
    lacking.entries.removeLast()
    var doubled = whole
    doubled.add("again", whole.entries[0].net, programme: whole.entries[0].programme)
    var unequal = whole
    unequal.entries[2].programme.envelopeEuro += 0.01
    var otherRule = whole
    otherRule.entries[2].programme.pelotonOnly = false
    for study in [lacking, doubled, unequal, otherRule] { #expect(try study.findings().factorials.isEmpty) }
  }

  @Test func `the largest complete factorial is reported, and others with another governance beside it`() throws {
    var study = study([.regulation, .awareness, .finance]) { _ in 5 }
    // A fourth field alone completes nothing larger, and another governance is another set.
    study.add("hubs", Array(repeating: 5, count: 20), programme: programme([.hubs]))
    for fields in [[PolicyField.awareness], [.finance], [.awareness, .finance]] {
      var national = programme(fields)
      national.governance.pooledShare = 0
      study.add("national-\(fields.count)-\(fields[0].key)", Array(repeating: 5, count: 20), programme: national)
    }
    let fields = try study.findings().factorials.map(\.fields)
    #expect(fields == [[.regulation, .awareness, .finance], [.awareness, .finance]])
  }
}
