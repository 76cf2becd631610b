import Experiments
import ScenarioModel

/// One part of a policy's effect.
public struct AttributionRow: Sendable, Equatable {
  /// Index in `Scenario.policies`.
  public var policy: Int
  public var channel: Channel
  /// Indicator, unit and group; never by technology.
  public var label: CellLabel
  /// h: the state at the end of quarter h − 1.
  public var horizon: Int
  public var estimate: Estimate
  /// Of instruments: means of what it does alone, and of what the policy would lose without it, echoes muted.
  public var firstIn: Double?
  public var lastIn: Double?
}

/// Effects by channel, of the policies that were explained: for net uses and adopter-years, all firms and each country.
///
/// Empty when nothing was to be explained. Student intervals only. Method: ODD, attribution.
public struct AttributionTable: Sendable {
  /// By policy, indicator, group, horizon and channel.
  public let rows: [AttributionRow]
  /// Indices of the policies that were explained, in order.
  public let policies: [Int]

  /// Computes every row; the record has been checked before.
  init(_ study: StudyRecord, horizons: [Int], _ estimator: Estimator, _ labels: Labels) throws {
    let muted = Estimator(level: estimator.level, resamples: 0, key: estimator.key)
    var rows: [AttributionRow] = []
    let plans = study.explanationPlans
    policies = plans.map(\.policy)
    for (place, plan) in plans.enumerated() {
      let records = study.explanations.map { $0[place] }
      for measure in Measure.allCases {
        for group in 0...study.scenario.world.countries.count {
          let label = labels.cell(
            measure.indicator, group == 0 ? .all : .country, max(0, group - 1), technology: nil)
          for horizon in horizons {
            guard let cell = study.tallyCell(horizon: horizon, group: group) else { continue }
            let parts = records.map { Decomposition(plan, $0, measure.counts, cell: cell) }
            let channels = Channel.channels(of: plan)
            let unit = measure.unit * study.weight
            let estimates = try muted.estimates(
              channels.map { channel in .plain(parts.map { Double($0.halves[channel] ?? 0) / 2 * unit }) })
            for (channel, estimate) in zip(channels, estimates) {
              rows.append(
                AttributionRow(
                  policy: plan.policy, channel: channel, label: label, horizon: horizon, estimate: estimate,
                  firstIn: averageCount(parts.map { $0.firstIn[channel] }, unit),
                  lastIn: averageCount(parts.map { $0.lastIn[channel] }, unit)))
            }
          }
        }
      }
    }
    self.rows = rows
  }

  /// The parts of the net uses of all firms, in the order of the tables.
  public func netParts(policy: Int, horizon: Int) -> [AttributionRow] {
    rows.filter {
      $0.policy == policy && $0.label.indicator == Indicator.net.rawValue && $0.horizon == horizon
        && $0.label.groupKind == GroupKind.all.rawValue
    }
  }
}

/// What is decomposed.
enum Measure: CaseIterable {
  case net, adopterYears

  var indicator: Indicator { self == .net ? .net : .adopterYears }
  /// What is counted for it, and what one count is worth in the unit of the indicator.
  var counts: KeyPath<UseTally, [Int]> { self == .net ? \.pairs : \.pairQuarters }
  var unit: Double { self == .net ? 1 : 0.25 }
}

extension StudyRecord {
  /// How the explained policies were explained, in the order of the records.
  var explanationPlans: [ExplanationPlan] {
    (explanations.first ?? []).map { ExplanationPlan(scenario, policy: $0.policy) }
  }

  /// Place of a horizon and a group (0 all firms, 1 + c country c) in a tally; nil for other horizons.
  func tallyCell(horizon: Int, group: Int) -> Int? {
    scenario.study.horizons.firstIndex(of: horizon).map { $0 * (1 + scenario.world.countries.count) + group }
  }
}

/// Mean over replicates in the unit of the indicator; nil where there is nothing to average.
private func averageCount(_ counts: [Int?], _ unit: Double) -> Double? {
  let known = counts.compactMap { $0 }
  guard !known.isEmpty else { return nil }
  return Double(known.reduce(0, +)) * unit / Double(known.count)
}
