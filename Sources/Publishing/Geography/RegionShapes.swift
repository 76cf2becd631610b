/// Boundaries in the plane of the map.
enum RegionShapes {
  /// Polygons of an outline, metres.
  static func rings(_ outline: Outline, _ projection: EqualAreaProjection) -> [[[Point]]] {
    outline.polygons.map { $0.map { $0.map(projection.callAsFunction) } }
  }

  /// What a map of regions shows: their mainlands and a margin. Regions far from all others are left out, and so are
  /// far islands of a region.
  static func extent(_ regions: [(centre: Point, polygons: [[[Point]]])]) -> Box {
    let isNear = MapExtent.isNear(regions.map(\.centre))
    var corners: [Point] = []
    for (region, isNear) in zip(regions, isNear) where isNear {
      let largest = region.polygons.compactMap(\.first).max {
        abs(RingClipping.doubleArea($0)) < abs(RingClipping.doubleArea($1))
      }
      corners += largest ?? []
    }
    var box = MapExtent.box(corners)
    // Islands near the mainlands belong to the map, those far off do not.
    let reach = box.inset(by: -0.1 * max(box.width, box.height))
    for (region, isNear) in zip(regions, isNear) where isNear {
      for ring in region.polygons.compactMap(\.first) where reach.contains(MapExtent.box(ring)) { corners += ring }
    }
    box = MapExtent.box(corners)
    return box.inset(by: -0.02 * max(box.width, box.height, 1))
  }

  /// How much of its larger side an extent may grow on either side to fill the room that it is shown in.
  static let mostWidening = 0.4

  /// The extent with more of what lies around it, so that it fills a room of other proportions as far as that goes.
  static func widened(_ extent: Box, to room: Box) -> Box {
    guard room.width > 0, room.height > 0, extent.width > 0, extent.height > 0 else { return extent }
    let most = mostWidening * max(extent.width, extent.height)
    let acrossMissing = extent.height * room.width / room.height - extent.width
    let upMissing = extent.width * room.height / room.width - extent.height
    let across = max(0, min(most, acrossMissing / 2))
    let up = max(0, min(most * 0.25, upMissing / 2))
    return Box(
      left: extent.left - across, top: extent.top - up, right: extent.right + across, bottom: extent.bottom + up)
  }

  /// An extent without width or height, as of one place, given some.
  static func filled(_ extent: Box) -> Box {
    let least = max(extent.width, extent.height, 100_000) * 0.2
    let across = max(0, least - extent.width) / 2
    let up = max(0, least - extent.height) / 2
    return Box(
      left: extent.left - across, top: extent.top - up, right: extent.right + across, bottom: extent.bottom + up)
  }
}
