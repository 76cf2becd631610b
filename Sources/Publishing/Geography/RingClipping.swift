/// Cuts rings at the edges of a frame.
enum RingClipping {
  /// The part of a closed ring within a box (Sutherland and Hodgman 1974); empty where nothing is.
  ///
  /// A ring that leaves and enters again keeps an edge along the frame: right for areas, not for lines.
  static func ring(_ corners: [Point], within box: Box) -> [Point] {
    guard let first = corners.first else { return [] }
    var extent = Box(left: first.x, top: first.y, right: first.x, bottom: first.y)
    for corner in corners {
      extent.left = min(extent.left, corner.x)
      extent.right = max(extent.right, corner.x)
      extent.top = min(extent.top, corner.y)
      extent.bottom = max(extent.bottom, corner.y)
    }
    if box.contains(extent) { return corners }
    guard extent.overlaps(box) else { return [] }
    var ring = corners
    ring = cut(ring, { $0.x - box.left })
    ring = cut(ring, { box.right - $0.x })
    ring = cut(ring, { $0.y - box.top })
    return cut(ring, { box.bottom - $0.y })
  }

  /// The part on the side where the distance is not negative.
  private static func cut(_ ring: [Point], _ inside: (Point) -> Double) -> [Point] {
    guard var previous = ring.last else { return [] }
    var result: [Point] = []
    var before = inside(previous)
    for corner in ring {
      let now = inside(corner)
      if (before < 0) != (now < 0) {
        let share = before / (before - now)
        result.append(
          Point(previous.x + share * (corner.x - previous.x), previous.y + share * (corner.y - previous.y)))
      }
      if now >= 0 { result.append(corner) }
      (previous, before) = (corner, now)
    }
    return result
  }

  /// Twice the area of a ring, positive or negative by the way round.
  static func doubleArea(_ ring: [Point]) -> Double {
    guard var previous = ring.last else { return 0 }
    var sum = 0.0
    for corner in ring {
      sum += previous.x * corner.y - corner.x * previous.y
      previous = corner
    }
    return sum
  }
}
