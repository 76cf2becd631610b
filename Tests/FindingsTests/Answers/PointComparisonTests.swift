import Findings
import ScenarioModel
import Testing

@Suite("Two policies at every point")
struct PointComparisonTests {
  @Test func `means, intervals and shares are those of hand`() throws {
    let comparison = try PointComparison([[1, 3], [-2, -2], [0, 0], [.nan, 4]], level: 0.95)
    #expect(comparison.rows.map(\.estimate.mean) == [2, -2, 0, 4])
    #expect(comparison.rows.map(\.shareLarger) == [1, 0, 0.5, 1])
    // t(1) at 97.5 % is 12.7062; standard error of {1, 3} is 1.
    #expect(abs((comparison.rows[0].estimate.upper ?? 0) - (2 + 12.706204736)) < 1e-6)
    #expect(comparison.rows[3].estimate.lower == nil)
    #expect(comparison.overall.mean == 1)
    #expect(comparison.overall.replicates == 4)
    // Two of four points positive, one zero.
    #expect(comparison.sharePointsLarger == 0.625)
    // Of three points with an interval one lies below zero for sure, none above: {1, 3} is too wide.
    #expect(comparison.sharePointsSurelyLarger == 0)
    #expect(comparison.sharePointsSurelySmaller == 1.0 / 3)
    // Units 1, 3, −2, −2, 0, 0, 4: three larger, two ties.
    #expect(comparison.shareUnitsLarger == 4.0 / 7)
    #expect(comparison.unitCount == 7)
  }

  @Test func `two studies are paired by the number of the replicate`() throws {
    let first = HandMadeAnswers.answers(HandMadeAnswers.plan(replicates: 1...3)) { policy, _, point, replicate in
      Double(policy) + point[0] + Double(replicate)
    }
    let second = HandMadeAnswers.answers(HandMadeAnswers.plan(replicates: 2...4, policies: ["fast"])) {
      policy, _, point, replicate in Double(policy) + point[0] + Double(replicate) - 5
    }
    let findings = try ComparisonFindings(first, and: second, policies: [0, 1, 2], showsAll: true)
    // `slow` is in the first only; `fast` is policy 2 there and 1 here. Replicates 2 and 3 are common.
    #expect(Set(findings.answers.map(\.policy)) == ["nothing", "fast"])
    let fast = try #require(findings.answers.first { $0.policy == "fast" })
    #expect(fast.comparison.overall.mean == 6)
    #expect(fast.comparison.rows.allSatisfy { $0.estimate.replicates == 2 })
  }

  @Test func `studies over other points or factors are refused`() throws {
    let first = HandMadeAnswers.answers { _, _, _, _ in 0 }
    let moved = HandMadeAnswers.points.map { [$0[0], $0[1] + 1] }
    for plan in [
      HandMadeAnswers.plan(.list(values: moved), points: moved), HandMadeAnswers.plan(names: ["borderPenalty", "x"]),
    ] {
      let second = HandMadeAnswers.answers(plan) { _, _, _, _ in 0 }
      #expect(throws: AnalysisError.self) {
        try ComparisonFindings(first, and: second, policies: [1], showsAll: true)
      }
    }
  }
}
