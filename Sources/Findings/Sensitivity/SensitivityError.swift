/// A sample of which the sensitivity cannot be told.
public enum SensitivityError: Error, Equatable, CustomStringConvertible {
  /// Fewer points than any statement needs.
  case tooFewPoints(Int, needed: Int)
  /// A layout that consists of blocks of equal length, and a number of points that does not.
  case wrongNumberOfPoints(Int, multipleOf: Int)
  /// No factor moves by itself.
  case noFactors
  /// From a point of a trajectory to the next not exactly one group moves; numbers of the points from 0.
  case brokenTrajectory(from: Int, to: Int, moved: [String])
  /// Another number of answers than points.
  case wrongNumberOfAnswers(Int, points: Int)

  public var description: String {
    switch self {
    case .tooFewPoints(let count, let needed):
      "There \(count == 1 ? "is" : "are") \(count) point\(count == 1 ? "" : "s") with numbers, but at least \(needed) "
        + "are needed to tell a sensitivity. Give the design more points, trajectories or base rows."
    case .wrongNumberOfPoints(let count, let length):
      "There are \(count) points, but the method needs a multiple of \(length). Check that no point is missing, that "
        + "none is there twice, and that the method is the one that the points were laid by."
    case .noFactors:
      "The design has no factor that moves by itself. Give at least one factor a distribution that is not tied."
    case .brokenTrajectory(let from, let to, let moved):
      "From point \(from) to point \(to) \(moved.isEmpty ? "nothing" : moved.joined(separator: " and ")) moves, but in "
        + "a trajectory exactly one factor or group does. Check the order of the points and the groups."
    case .wrongNumberOfAnswers(let count, let points):
      "There are \(count) answers for \(points) points."
    }
  }
}
