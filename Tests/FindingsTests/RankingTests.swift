import Experiments
import Findings
import ScenarioModel
import Testing

@Suite("Rankings and how stable they are")
struct RankingTests {
  @Test func `an order that holds everywhere has shares of one`() {
    let shares = OrderShares([[5, 6], [3, 4], [1, 2]])
    #expect(shares.order == 1 && shares.replicates == 2)
    #expect(shares.first == [1, 0, 0])
    #expect(shares.atPlace == [1, 1, 1])
  }

  @Test func `an order that one replicate of four reverses holds in three quarters`() {
    let shares = OrderShares([[5, 5, 5, 1], [3, 3, 3, 2]])
    #expect(shares.order == 0.75)
    #expect(shares.first == [0.75, 0.25])
  }

  @Test func `ties are put in order at random`() {
    // A tie of two before a third: either order of the two. A tie of all three: one order of six.
    #expect(OrderShares([[5], [5], [1]]).order == 0.5)
    #expect(OrderShares([[5], [5], [5]]).order == 1.0 / 6)
    let shares = OrderShares([[5], [5], [1]])
    #expect(shares.first == [0.5, 0.5, 0])
    #expect(shares.atPlace == [0.5, 0.5, 1])
    #expect(OrderShares.larger([5, 1], than: [5, 0]) == 0.75)
    // Two ties of two: 1/2 · 1/2. An order is broken even when a tie precedes it.
    #expect(OrderShares([[5], [5], [1], [1]]).order == 0.25)
    #expect(OrderShares([[5], [5], [6]]).order == 0)
  }

  @Test func `replicates with a missing number do not count`() {
    let shares = OrderShares([[5, .nan], [3, 9]])
    #expect(shares.replicates == 1 && shares.order == 1)
    #expect(OrderShares.larger([.nan], than: [1]) == nil)
    #expect(OrderShares([[Double](), []]).order == nil)
  }

  @Test func `policies are ranked by mean, at every horizon and by every indicator`() throws {
    var study = ComparedStudy()
    study.add("small", [1, 3, 2], later: [9, 9, 9])
    study.add("large", [5, 2, 5])
    let findings = try study.findings()
    #expect(findings.rankings.count == 5 * 2)
    let first = try #require(findings.rankings.first { $0.indicator == .net && $0.horizon == 2 })
    #expect(first.places.map { findings.policyName($0.policy) } == ["large", "small"])
    #expect(first.orderShare == 2.0 / 3)
    #expect(first.places[0].estimate == findings.effect(of: "large", EffectKey(.net, horizon: 2)))
    let last = try #require(findings.rankings.first { $0.indicator == .net && $0.horizon == 4 })
    #expect(last.places.map { findings.policyName($0.policy) } == ["small", "large"])
  }

  @Test func `every pair of a ranking is a contrast, the higher policy first, with its share of replicates`() throws {
    var study = ComparedStudy()
    study.add("c", [1, 1, 1])
    study.add("a", [5, 4, 3])
    study.add("b", [2, 5, 3])
    let findings = try study.findings()
    let rows = findings.contrasts.filter {
      $0.question == .ranking && $0.label.indicator == "net" && $0.horizon == 2
    }
    let names = rows.map { "\(findings.policyName($0.policy)) > \(findings.policyName($0.reference))" }
    #expect(names == ["a > b", "a > c", "b > c"])
    #expect(rows.map(\.shareLarger) == [0.5, 1, 1])
    #expect(abs((rows[0].estimate.mean ?? 0) - 2.0 / 3) < 1e-12 && rows[0].estimate.lower != nil)
  }

  @Test func `policies without money are not ranked, and one policy makes no ranking`() throws {
    var study = ComparedStudy()
    study.add("fund", [1, 2])
    study.add("moneyless", [0, 0], programme: ComparedStudy.programme(euro: 0), spentEuro: 0)
    // Nobody administers what is not there.
    var record = study.record()
    record.budgets[2] = BudgetRecord(envelopeEuro: 0, agencies: [])
    for replicate in record.arms.indices { record.arms[replicate][2].money = [] }
    let findings = try StudyFindings(record)
    #expect(findings.rankings.isEmpty)
    #expect(!findings.notices.contains { $0.code == "verdict" })
  }
}
