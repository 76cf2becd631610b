import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Lists of the firms of a block, and what firms have in common.
@Suite("Firms of a block")
struct FirmListTests {
  @Test func `those with a bit or a value are found in order, and some of them kept`() {
    var bytes = Column<UInt8>(repeating: 0, count: 1_500)
    for firm in [3, 4, 500, 1_023, 1_024, 1_499] { bytes[firm] = 0b101 }
    bytes[600] = 0b100
    var firms = FirmList()
    firms.find(in: bytes, withAnyOf: 1, from: 0, below: 1_024)
    #expect((0..<firms.count).map { firms[$0] } == [3, 4, 500, 1_023])
    firms.keep { $0 % 2 == 0 }
    #expect((0..<firms.count).map { firms[$0] } == [4, 500])
    firms.find(0b101, in: bytes, from: 500, below: 1_500)
    #expect((0..<firms.count).map { firms[$0] } == [500, 1_023, 1_024, 1_499])
    #expect(firms.eight(from: 2) == Octet(1_024, 1_499, 1_499, 1_499, 1_499, 1_499, 1_499, 1_499))
    firms.find(7, in: bytes, from: 0, below: 1_000)
    #expect(firms.count == 0)
  }

  @Test func `a whole block fits`() {
    let bytes = Column<UInt8>(repeating: 2, count: 2_048)
    var firms = FirmList()
    firms.find(in: bytes, withAnyOf: 0xFF, from: 1_024, below: 2_048)
    #expect(firms.count == 1_024 && firms[0] == 1_024 && firms[1_023] == 2_047)
  }

  @Test func `batches of firms are all of them, in order, and end where they should`() {
    var bytes = Column<UInt8>(repeating: 0, count: 5_000)
    let expected = (100..<4_990).filter { $0 % 7 == 3 || $0 < 900 }
    for firm in expected + [99, 4_990, 4_991] { bytes[firm] = 0x80 }
    var firms = FirmList()
    var found: [Int] = []
    var next = 100
    while next < 4_990 {
      next = firms.findBatch(from: next, below: 4_990) { bytes.which(from: $0, below: 4_990, equal: 0x80) }
      #expect(firms.count < FirmList.batch + 64 && (firms.count >= FirmList.batch || next == 4_990))
      found += (0..<firms.count).map { firms[$0] }
    }
    #expect(found == expected)
  }

  @Test func `firms of a list can be exchanged, and the last ones forgotten`() {
    let bytes = Column<UInt8>(repeating: 1, count: 93)
    var firms = FirmList()
    firms.find(in: bytes, withAnyOf: 1, from: 0, below: 93)
    firms.shorten(to: 100)
    #expect(firms.count == 93)
    firms.shorten(to: 3)
    firms[1] = 7
    #expect((0..<firms.count).map { firms[$0] } == [0, 7, 2])
    #expect(firms.eight(from: 1) == Octet(7, 2, 2, 2, 2, 2, 2, 2))
  }

  @Test func `firms share a threshold until one gets its own, and copies do not change with it`() {
    var thresholds = Thresholds(repeating: 0.2, count: 3)
    var copy = Thresholds(copying: thresholds)
    thresholds[1] = 0.7
    #expect((0..<3).map { thresholds[$0] } == [0.2, 0.7, 0.2])
    #expect((0..<3).map { copy[$0] } == [0.2, 0.2, 0.2])
    thresholds.freeze()
    copy = Thresholds(copying: thresholds)
    copy[0] = 1
    #expect((0..<3).map { copy[$0] } == [1, 0.7, 0.2] && thresholds[0] == 0.2 && thresholds.count == 3)
  }
}
