import Experiments
import Findings
import ScenarioModel
import Testing

@Suite("Findings and warnings in words")
struct VerdictTests {
  private func codes(_ record: StudyRecord) throws -> [String] { try StudyFindings(record).notices.map(\.code) }

  private func study(
    _ programmes: [(name: String, programme: Programme?)] = [("fund", TinyStudy.programme())], replicates: Int = 20,
    spent: Double = 100
  ) -> TinyStudy {
    TinyStudy(
      additional: (0..<replicates).map { 10 + $0 % 3 }, deadweight: Array(repeating: 5, count: replicates),
      failed: Array(repeating: 1, count: replicates), programmes: programmes, spentEuro: spent)
  }

  @Test func `a clear effect that absorbs its budget gives a finding and no warning`() throws {
    #expect(try codes(study().record()) == ["effect"])
  }

  @Test func `fewer than twenty replicates are warned of`() throws {
    #expect(try codes(study(replicates: 19).record()) == ["effect", "few-replicates"])
  }

  @Test func `a budget that is not absorbed is named with its amount`() throws {
    let findings = try StudyFindings(study(spent: 60).record())
    let notice = try #require(findings.notices.first { $0.code == "budget-not-absorbed" })
    #expect(notice.policy == "fund")
    #expect(notice.text == "fund does not absorb its budget: EUR 40 of EUR 100 (40 %) stay unspent.")
  }

  @Test func `a policy that never commits money is said never to have fired`() throws {
    #expect(try codes(study(spent: 0).record()).contains("never-fired"))
  }

  @Test func `an effect smaller than its interval is warned of`() throws {
    let vague = TinyStudy(
      additional: (0..<20).map { $0 == 0 ? 3 : 0 }, deadweight: Array(repeating: 5, count: 20),
      failed: Array(repeating: 1, count: 20))
    let notice = try #require(
      try StudyFindings(vague.record()).notices.first { $0.code == "effect-within-interval" })
    #expect(notice.text.contains("additional at the end of 2024Q2 is 0.1 [-0.2, 0.5]"))
  }

  @Test func `a cross-border policy without its domestic control is warned of`() throws {
    let lonely = study([("fund", TinyStudy.programme(.foreign))])
    #expect(try codes(lonely.record()) == ["effect", "no-domestic-control"])
    // A domestic policy that differs in more than the rule is no control.
    var other = TinyStudy.programme(.domestic)
    other.pelotonOnly = false
    let impure = study([("fund", TinyStudy.programme(.foreign)), ("pairs", other)])
    #expect(try codes(impure.record()).contains("no-domestic-control"))
  }

  @Test func `with its controls the effect of a partner is separated from that of the border`() throws {
    let controlled = study([
      ("fund", TinyStudy.programme(.foreign)), ("pairs", TinyStudy.programme(.domestic)),
      ("alone", TinyStudy.programme(.single)),
    ])
    var record = controlled.record()
    // Pairs from one country bring 2 more than firms alone, pairs from two countries 3 fewer than that.
    for replicate in record.arms.indices {
      for (policy, change) in [(1, -1), (2, 2)] {
        for row in record.arms[replicate][policy].accounts.indices
        where record.arms[replicate][policy].accounts[row].supported > 0 {
          record.arms[replicate][policy].accounts[row].additional += change
          record.arms[replicate][policy].accounts[row].supported += change
          if record.arms[replicate][policy].accounts[row].groupKind != .support {
            record.arms[replicate][policy].accounts[row].net += change
          }
        }
        for quarter in 2..<5 { record.arms[replicate][policy].values[quarter * 5] += Double(change) }
      }
    }
    let findings = try StudyFindings(record)
    func mean(_ question: PolicyContrast.Question) -> Double? {
      findings.contrasts.first {
        $0.question == question && $0.label.indicator == "additional" && $0.horizon == 4
      }?.estimate.mean
    }
    #expect(mean(.partner) == 2)
    #expect(mean(.border) == -3)
    #expect(mean(.partnerAndBorder) == -1)
    let line = try #require(findings.notices.first { $0.code == "partner-or-border" })
    #expect(line.text.contains("having a partner (pairs against alone) brings 2.0 [2.0, 2.0] additional uses, 2.0"))
    #expect(line.text.contains("crossing the border (fund against pairs) brings -3.0 [-3.0, -3.0] additional"))
    #expect(!findings.notices.contains { $0.code == "no-domestic-control" })
    #expect(try findings.contrast("fund", against: "pairs", EffectKey(.net, horizon: 4))?.mean == -3)
  }

  @Test func `rules of agencies without money do not spoil a control`() throws {
    var control = TinyStudy.programme(.domestic)
    control.governance.nationalConsortium = .domestic
    let findings = try StudyFindings(
      study([("fund", TinyStudy.programme(.foreign)), ("pairs", control)]).record())
    #expect(findings.notices.contains { $0.code == "partner-or-border" })
  }

  @Test func `single firms with twice the number of projects are a control, with another number they are not`() throws {
    func fund(_ rule: ConsortiumRule, limit: Double) -> Programme {
      var programme = TinyStudy.programme(rule)
      if case .call(var call) = programme.instruments[0] {
        call.maxInnovation = limit
        programme.instruments = [.call(call)]
      }
      return programme
    }
    for (limit, isControl) in [(80.0, true), (160, true), (120, false)] {
      let findings = try StudyFindings(
        study([
          ("fund", fund(.foreign, limit: 80)), ("pairs", fund(.domestic, limit: 80)),
          ("alone", fund(.single, limit: limit)),
        ]).record())
      #expect(findings.contrasts.contains { $0.question == .partner } == isControl)
    }
  }

  @Test func `an interrupted study says so`() throws {
    var record = study().record()
    record.interrupted = true
    record.stoppingRuleMet = false
    #expect(try codes(record) == ["effect", "interrupted", "stopping-rule-not-met"])
  }

  @Test func `the finding names money, effect and cost`() throws {
    let text = try #require(try StudyFindings(study().record()).notices.first?.text)
    #expect(text.hasPrefix("fund, by the end of 2024Q2: EUR 110 of EUR 110 spent; 17 technology uses"))
    #expect(text.contains("31 % of the supported uses in place would be in place anyway."))
    #expect(text.contains("EUR 10 of public money per additional use."))
    #expect(text.hasSuffix("(2024Q4: 11 [11, 11])."))
  }
}
