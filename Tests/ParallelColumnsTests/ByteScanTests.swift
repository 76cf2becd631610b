import ParallelColumns
import Testing

/// Eight bytes at a time find what one at a time would.
@Suite("Byte scan")
struct ByteScanTests {
  /// A column with a few bytes set, also in the last, incomplete eight.
  private func sparse(_ set: [Int: UInt8], count: Int = 43) -> Column<UInt8> {
    var column = Column<UInt8>(repeating: 0, count: count)
    for (index, value) in set { column[index] = value }
    return column
  }

  @Test func `every byte with a wanted bit is found, and no other`() {
    let column = sparse([0: 1, 7: 2, 8: 3, 9: 4, 30: 0x80, 41: 1, 42: 2])
    var found: [Int] = []
    var index = column.firstIndex(from: 0, below: 43, withAnyOf: 3)
    while index < 43 {
      found.append(index)
      index = column.firstIndex(from: index + 1, below: 43, withAnyOf: 3)
    }
    #expect(found == [0, 7, 8, 41, 42])
    #expect(column.firstIndex(from: 10, below: 43, withAnyOf: 0xFF) == 30)
    #expect(column.firstIndex(from: 10, below: 30, withAnyOf: 0xFF) == 30, "none below the end: the end")
    #expect(column.firstIndex(from: 43, below: 43, withAnyOf: 0xFF) == 43)
  }

  @Test func `a value is found where it is, not where its bits are`() {
    let column = sparse([2: 2, 3: 3, 9: 3, 10: 2, 11: 1, 42: 2])
    var found: [Int] = []
    var index = column.firstIndex(of: 2, from: 0, below: 43)
    while index < 43 {
      found.append(index)
      index = column.firstIndex(of: 2, from: index + 1, below: 43)
    }
    #expect(found == [2, 10, 42])
    #expect(column.firstIndex(of: 0, from: 2, below: 43) == 4)
    #expect(column.number(of: 2, from: 0, below: 43) == 3 && column.number(of: 2, from: 3, below: 42) == 1)
    #expect(column.number(of: 3, from: 0, below: 43) == 2 && column.number(of: 0, from: 0, below: 43) == 37)
  }

  @Test func `64 bytes are compared at once, and nothing is beyond the end`() {
    var column = Column<UInt8>(repeating: 0, count: 300)
    for index in 0..<300 { column[index] = UInt8(truncatingIfNeeded: index &* 37) }
    for (mask, bound) in [(1, 0), (3, 5), (0x80, 127), (0x81, 128), (0xFF, 200), (0, 255)] as [(UInt8, UInt8)] {
      for first in [0, 1, 130, 290] {
        let octets = column.eightOctets(at: first)
        let masked = highestBits(bytes(of: octets, withAnyOf: mask))
        let low = highestBits(bytes(of: octets, atMost: bound))
        for place in 0..<64 {
          let value = first + place < 300 ? column[first + place] : 0
          #expect(masked >> UInt64(place) & 1 == (value & mask != 0 ? 1 : 0))
          #expect(low >> UInt64(place) & 1 == (value <= bound ? 1 : 0))
        }
      }
    }
  }

  @Test func `every difference of two columns is found`() {
    let first = sparse([3: 5, 20: 1, 42: 9])
    let second = sparse([3: 5, 20: 2, 41: 1, 42: 8])
    var found: [Int] = []
    var index = first.firstDifference(from: 0, below: 43, to: second)
    while index < 43 {
      found.append(index)
      index = first.firstDifference(from: index + 1, below: 43, to: second)
    }
    #expect(found == [20, 41, 42])
  }

  @Test func `eight bytes are read lowest first, and six written leave the others alone`() {
    var column = Column<UInt8>(repeating: 7, count: 13)
    column.setSixBytes(0xFFFF_0605_0403_0201, from: 5)
    #expect((0..<13).map { column[$0] } == [7, 7, 7, 7, 7, 1, 2, 3, 4, 5, 6, 7, 7])
    #expect(column.eightBytes(from: 4) & 0xFFFF_FFFF == 0x0302_0107)
    // The last byte may be asked for: the rest of the word is undefined.
    #expect(column.eightBytes(from: 12) & 0xFF == 7)
  }
}
