/// How far a map reaches.
enum MapExtent {
  /// The smallest box around points; a box of one point is empty.
  static func box(_ points: [Point]) -> Box {
    guard let first = points.first else { return Box(left: 0, top: 0, right: 0, bottom: 0) }
    var box = Box(left: first.x, top: first.y, right: first.x, bottom: first.y)
    for point in points {
      box.left = min(box.left, point.x)
      box.right = max(box.right, point.x)
      box.top = min(box.top, point.y)
      box.bottom = max(box.bottom, point.y)
    }
    return box
  }

  /// Which points belong to one map: the middle nine tenths along each axis, and whatever can be reached from these by
  /// steps of about a fifth of their range. Islands in the ocean cannot. Points are metres.
  static func isNear(_ points: [Point]) -> [Bool] {
    guard points.count >= 8 else { return points.map { _ in true } }
    let (x, y) = (core(points.map(\.x)), core(points.map(\.y)))
    let width = x.upperBound - x.lowerBound
    let height = y.upperBound - y.lowerBound
    // Regions of the sparse north lie half a thousand kilometres apart without being another place.
    let step = max(550_000, (width * width + height * height).squareRoot() * 0.22)
    var isNear = points.map { x.contains($0.x) && y.contains($0.y) }
    var reached = points.indices.filter { isNear[$0] }
    while let from = reached.popLast() {
      for index in points.indices where !isNear[index] {
        let (across, up) = (points[index].x - points[from].x, points[index].y - points[from].y)
        guard across * across + up * up <= step * step else { continue }
        isNear[index] = true
        reached.append(index)
      }
    }
    return isNear
  }

  private static func core(_ values: [Double]) -> ClosedRange<Double> {
    let sorted = values.sorted()
    let last = Double(sorted.count - 1)
    return sorted[Int(last * 0.05)]...sorted[Int((last * 0.95).rounded(.up))]
  }
}

/// From metres of a projection, y to the north, to pixels of the page.
struct MapPlacing: Sendable {
  /// Metres that are shown.
  let extent: Box
  /// Pixels in which they are shown; its proportions are those of the extent.
  let frame: Box
  private let scale: Double

  /// The extent as large as it fits into a box, at its top and in the middle of its width.
  init(_ extent: Box, into room: Box) {
    let width = max(extent.width, 1)
    let height = max(extent.height, 1)
    scale = min(room.width / width, room.height / height)
    self.extent = extent
    let left = (room.left + room.right - width * scale) / 2
    frame = Box(left: left, top: room.top, right: left + width * scale, bottom: room.top + height * scale)
  }

  func callAsFunction(_ place: Point) -> Point {
    Point(frame.left + (place.x - extent.left) * scale, frame.bottom - (place.y - extent.top) * scale)
  }
}
