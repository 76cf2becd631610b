import Experiments
import Findings
import ScenarioModel
import Testing

@Suite("The verdict in words")
struct RankingVerdictTests {
  /// Twenty numbers around a mean, whole and always the same.
  private func around(_ mean: Int, _ spread: Int, shift: Int = 0) -> [Int] {
    (0..<20).map { mean + (($0 * 7 + shift) % 5 - 2) * spread }
  }

  @Test func `who leads, by how much, at what cost and how surely`() throws {
    var study = ComparedStudy()
    study.add("national", around(50, 1))
    study.add("transnational", around(80, 1))
    study.add("mixed", around(78, 1))
    let verdict = try #require(try study.text("verdict"))
    #expect(
      verdict
        == "At equal public cost (EUR 1.0 million each), by the end of 2024Q2: transnational brings 80 [79, 81] net uses, "
        + "2.0 [2.0, 2.0] more than mixed and 30 [30, 30] more than national. It also leads per EUR million spent "
        + "(80 [79, 81] net uses). By the end of 2024Q4 transnational still leads (80 [79, 81] net uses). The order "
        + "transnational > mixed > national holds in all 20 replicates."
    )
    #expect(try study.findings().notices.first?.code == "verdict")
  }

  @Test func `an advantage within its interval is not called one`() throws {
    var study = ComparedStudy()
    study.add("one", around(80, 20, shift: 1))
    study.add("other", around(79, 20, shift: 3))
    let verdict = try #require(try study.text("verdict"))
    #expect(verdict.contains("one brings 80 [66, 94] net uses, not distinctly more than other (1 ["))
    #expect(verdict.contains("Per EUR million spent it comes first too"))
    #expect(verdict.contains("but not distinctly ahead of other."))
    #expect(!verdict.contains("leads"))
  }

  @Test func `a null result reads as a null result`() throws {
    var study = ComparedStudy()
    study.add("one", around(1, 20, shift: 1))
    study.add("other", around(0, 20, shift: 3))
    let verdict = try #require(try study.text("verdict"))
    #expect(verdict.contains("one comes first by its mean with 1 [-13, 15] net uses, which cannot be told from none"))
    #expect(verdict.contains("Not distinct from nothing: other."))
    #expect(!verdict.contains("leads") && !verdict.contains("brings") && !verdict.contains("Per EUR million"))
  }

  @Test func `harm reads as harm`() throws {
    var study = ComparedStudy()
    study.add("good", around(40, 1))
    study.add("bad", around(-30, 1))
    #expect(try #require(try study.text("verdict")).contains("Fewer uses than nothing: bad (30 [29, 31] fewer)."))
    var worse = ComparedStudy()
    worse.add("bad", around(-30, 1))
    worse.add("worse", around(-40, 1))
    let verdict = try #require(try worse.text("verdict"))
    #expect(
      verdict.contains("no policy is shown to gain; even bad, the best by its mean, brings 30 [29, 31] fewer uses than")
    )
    #expect(!verdict.contains("leads per EUR"))
  }

  @Test func `unequal envelopes are never called equal cost`() throws {
    var study = ComparedStudy()
    study.add("small", around(50, 1))
    study.add("large", around(80, 1), programme: ComparedStudy.programme(euro: 1_000_000.01))
    let cent = try #require(try study.text("verdict"))
    #expect(cent.hasPrefix("Envelopes differ: EUR 1.0 million (small) to EUR 1.0 million (large), so that totals"))
    #expect(!cent.contains("equal public cost") && !cent.contains("equal envelopes"))
  }

  @Test func `equal envelopes with unequal spending are told apart from equal cost`() throws {
    var study = ComparedStudy()
    study.add("half", around(50, 1), spentEuro: 500_000)
    study.add("all", around(80, 1))
    let verdict = try #require(try study.text("verdict"))
    #expect(
      verdict.hasPrefix(
        "At equal envelopes (EUR 1.0 million each) but unequal spending (EUR 500,000 by half to EUR 1.0 million by all)"
      ))
    // 50 for half a million beat 80 for a million.
    #expect(
      verdict.contains(
        "Per EUR million spent half leads (100 [99, 101] net uses; all 80 [79, 81]): per programme and per euro disagree"
      ))
  }

  @Test func `a first place that changes with the horizon is told`() throws {
    var study = ComparedStudy()
    study.add("quick", around(80, 1), later: around(20, 1))
    study.add("slow", around(50, 1))
    #expect(
      try #require(try study.text("verdict")).contains(
        "By the end of 2024Q4 slow leads (50 [49, 51] net uses): who comes first changes with the horizon."))
  }

  @Test func `one replicate has an order and no claim`() throws {
    var study = ComparedStudy()
    study.add("one", [80])
    study.add("other", [50])
    let verdict = try #require(try study.text("verdict"))
    #expect(verdict.contains("one comes first with 80 net uses; nothing can be told apart without intervals"))
    #expect(!verdict.contains("holds in") && !verdict.contains("more than"))
  }

  @Test func `many policies are summed up rather than listed`() throws {
    var study = ComparedStudy()
    for number in 1...15 { study.add("policy-\(number)", around(10 * number, 1)) }
    let verdict = try #require(try study.text("verdict"))
    #expect(
      verdict.contains(
        "more than each of the 14 others, from 10 [10, 10] (policy-14) to 140 [140, 140] (policy-1)"))
    #expect(verdict.contains("The whole order of the 15 policies holds in all 20 replicates"))
    #expect(verdict.count < 700)
  }
}
