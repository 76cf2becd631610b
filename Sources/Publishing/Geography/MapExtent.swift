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

  /// A box that leaves out what lies far off, as islands of another continent: along each axis what is further from
  /// the middle nine tenths of the points than three quarters of their range.
  static func near(_ points: [Point]) -> Box {
    let (x, y) = (range(points.map(\.x)), range(points.map(\.y)))
    return Box(left: x.lowerBound, top: y.lowerBound, right: x.upperBound, bottom: y.upperBound)
  }

  private static func range(_ values: [Double]) -> ClosedRange<Double> {
    let sorted = values.sorted()
    guard let first = sorted.first, let last = sorted.last else { return 0...0 }
    guard sorted.count >= 8 else { return first...last }
    let low = sorted[Int(Double(sorted.count - 1) * 0.05)]
    let high = sorted[Int((Double(sorted.count - 1) * 0.95).rounded(.up))]
    let room = (high - low) * 0.75
    return max(first, low - room)...min(last, high + room)
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
