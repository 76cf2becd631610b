public import Experiments
import ScenarioModel

/// What a policy brought at one point of a design, against the baseline of the same replicates.
public struct PointResponse: Sendable {
  /// Index of the policy.
  public let policy: Int
  /// What the number is about.
  public let indicator: Indicator
  public let groupKind: GroupKind
  public let group: Int
  public let technology: Int?
  /// Quarter q at whose end it is read.
  public let quarter: Int
  public let estimate: Estimate
}

/// Turns the records of the replicates at one point into responses: differences of levels, accounts, and ratios of
/// totals (public cost per additional and per net use, uses per million euro, share of deadweight).
public struct PointResponses: Sendable {
  private let plan: StudyPlan
  private let estimator: Estimator
  private let ratios: [Ratio]
  private let baseline: Int

  public init(_ plan: StudyPlan) {
    self.plan = plan
    baseline = plan.scenario.baselineIndex
    estimator = Estimator(level: plan.scenario.study.confidenceLevel, resamples: 0, key: 0)
    ratios = Ratio.all(plan.columns)
  }

  /// Responses of every policy but the baseline, in the order of policies and columns, then ratios.
  ///
  /// - Throws: ``GSLNumerics/NumericsError`` for a confidence level that no interval has.
  public func responses(_ records: [UnitRecord]) throws -> [PointResponse] {
    let width = plan.columns.count
    var rows: [PointResponse] = []
    for policy in plan.policies.indices where policy != baseline {
      func column(_ index: Int) -> [Double] {
        let isLevel = plan.columns[index].indicator.kind == .level
        return records.map {
          $0.values[policy * width + index] - (isLevel ? $0.values[baseline * width + index] : 0)
        }
      }
      for (index, cell) in plan.columns.enumerated() {
        rows.append(
          PointResponse(
            policy: policy, indicator: cell.indicator, groupKind: cell.groupKind, group: cell.group,
            technology: cell.technology, quarter: cell.quarter, estimate: try estimator.estimate(.plain(column(index))))
        )
      }
      for ratio in ratios {
        let over = ratio.denominators.map(column).reduce([Double](repeating: 0, count: records.count)) {
          zip($0, $1).map { $0 + $1 }
        }
        let estimate = try estimator.estimate(
          .ratio(column(ratio.numerator), over: over.map { $0 / ratio.denominatorUnit }))
        rows.append(
          PointResponse(
            policy: policy, indicator: ratio.indicator, groupKind: .all, group: 0, technology: nil,
            quarter: ratio.quarter, estimate: estimate))
      }
    }
    return rows
  }

  /// One ratio of columns, over all firms and technologies.
  private struct Ratio {
    let indicator: Indicator
    let quarter: Int
    let numerator: Int
    let denominators: [Int]
    let denominatorUnit: Double

    /// Those whose columns are there.
    static func all(_ columns: [RecordColumn]) -> [Ratio] {
      let quarters = Set(columns.filter { $0.indicator.kind == .account }.map(\.quarter)).sorted()
      return quarters.flatMap { quarter -> [Ratio] in
        func find(_ indicator: Indicator) -> Int? {
          columns.firstIndex(of: RecordColumn(indicator, quarter: quarter))
        }
        func ratio(_ name: Indicator, _ over: Indicator, _ under: [Indicator], unit: Double = 1) -> Ratio? {
          let denominators = under.compactMap(find)
          guard let numerator = find(over), denominators.count == under.count else { return nil }
          return Ratio(
            indicator: name, quarter: quarter, numerator: numerator, denominators: denominators, denominatorUnit: unit)
        }
        return [
          ratio(.costPerAdditional, .publicCost, [.additional]), ratio(.costPerNet, .publicCost, [.net]),
          ratio(.additionalPerMillion, .additional, [.publicCost], unit: 1_000_000),
          ratio(.netPerMillion, .net, [.publicCost], unit: 1_000_000),
          ratio(.deadweightShare, .deadweight, [.deadweight, .additional]),
        ].compactMap { $0 }
      }
    }
  }
}
