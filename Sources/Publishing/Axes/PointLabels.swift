/// Sets labels beside points of a plane so that none lies on another label or on a point.
package struct PointLabels {
  /// A point that wants a label.
  package struct Wish: Sendable {
    package var centre: Point
    /// Radius that the label must leave free.
    package var radius: Double
    /// Size of the text.
    package var width: Double
    package var height: Double

    package init(centre: Point, radius: Double, width: Double, height: Double) {
      self.centre = centre
      self.radius = radius
      self.width = width
      self.height = height
    }
  }

  /// Where a label stands.
  package struct Place: Sendable, Equatable {
    package var box: Box
    /// Whether it stands so far off that a line must lead to its point.
    package var needsLine: Bool
  }

  private let frame: Box
  private var taken: [Box]

  /// - Parameters:
  ///   - frame: Where labels must lie.
  ///   - taken: What they must not cover.
  package init(within frame: Box, avoiding taken: [Box] = []) {
    self.frame = frame
    self.taken = taken
  }

  /// Sets labels in the order of the wishes, so that the first have the best choice.
  /// - Returns: a place for each; nil where none is free.
  package mutating func place(_ wishes: [Wish]) -> [Place?] {
    taken += wishes.map { wish in
      Box(
        left: wish.centre.x - wish.radius, top: wish.centre.y - wish.radius, right: wish.centre.x + wish.radius,
        bottom: wish.centre.y + wish.radius)
    }
    return wishes.map { wish in
      for (distance, needsLine) in [(2.0, false), (5, false), (14, true), (26, true), (40, true)] {
        for box in PointLabels.candidates(wish, distance) where frame.contains(box) {
          if taken.contains(where: box.overlaps) { continue }
          taken.append(box)
          return Place(box: box, needsLine: needsLine)
        }
      }
      return nil
    }
  }

  /// Takes a place that was chosen elsewhere; false where something stands there, or it leaves the frame.
  package mutating func take(_ box: Box) -> Bool {
    guard frame.contains(box), !taken.contains(where: box.overlaps) else { return false }
    taken.append(box)
    return true
  }

  /// Right, left, above, below, then askew.
  private static func candidates(_ wish: Wish, _ distance: Double) -> [Box] {
    let away = wish.radius + distance
    let (x, y) = (wish.centre.x, wish.centre.y)
    let (w, h) = (wish.width, wish.height)
    let corners = [
      (x + away, y - h / 2), (x - away - w, y - h / 2), (x - w / 2, y - away - h), (x - w / 2, y + away),
      (x + away * 0.7, y - away * 0.7 - h), (x + away * 0.7, y + away * 0.7), (x - away * 0.7 - w, y - away * 0.7 - h),
      (x - away * 0.7 - w, y + away * 0.7),
    ]
    return corners.map { Box(left: $0.0, top: $0.1, right: $0.0 + w, bottom: $0.1 + h) }
  }
}
