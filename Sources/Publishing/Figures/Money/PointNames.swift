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
    /// From the point, in radii.
    var distance: Double
  }

  let items: [Item]
  /// What names must not cover besides the points.
  let obstacles: [Box]
  /// Lines that names rather do not cover, from end to end.
  var rules: [(Point, Point)] = []
  let bounds: Box
  /// Free space around a point.
  let radius: Double

  /// Places of all names; nil where one of them finds none, in whatever order they choose.
  func places() -> [Placed]? {
    // Points with the nearest neighbours choose first; else those at the right, at the left, or below.
    let orders: [(Int) -> Double] = [
      { crowding($0) }, { -items[$0].point.x }, { items[$0].point.x }, { -items[$0].point.y },
    ]
    var best: (places: [Placed], cost: Double)?
    for key in orders {
      let order = items.indices.sorted { key($0) == key($1) ? $0 < $1 : key($0) < key($1) }
      guard let found = places(in: order) else { continue }
      let cost = found.map(cost).reduce(0, +)
      if cost < best?.cost ?? .infinity { best = (found, cost) }
    }
    return best?.places
  }

  /// How far a name is, lines below it counted as distance.
  private func cost(_ candidate: Placed) -> Double {
    let isCrossed = rules.contains { crosses($0.0, $0.1, candidate.box, steps: 200) }
    return candidate.distance + (isCrossed ? 9 : 0)
  }

  private func places(in order: [Int]) -> [Placed]? {
    let taken = obstacles + items.map { around($0.point, radius) }
    var boxes: [Placed?] = Array(repeating: nil, count: items.count)
    for index in order {
      let others = boxes.compactMap { $0?.box }
      let lines = items.indices.compactMap { other in
        boxes[other].flatMap { $0.isLed ? ($0.box, items[other].point) : nil }
      }
      let free = candidates(items[index]).filter { candidate in
        bounds.contains(candidate.box) && !(taken + others).contains { $0.overlaps(candidate.box) }
          && !lines.contains { crosses($0.1, nearest($0.0, $0.1), candidate.box.inset(by: -3)) }
          && (!candidate.isLed || isFree(candidate.box, items[index].point, others, except: index))
          && (!candidate.isLed
            || !lines.contains { line in
              meet(
                items[index].point, nearest(candidate.box, items[index].point), line.1, nearest(line.0, line.1))
            })
      }
      guard let found = free.min(by: { cost($0) < cost($1) }) else { return nil }
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
    // Beside the point; then above and below it, with the point over another part of the name each time.
    let sides: [(Double, Double)] = [(1, 0), (-1, 0), (1, -0.6), (1, 0.6), (-1, -0.6), (-1, 0.6)]
    let shifts = [0, 0.3, -0.3, 0.6, -0.6, 0.9, -0.9]
    return [1.15, 2.6, 4, 6, 9, 12, 16, 20, 25, 30, 36].flatMap { step in
      let distance = step * radius
      let beside = sides.map { x, y in
        Point(item.point.x + x * (distance + item.width / 2), item.point.y + y * (distance + item.height / 2))
      }
      let above = [-1.0, 1].flatMap { y in
        shifts.map { shift in
          Point(item.point.x + shift * item.width / 2, item.point.y + y * (distance + item.height / 2))
        }
      }
      return (beside + above).map { centre in
        Placed(
          box: Box(
            left: centre.x - item.width / 2, top: centre.y - item.height / 2, right: centre.x + item.width / 2,
            bottom: centre.y + item.height / 2), isLed: step > 2, distance: step)
      }
    }
  }

  private func isFree(_ box: Box, _ point: Point, _ others: [Box], except index: Int) -> Bool {
    let end = nearest(box, point)
    if (others + obstacles).contains(where: { crosses(point, end, $0) && !contains($0, point) }) { return false }
    return !items.indices.contains { $0 != index && crosses(point, end, around(items[$0].point, radius * 0.8)) }
  }

  /// Whether two straight lines cross.
  private func meet(_ first: Point, _ second: Point, _ third: Point, _ fourth: Point) -> Bool {
    func side(_ point: Point, _ from: Point, _ to: Point) -> Bool {
      (to.x - from.x) * (point.y - from.y) > (to.y - from.y) * (point.x - from.x)
    }
    return side(first, third, fourth) != side(second, third, fourth)
      && side(third, first, second) != side(fourth, first, second)
  }

  private func contains(_ box: Box, _ point: Point) -> Bool {
    box.left <= point.x && point.x <= box.right && box.top <= point.y && point.y <= box.bottom
  }

  /// Whether a straight line touches a box, tried at places along it.
  private func crosses(_ from: Point, _ to: Point, _ box: Box, steps: Int = 24) -> Bool {
    (0...steps).contains { step in
      let share = Double(step) / Double(steps)
      let (x, y) = (from.x + share * (to.x - from.x), from.y + share * (to.y - from.y))
      return x > box.left && x < box.right && y > box.top && y < box.bottom
    }
  }
}
