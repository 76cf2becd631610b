import Foundation
import ScenarioModel

/// `points.csv`: one row per point with its identity and the value of every factor.
enum PointsFile {
  static func text(_ points: [StudyPlan.Point], factors: [ScenarioPath]) -> String {
    var text = (["point", "identity"] + factors.map(\.description)).joined(separator: ",") + "\n"
    for (index, point) in points.enumerated() {
      text += "\(index),\(point.identity)"
      for value in point.values { text += ",\(value)" }
      text += "\n"
    }
    return text
  }

  /// The points of a text that ``text(_:factors:)`` made; nil for any other.
  static func points(_ text: String, factors: Int) -> [StudyPlan.Point]? {
    var points: [StudyPlan.Point] = []
    for line in text.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      let values = cells.dropFirst(2).compactMap { Double($0) }
      guard cells.count == factors + 2, values.count == factors else { return nil }
      points.append(StudyPlan.Point(values: values, identity: String(cells[1])))
    }
    return points
  }
}
