/// The boundary of a region: polygons, each with an outer ring and the rings of its holes.
///
/// It stands in tables as well-known text (ISO 19125), `MULTIPOLYGON (((6.1 52, 6.4 52.2, 6.2 52.4, 6.1 52)))`.
struct Outline: Sendable, Equatable {
  /// `polygons[polygon][ring][corner]`; the first ring is the outer one, every ring ends where it begins.
  var polygons: [[[Location]]]

  init(polygons: [[[Location]]]) { self.polygons = polygons }

  var isEmpty: Bool { polygons.isEmpty }

  /// Reads well-known text; nil for an empty text, or one that is no polygon.
  init?(text: String) {
    guard let start = text.utf8.firstIndex(of: UInt8(ascii: "(")), text.hasPrefix("MULTIPOLYGON") else { return nil }
    var polygons: [[[Location]]] = []
    var numbers: [Double] = []
    var digits: [UInt8] = []
    var depth = 0
    func finish() -> Bool {
      guard !digits.isEmpty else { return true }
      guard let number = Double(String(decoding: digits, as: UTF8.self)) else { return false }
      numbers.append(number)
      digits.removeAll(keepingCapacity: true)
      return true
    }
    for byte in text.utf8[start...] {
      switch byte {
      case UInt8(ascii: "("):
        depth += 1
        if depth == 2 { polygons.append([]) }
        numbers.removeAll(keepingCapacity: true)
      case UInt8(ascii: ")"):
        guard finish() else { return nil }
        if depth == 3, !polygons.isEmpty {
          guard numbers.count % 2 == 0 else { return nil }
          polygons[polygons.count - 1].append(
            stride(from: 0, to: numbers.count, by: 2).map {
              Location(longitude: numbers[$0], latitude: numbers[$0 + 1])
            })
          numbers.removeAll(keepingCapacity: true)
        }
        depth -= 1
      case UInt8(ascii: ","), UInt8(ascii: " "): guard finish() else { return nil }
      default: digits.append(byte)
      }
    }
    guard depth == 0 else { return nil }
    self.polygons = polygons.filter { !$0.isEmpty }
  }

  /// Well-known text with four decimals at most, about ten metres.
  var text: String {
    guard !polygons.isEmpty else { return "" }
    let parts = polygons.map { polygon in
      "("
        + polygon.map { ring in
          "(" + ring.map { "\(short($0.longitude)) \(short($0.latitude))" }.joined(separator: ", ") + ")"
        }.joined(separator: ", ") + ")"
    }
    return "MULTIPOLYGON (\(parts.joined(separator: ", ")))"
  }

  /// The same with fewer corners: none of those left out lies further from the new line than a tolerance in degrees of
  /// latitude (Douglas and Peucker 1973). Rings smaller than that vanish, but never the whole outline.
  func simplified(tolerance: Double) -> Outline {
    let thinned = polygons.map { polygon in
      polygon.map { thin($0, tolerance) }
    }
    let kept = thinned.compactMap { polygon -> [[Location]]? in
      guard let outer = polygon.first, outer.count >= 4 else { return nil }
      return [outer] + polygon.dropFirst().filter { $0.count >= 4 }
    }
    if !kept.isEmpty { return Outline(polygons: kept) }
    return Outline(polygons: polygons.max { ($0.first?.count ?? 0) < ($1.first?.count ?? 0) }.map { [$0] } ?? [])
  }
}

/// Four decimals at most.
private func short(_ degrees: Double) -> String {
  let rounded = (degrees * 10_000).rounded() / 10_000
  return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
}

/// The corners of a closed ring that keep its shape, the first and the last among them.
private func thin(_ ring: [Location], _ tolerance: Double) -> [Location] {
  guard ring.count > 4, let first = ring.first else { return ring }
  // A ring has no ends to hold on to: the corner farthest from the first divides it in two lines.
  var farthest = 0
  var most = -1.0
  for (index, corner) in ring.enumerated() {
    let distance = squaredDistance(corner, first)
    if distance > most { (farthest, most) = (index, distance) }
  }
  var isKept = [Bool](repeating: false, count: ring.count)
  for index in [0, farthest, ring.count - 1] { isKept[index] = true }
  var open = [(0, farthest), (farthest, ring.count - 1)]
  while let (start, end) = open.popLast() {
    guard end - start > 1 else { continue }
    var split = start
    var largest = tolerance * tolerance
    for index in (start + 1)..<end {
      let distance = squaredDistance(ring[index], from: ring[start], to: ring[end])
      if distance > largest { (split, largest) = (index, distance) }
    }
    guard split > start else { continue }
    isKept[split] = true
    open += [(start, split), (split, end)]
  }
  return ring.indices.filter { isKept[$0] }.map { ring[$0] }
}

/// Length of a degree of longitude over one of latitude at 53 degrees: near enough for leaving corners out.
private let longitudeScale = 0.6

private func squaredDistance(_ first: Location, _ second: Location) -> Double {
  let x = (first.longitude - second.longitude) * longitudeScale
  let y = first.latitude - second.latitude
  return x * x + y * y
}

private func squaredDistance(_ place: Location, from start: Location, to end: Location) -> Double {
  let (x, y) = ((end.longitude - start.longitude) * longitudeScale, end.latitude - start.latitude)
  let length = x * x + y * y
  guard length > 0 else { return squaredDistance(place, start) }
  let along =
    ((place.longitude - start.longitude) * longitudeScale * x + (place.latitude - start.latitude) * y) / length
  let share = max(0, min(1, along))
  return squaredDistance(
    place,
    Location(
      longitude: start.longitude + share * x / longitudeScale, latitude: start.latitude + share * y))
}
