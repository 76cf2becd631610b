import ParallelColumns
import Testing

/// Sixty-four bytes at a time find what one at a time would.
@Suite("Byte scan")
struct ByteScanTests {
  /// Bytes of few values, so that every question is answered with yes and with no.
  private func column(_ count: Int) -> Column<UInt8> {
    var column = Column<UInt8>(repeating: 0, count: count)
    for index in 0..<count { column[index] = UInt8((index * index / 3 + index / 7) % 5) }
    return column
  }

  /// Ranges within, at and past whole sixty-fours, and up to the end of the column.
  @Test(arguments: [0, 1, 63, 64, 65, 130, 190, 200, 263])
  func `every byte of a range that has a wanted bit, or equals a value is found, and no other`(start: Int) {
    let bytes = column(263)
    var changed = Column(copying: bytes)
    for index in [0, 5, 64, 127, 128, 199, 262] { changed[index] ^= 0x80 }
    for length in [0, 1, 8, 63, 64, 70] {
      let end = min(263, start + length)
      func places(_ holds: (Int) -> Bool) -> UInt64 {
        (start..<max(start, min(end, start + 64))).reduce(0) { $0 | (holds($1) ? 1 << UInt64($1 - start) : 0) }
      }
      #expect(bytes.which(from: start, below: end, haveAnyOf: 3) == places { bytes[$0] & 3 != 0 })
      #expect(bytes.which(from: start, below: end, haveAnyOf: 0xFF) == places { bytes[$0] != 0 })
      #expect(bytes.which(from: start, below: end, equal: 2) == places { bytes[$0] == 2 })
      #expect(bytes.which(from: start, below: end, areAtMost: 2) == places { bytes[$0] <= 2 })
      #expect(changed.which(from: start, below: end, areAtMost: 0x82) == places { changed[$0] <= 0x82 })
      let many = (start..<max(start, end)).count { bytes[$0] == 4 }
      #expect(bytes.number(of: 4, from: start, below: end) == many)
    }
    #expect(bytes.number(of: 1, from: start, below: 263) == (start..<263).count { bytes[$0] == 1 })
  }

  @Test func `eight bytes are read lowest first`() {
    var column = Column<UInt8>(repeating: 7, count: 13)
    for place in 0..<6 { column[5 + place] = UInt8(place + 1) }
    #expect(column.eightBytes(from: 4) & 0xFFFF_FFFF == 0x0302_0107)
    // The last byte may be asked for: the rest of the word is undefined.
    #expect(column.eightBytes(from: 12) & 0xFF == 7)
  }
}
