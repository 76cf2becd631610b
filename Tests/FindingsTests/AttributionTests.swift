import Experiments
import Findings
import ScenarioModel
import Testing

/// Effects by channel, from runs counted by hand.
@Suite("Attribution")
struct AttributionTests {
  /// Uses added by each run of the plan for a call, hubs and training: pairs, then twice as many pair-quarters.
  private static let threeInstruments: [(spending: Set<InstrumentKind>, demonstrations: Bool, added: Int)] = [
    ([.call, .hubs, .workforce], true, 45), ([.call, .hubs, .workforce], false, 42), ([.call], false, 10),
    ([.hubs], false, 20), ([.workforce], false, 0), ([.hubs, .workforce], false, 20),
    ([.call, .workforce], false, 10), ([.call, .hubs], false, 35),
  ]

  private static func programme(_ kinds: [InstrumentKind]) -> Programme {
    var programme = TinyStudy.programme()
    programme.instruments += [.hubs(HubFunding(share: 1)), .workforce(Training(share: 1))]
    programme.instruments = programme.instruments.filter { kinds.contains($0.kind) }
    return programme
  }

  /// A study of one policy that adds 60 uses in the first replicate and `second` in the other, all in country 1; the runs
  /// of the explanation add what is given, in every replicate.
  private func study(
    _ kinds: [InstrumentKind] = [.call, .hubs, .workforce],
    _ runs: [(spending: Set<InstrumentKind>, demonstrations: Bool, added: Int)] = threeInstruments,
    second: Int = 60, weight: Double = 1
  ) -> StudyRecord {
    var tiny = TinyStudy(additional: [60, second], deadweight: [0, 0], failed: [0, 0])
    tiny.weight = weight
    tiny.programmes = [("fund", Self.programme(kinds))]
    var record = tiny.record()
    let plan = ExplanationPlan(record.scenario, policy: 1)
    record.explanations = record.arms.indices.map { replicate in
      [
        ExplanationRecord(
          policy: 1, replicate: replicate + 1, baseline: tally(0), whole: tally([60, second][replicate]),
          arms: plan.arms.map { arm in
            tally(
              runs.first { $0.spending == arm.spending && $0.demonstrations == arm.demonstrations }?.added ?? -1)
          })
      ]
    }
    return record
  }

  /// Two horizons of three groups: all firms, country 0 with 7 uses, country 1 with 50 and what is added.
  private func tally(_ added: Int) -> UseTally {
    let pairs = [57 + added, 7, 50 + added]
    return UseTally(pairs: pairs + pairs, pairQuarters: (pairs + pairs).map { 2 * $0 })
  }

  private func means(_ findings: StudyFindings) -> [Channel: Double] {
    Dictionary(
      uniqueKeysWithValues: findings.attribution.netParts(policy: 1, horizon: 2).map {
        ($0.channel, $0.estimate.mean ?? .nan)
      })
  }

