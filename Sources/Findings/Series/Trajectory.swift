public import Experiments
import GSLNumerics
import ScenarioModel

/// The course of one series under one policy, over replicates.
public struct Trajectory: Sendable, Equatable {
  /// Index in `Scenario.policies`.
  public var policy: Int
  public var label: CellLabel
  /// One point per quarter, from the first quarter recorded.
  public var points: [TrajectoryPoint]
}

/// The distribution of a series over replicates at the end of one quarter. Nil is missing.
public struct TrajectoryPoint: Sendable, Equatable {
  /// Quarter q; 0 is 2024Q1.
  public var quarter: Int
  public var mean: Double?
  /// Divisor n − 1.
  public var sd: Double?
  /// Quantiles of type 7 at .05, .25, .5, .75, .95; empty without any replicate.
  public var quantiles: [Double]
  /// Replicates in which the series is defined.
  public var replicates: Int

  /// Probabilities of ``quantiles``.
  public static let probabilities = [0.05, 0.25, 0.5, 0.75, 0.95]
}

extension Trajectory {
  /// Courses of all series under all policies, in the order of the scenario and of the layout; those of single regions
  /// only where the study asks for them.
  public static func table(_ study: StudyRecord, _ labels: Labels) -> [Trajectory] {
    let layout = study.layout
    let withRegions = study.scenario.study.regionalDetail == .full
    var sample: [Double] = []
    sample.reserveCapacity(study.arms.count)
    var table: [Trajectory] = []
    for policy in study.scenario.policies.indices {
      let arms = study.arms.map { $0[policy].values }
      for (index, key) in layout.keys.enumerated() where withRegions || key.groupKind != .region {
        let points = (0..<layout.quarterCount).map { quarter in
          sample.removeAll(keepingCapacity: true)
          for values in arms {
            let value = values[quarter * layout.keys.count + index]
            if !value.isNaN { sample.append(value) }
          }
          return TrajectoryPoint(quarter: layout.firstQuarter + quarter, &sample)
        }
        let label = labels.cell(key.indicator, key.groupKind, key.group, technology: key.technology)
        table.append(Trajectory(policy: policy, label: label, points: points))
      }
    }
    return table
  }
}

extension TrajectoryPoint {
  init(quarter: Int, _ sample: inout [Double]) {
    self.quarter = quarter
    replicates = sample.count
    mean = SampleStatistics.mean(sample)
    sd = SampleStatistics.standardDeviation(sample)
    sample.sort()
    let sorted = sample
    quantiles = TrajectoryPoint.probabilities.compactMap { SampleStatistics.quantile(ofSorted: sorted, $0) }
  }
}
