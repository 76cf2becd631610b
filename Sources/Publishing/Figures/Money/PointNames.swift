/// Finds places for the names of points in a plane, near them and free of other names, points and lines.
struct PointNames {
  /// A name in its lines, and the point that it belongs to.
  struct Item {
    var point: Point
    var lines: [String]
    var width: Double
    var height: Double
  }

  /// Where a name goes, and whether a line leads there.
  struct Placed {
    var box: Box
    var isLed: Bool
  }

  let items: [Item]
  /// What names must not cover besides the points.
  let obstacles: [Box]
  let bounds: Box
  /// Free space around a point.
  let radius: Double

  /// Places of all names; nil where one of them finds none.
  func places() -> [Placed]? {
    let taken = obstacles + items.map { around($0.point, radius) }
    var boxes: [Placed?] = Array(repeating: nil, count: items.count)
    // Points with the nearest neighbours choose first.
    let order = items.indices.sorted {
      let (first, second) = (crowding($0), crowding($1))
      return first == second ? $0 < $1 : first < second
    }
    for index in order {
      let others = boxes.compactMap { $0?.box }
      let lines = items.indices.compactMap { other in
        boxes[other].flatMap { $0.isLed ? ($0.box, items[other].point) : nil }
      }
      guard
        let found = candidates(items[index]).first(where: { candidate in
          bounds.contains(candidate.box)
            && !(taken + others).contains { $0.overlaps(candidate.box) }
            && !lines.contains { crosses($0.1, nearest($0.0, $0.1), candidate.box) }
            && (!candidate.isLed || isFree(candidate.box, items[index].point, others, except: index))
        })
      else { return nil }
      boxes[index] = found
    }
    return boxes.compactMap { $0 }
  }

  /// Where the line to a name ends: the point of its box that lies nearest.
  func nearest(_ box: Box, _ point: Point) -> Point {
    Point(min(max(point.x, box.left), box.right), min(max(point.y, box.top), box.bottom))
  }

  private func crowding(_ index: Int) -> Double {
    items.indices.filter { $0 != index }.map { other in
      let (x, y) = (items[other].point.x - items[index].point.x, items[other].point.y - items[index].point.y)
      return x * x + y * y
    }.min() ?? .infinity
  }

  private func around(_ point: Point, _ radius: Double) -> Box {
    Box(left: point.x - radius, top: point.y - radius, right: point.x + radius, bottom: point.y + radius)
  }

  /// Boxes beside, above and below the point, then farther and farther away.
  private func candidates(_ item: Item) -> [Placed] {
    let directions: [(Double, Double)] = [
      (1, 0), (-1, 0), (0, -1), (0, 1), (1, -0.7), (1, 0.7), (-1, -0.7), (-1, 0.7), (0.4, 1), (-0.4, 1), (0.4, -1),
      (-0.4, -1),
    ]
    return [1.15, 2.6, 5, 8, 11, 15, 19, 24, 30].flatMap { step in
      directions.map { x, y in
        let distance = step * radius
        let centre = Point(
          item.point.x + x * (distance + item.width / 2), item.point.y + y * (distance + item.height / 2))
        return Placed(
          box: Box(
            left: centre.x - item.width / 2, top: centre.y - item.height / 2, right: centre.x + item.width / 2,
            bottom: centre.y + item.height / 2), isLed: step > 2)
      }
    }
  }

  private func isFree(_ box: Box, _ point: Point, _ others: [Box], except index: Int) -> Bool {
    let end = nearest(box, point)
    if others.contains(where: { crosses(point, end, $0) }) { return false }
    return !items.indices.contains { $0 != index && crosses(point, end, around(items[$0].point, radius * 0.8)) }
  }

  /// Whether a straight line touches a box, tried at 24 places along it.
  private func crosses(_ from: Point, _ to: Point, _ box: Box) -> Bool {
    (0...24).contains { step in
      let share = Double(step) / 24
      let (x, y) = (from.x + share * (to.x - from.x), from.y + share * (to.y - from.y))
      return x > box.left && x < box.right && y > box.top && y < box.bottom
    }
  }
}