  @Test func `an instrument is the mean of first in and last in, and three leave a remainder`() throws {
    let findings = try StudyFindings(study())
    // First in 10, 20 and 0; last in 42 − 20, 42 − 10 and 42 − 35.
    #expect(
      means(findings) == [
        .call: 16, .hubs: 26, .workforce: 3.5, .demonstrations: 3, .peers: 15, .remainder: -3.5, .total: 60,
      ])
    let call = try #require(findings.attribution.rows.first { $0.channel == .call })
    #expect(call.firstIn == 10 && call.lastIn == 22 && call.estimate.sd == 0 && call.estimate.bootstrapLower == nil)
    let peers = try #require(findings.attribution.rows.first { $0.channel == .peers })
    #expect(peers.firstIn == nil && peers.lastIn == nil)
  }

  @Test func `with interactions of pairs at most the channels are Shapley values and nothing remains`() throws {
    // v = 10·call + 20·hubs + 6·both: each gets half of the six.
    let runs: [(spending: Set<InstrumentKind>, demonstrations: Bool, added: Int)] = [
      ([.call, .hubs], true, 36), ([.call, .hubs], false, 36), ([.call], false, 10), ([.hubs], false, 20),
    ]
    let parts = means(try StudyFindings(study([.call, .hubs], runs)))
    #expect(parts == [.call: 13, .hubs: 23, .demonstrations: 0, .peers: 24, .remainder: 0, .total: 60])
  }

  @Test func `one instrument is all that is not an echo`() throws {
    let runs: [(spending: Set<InstrumentKind>, demonstrations: Bool, added: Int)] = [
      ([.call], true, 50), ([.call], false, 44),
    ]
    let parts = means(try StudyFindings(study([.call], runs)))
    #expect(parts == [.call: 44, .demonstrations: 6, .peers: 10, .remainder: 0, .total: 60])
  }

  @Test func `rows are real uses and use-years, of all firms and by country`() throws {
    let findings = try StudyFindings(study(weight: 10))
    func mean(_ indicator: String, _ group: String, _ channel: Channel) -> Double? {
      findings.attribution.rows.first {
        $0.label.indicator == indicator && $0.label.group == group && $0.channel == channel && $0.horizon == 4
      }?.estimate.mean
    }
    #expect(mean("net", "all", .hubs) == 260 && mean("net", "NL", .hubs) == 260 && mean("net", "DE", .hubs) == 0)
    // Twice as many pair-quarters, four to a year.
    #expect(mean("adopterYears", "all", .hubs) == 130 && mean("adopterYears", "NL", .remainder) == -17.5)
    // Two indicators, three groups, two horizons, seven channels.
    #expect(findings.attribution.rows.count == 2 * 3 * 2 * 7 && findings.attribution.policies == [1])
  }

  @Test func `intervals are paired by replicate`() throws {
    let findings = try StudyFindings(study(second: 40))
    let peers = try #require(findings.attribution.rows.first { $0.channel == .peers })
    // 15 and −5: mean 5, half-width 12.706·14.142/√2.
    #expect(peers.estimate.mean == 5 && abs((peers.estimate.upper ?? 0) - 132.062) < 0.001)
  }

  @Test func `the sentence names the largest source first and the remainder last`() throws {
    let notice = try #require(try StudyFindings(study()).notices.first { $0.code == "attribution" })
    #expect(notice.kind == .finding && notice.policy == "fund")
    #expect(
      notice.text
        == "fund: of 60 [60, 60] net uses by the end of 2024Q2, 26 [26, 26] come from hub services, 16 [16, 16] from the grants "
        + "of the call, 15 [15, 15] from peers, 3.5 [3.5, 3.5] from training, 3.0 [3.0, 3.0] from demonstrations; "
        + "interactions of three or more instruments account for -3.5 [-3.5, -3.5].")
  }

  @Test func `nothing asked, nothing explained`() throws {
    let findings = try StudyFindings(TinyStudy(additional: [4, 6], deadweight: [2, 3], failed: [1, 1]).record())
    #expect(findings.attribution.rows.isEmpty && !findings.notices.contains { $0.code == "attribution" })
  }

  private func problems(_ change: (inout StudyRecord) -> Void) -> [String] {
    var record = study()
    change(&record)
    do {
      _ = try StudyFindings(record)
      return []
    } catch let error as FindingsError {
      return error.problems
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `an explanation of another run than the one reported is refused`() {
    #expect(problems { _ in } == [])
    let found = problems { for cell in [0, 2] { $0.explanations[1][0].whole.pairs[cell] += 1 } }
    #expect(
      found == ["fund, replicate 2, horizon 2, all: what is explained is a net of 61, but the accounts have 60."])
    let country = problems { $0.explanations[0][0].arms[3].pairQuarters[1] += 1 }
    #expect(country == ["fund, replicate 1, horizon 2, adopterYears: countries add up to 155, not 154."])
    #expect(problems { $0.explanations[0][0].arms.removeLast() }.first?.contains("8 runs is not complete") == true)
    #expect(problems { $0.explanations.removeLast() }.first?.contains("1 replicates, but 2") == true)
    #expect(problems { $0.explanations[1] = [] }.first?.contains("other policies are explained") == true)
  }

  @Test func `where the baseline has a programme, what it does is a channel of its own`() throws {
    var record = study()
    record.scenario.policies[0].programme = TinyStudy.programme()
    record.budgets[0] = TinyStudy.budget
    for replicate in 0..<2 {
      record.arms[replicate][0].money = record.arms[replicate][1].money
      for quarter in 0..<5 { record.arms[replicate][0].values[quarter * 5 + 1] = quarter >= 1 ? 110 : 0 }
      // A policy whose money is all withheld is 12 uses behind the baseline.
      record.explanations[replicate][0].arms.append(tally(-12))
    }
    let parts = means(try StudyFindings(record))
    #expect(parts[.baselineProgramme] == -12 && parts[.total] == 60)
    // First in 10 − (−12), last in 22.
    #expect(parts[.call] == 22 && parts[.remainder] == (42 + 12) - (22 + 32 + 9.5))
  }
}
