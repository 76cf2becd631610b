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
  /// A point of Saltelli's rows that is not the mixture of A and B that its place demands; its number from 0.
  case brokenRow(point: Int, factor: String)
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
      "From point \(from) to point \(to) "
        + (moved.isEmpty
          ? "nothing new moves" : "\(moved.count) factors or groups move (\(moved.joined(separator: ", ")))")
        + ", but in a trajectory every factor or group moves once, and alone. Check the order of the points and the "
        + "groups; points are counted from 0."
    case .brokenRow(let point, let factor):
      "Point \(point) has another \(factor) than the order of the method demands: A, AB1 ... ABk, BA1 ... BAk, B, where "
        + "ABj is A with factor j of B. Check the method, and whether the points have BA rows; points are counted from 0."
    case .wrongNumberOfAnswers(let count, let points):
      "There are \(count) answers for \(points) points."
    }
  }
}
