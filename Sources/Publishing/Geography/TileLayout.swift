/// Gives every place a square of a grid, near to where it lies and no two the same, so that a map can be drawn without
/// boundaries and every region has as much room for its number as any other.
///
/// Places are first pushed apart until none is nearer to another than a square is wide. Then squares are assigned with
/// the least sum of squared distances.
enum TileLayout {
  /// Column from the left and row from the top of one square, from 0.
  struct Tile: Sendable, Equatable {
    var column: Int
    var row: Int
  }

  /// Share of the squares between the outermost that hold a place, about: few places may lie closely, so that their
  /// squares are large enough for text; many need room for the shape of the whole.
  private static func filling(_ count: Int) -> Double { count <= 60 ? 0.72 : 0.42 }

  /// - Parameter places: Metres, y upwards, in any order.
  /// - Returns: a tile for each, in the order given. The same places give the same tiles.
  static func tiles(_ places: [Point]) -> [Tile] {
    guard places.count > 1 else { return places.map { _ in Tile(column: 0, row: 0) } }
    let frame = MapExtent.box(zip(places, MapExtent.isNear(places)).filter(\.1).map(\.0))
    let held = places.map { Point(min(frame.right, max(frame.left, $0.x)), min(frame.bottom, max(frame.top, $0.y))) }
    let extent = MapExtent.box(held)
    let longest = max(extent.width, extent.height, 1)
    let area = max(extent.width, longest * 0.2) * max(extent.height, longest * 0.2)
    let side = (area * filling(places.count) / Double(places.count)).squareRoot()
    let apart = pushedApart(held, distance: side)
    let room = MapExtent.box(apart)
    let columns = Int((room.width / side).rounded(.up)) + 1
    let rows = Int((room.height / side).rounded(.up)) + 1
    let left = (room.left + room.right - Double(columns - 1) * side) / 2
    let top = (room.top + room.bottom - Double(rows - 1) * side) / 2
    let chosen = LeastCostAssignment.slots(places: places.count, slots: columns * rows) { place, slot in
      let x = left + Double(slot % columns) * side - apart[place].x
      let y = top + Double(slot / columns) * side - apart[place].y
      return (x * x + y * y) / (side * side)
    }
    return withoutGaps(chosen.map { Tile(column: $0 % columns, row: rows - 1 - $0 / columns) })
  }

  /// Places moved as little as it takes to keep them at a distance from each other, nearly.
  static func pushedApart(_ places: [Point], distance: Double, rounds: Int = 120) -> [Point] {
    var moved = places
    for round in 0..<rounds {
      var isMoved = false
      for first in moved.indices {
        for second in (first + 1)..<moved.count {
          var x = moved[second].x - moved[first].x
          var y = moved[second].y - moved[first].y
          guard abs(x) < distance, abs(y) < distance else { continue }
          var length = (x * x + y * y).squareRoot()
          guard length < distance else { continue }
          if length < distance * 1e-6 {
            // Places on top of each other part along a line that depends on their order alone.
            (x, y) = second % 2 == 0 ? (distance * 1e-3, 0) : (0, distance * 1e-3)
            length = distance * 1e-3
          }
          let push = (distance - length) / 2 / length
          moved[first] = Point(moved[first].x - x * push, moved[first].y - y * push)
          moved[second] = Point(moved[second].x + x * push, moved[second].y + y * push)
          isMoved = true
        }
      }
      guard isMoved else { break }
      // A pull home keeps the shape, weaker from round to round.
      let pull = 0.08 * (1 - Double(round) / Double(rounds))
      if round < rounds * 3 / 4 {
        for index in moved.indices {
          moved[index].x += pull * (places[index].x - moved[index].x)
          moved[index].y += pull * (places[index].y - moved[index].y)
        }
      }
    }
    return moved
  }

  /// Without columns and rows that hold nothing, but for one where several lie together.
  private static func withoutGaps(_ tiles: [Tile]) -> [Tile] {
    func places(_ used: [Int]) -> [Int: Int] {
      var result: [Int: Int] = [:]
      var next = 0
      var previous: Int?
      for value in Set(used).sorted() {
        if let previous { next += min(2, value - previous) }
        result[value] = next
        previous = value
      }
      return result
    }
    let (columns, rows) = (places(tiles.map(\.column)), places(tiles.map(\.row)))
    return tiles.map { Tile(column: columns[$0.column] ?? 0, row: rows[$0.row] ?? 0) }
  }
}

/// Assigns places to slots with the least sum of costs (Kuhn 1955, in the form of shortest augmenting paths).
enum LeastCostAssignment {
  /// - Parameters:
  ///   - slots: At least as many as places.
  ///   - cost: Of a place in a slot.
  /// - Returns: the slot of each place.
  static func slots(places: Int, slots: Int, cost: (Int, Int) -> Double) -> [Int] {
    precondition(slots >= places)
    var placePotential = [Double](repeating: 0, count: places + 1)
    var slotPotential = [Double](repeating: 0, count: slots + 1)
    // Place in each slot, from 1; 0: free. Slot 0 is where a path starts.
    var held = [Int](repeating: 0, count: slots + 1)
    var way = [Int](repeating: 0, count: slots + 1)
    for place in stride(from: 1, through: places, by: 1) {
      held[0] = place
      var slot = 0
      var least = [Double](repeating: .infinity, count: slots + 1)
      var isDone = [Bool](repeating: false, count: slots + 1)
      repeat {
        isDone[slot] = true
        let holder = held[slot]
        var step = Double.infinity
        var next = 0
        for candidate in 1...slots where !isDone[candidate] {
          let reduced = cost(holder - 1, candidate - 1) - placePotential[holder] - slotPotential[candidate]
          if reduced < least[candidate] {
            least[candidate] = reduced
            way[candidate] = slot
          }
          if least[candidate] < step {
            step = least[candidate]
            next = candidate
          }
        }
        for candidate in 0...slots {
          if isDone[candidate] {
            placePotential[held[candidate]] += step
            slotPotential[candidate] -= step
          } else {
            least[candidate] -= step
          }
        }
        slot = next
      } while held[slot] != 0
      repeat {
        let before = way[slot]
        held[slot] = held[before]
        slot = before
      } while slot != 0
    }
    var result = [Int](repeating: 0, count: places)
    for slot in 1...max(1, slots) where slot <= slots && held[slot] > 0 { result[held[slot] - 1] = slot - 1 }
    return result
  }
}
