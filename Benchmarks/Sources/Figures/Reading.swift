/// What was measured once, and how loaded the machine was meanwhile.
public struct Reading: Sendable, Equatable {
  public let value: Double
  /// Time of the same plain work before, within and after what was measured, the mean, ns a lap; see `Pace`. Zero where
  /// load changes nothing.
  public let pace: Double

  public init(_ value: Double, pace: Double = 0) {
    self.value = value
    self.pace = pace
  }

  /// Whether nobody else had a part of the processors: the plain work took as long as at the best moment
  /// that was ever seen.
  public func isUnloaded(best: Double) -> Bool { Reading.isUnloaded(pace, best: best) }

  /// Whether a pace is as good as the best; an infinite one, with a processor that could not be had, never is.
  public static func isUnloaded(_ pace: Double, best: Double) -> Bool {
    pace.isFinite && pace <= best * (1 + tolerance)
  }

  /// While other cores of the machine work the clock of all falls by steps of some five in a hundred, and a lap takes a
  /// fifth to twice as long on a processor that somebody shares. Neither counts as unloaded; what laps differ by on a
  /// processor of its own, a part or two in a hundred, does.
  public static let tolerance = 0.04

  /// Their ratio, no better than the worse of both.
  public static func / (one: Reading, other: Reading) -> Reading {
    Reading(one.value / other.value, pace: max(one.pace, other.pace))
  }

  /// Their difference, no better than the worse of both.
  public static func - (one: Reading, other: Reading) -> Reading {
    Reading(one.value - other.value, pace: max(one.pace, other.pace))
  }
}
