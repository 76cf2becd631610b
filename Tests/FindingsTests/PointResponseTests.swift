import ScenarioModel
import Testing

@testable import Experiments
@testable import Findings

@Suite("Responses at a point")
struct PointResponseTests {
  private let plan: StudyPlan

  init() {
    let scenario = TinyStudy.scenario([("fund", TinyStudy.programme())], resamples: 0)
    plan = StudyPlan(
      hash: "", version: "", scenario: scenario, scenarioPath: "", design: StudyDesign(method: .grid, factors: []),
      points: [StudyPlan.Point(values: [], identity: "")], inputs: [], replicates: 1...2,
      layout: RecordLayout(scenario))
  }

  /// A unit that left only these totals at the end of the second horizon.
  private func record(
    _ replicate: Int, baseline: [Indicator: Double], fund: [Indicator: Double]
  ) throws -> UnitRecord {
    let width = plan.columns.count
    var values = [Double](repeating: .nan, count: 2 * width)
    for (policy, numbers) in [baseline, fund].enumerated() {
      for (indicator, number) in numbers {
        let column = try #require(plan.columns.firstIndex(of: RecordColumn(indicator, quarter: 3)))
        values[policy * width + column] = number
      }
    }
    return UnitRecord(point: 0, replicate: replicate, values: values)
  }

  private func responses() throws -> [PointResponse] {
    try PointResponses(plan).responses([
      record(
        1, baseline: [.usedPairs: 50, .publicCost: 0],
        fund: [.usedPairs: 53, .publicCost: 100, .additional: 4, .deadweight: 1, .net: 2]),
      record(
        2, baseline: [.usedPairs: 60, .publicCost: 0],
        fund: [.usedPairs: 65, .publicCost: 140, .additional: 6, .deadweight: 4, .net: 6]),
    ])
  }

  private func estimate(_ indicator: Indicator) throws -> Estimate {
    let rows = try responses().filter { $0.indicator == indicator && $0.groupKind == .all && $0.quarter == 3 }
    #expect(rows.count == 1)
    return try #require(rows.first).estimate
  }

  @Test func `a level is compared with the baseline of the same replicate`() throws {
    let used = try estimate(.usedPairs)
    // 53 − 50 and 65 − 60: mean 4, standard deviation √2; t(1) at 97.5 % is 12.7062, and sd/√n is 1.
    #expect(used.mean == 4 && used.replicates == 2)
    #expect(abs((used.sd ?? 0) - 2.0.squareRoot()) < 1e-12)
    #expect(abs((used.lower ?? 0) - (4 - 12.706204736)) < 1e-6 && abs((used.upper ?? 0) - (4 + 12.706204736)) < 1e-6)
  }

  @Test func `an account is a comparison already`() throws {
    #expect(try estimate(.additional).mean == 5)
    #expect(try estimate(.deadweight).mean == 2.5)
  }

  @Test func `ratios are those of totals, not means of ratios`() throws {
    #expect(try estimate(.costPerAdditional).mean == 240.0 / 10)
    #expect(try estimate(.costPerNet).mean == 240.0 / 8)
    #expect(abs((try estimate(.additionalPerMillion).mean ?? 0) - 10 / 240.0 * 1_000_000) < 1e-6)
    #expect(try estimate(.deadweightShare).mean == 5.0 / 15)
  }

  @Test func `what no replicate left has no mean`() throws {
    #expect(try estimate(.failed).mean == nil)
  }

  @Test func `the baseline has no response to itself`() throws {
    #expect(try responses().allSatisfy { $0.policy == 1 })
  }
}
