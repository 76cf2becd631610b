/// What was measured once, and how loaded the machine was meanwhile.
public struct Reading: Sendable, Equatable {
  public let value: Double
  /// Time of the same plain work before, within and after the repetition, the mean, ns a lap; see `Pace`.
  public let pace: Double

  public init(_ value: Double, pace: Double) {
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

  /// Means of laps vary by a part or two in a hundred on a processor that nobody shares. A lap takes a fifth longer on one
  /// that somebody does, so that a repetition counts of which a fifth was loaded, and none of which much more was.
  public static let tolerance = 0.04
}
