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
