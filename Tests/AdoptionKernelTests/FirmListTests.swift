import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Lists of the firms of a block, and what firms have in common.
@Suite("Firms of a block")
struct FirmListTests {
  @Test func `those who are found come in order, some of them are kept, eight end with the last one`() {
    var bytes = Column<UInt8>(repeating: 0, count: 1_500)
    for firm in [3, 4, 500, 1_023, 1_024, 1_499] { bytes[firm] = 0b101 }
    bytes[600] = 0b100
    var firms = FirmList()
    var next = firms.find(from: 0, below: 1_024) { bytes.which(from: $0, below: 1_024, haveAnyOf: 1) }
    #expect(next == 1_024 && (0..<firms.count).map { firms[$0] } == [3, 4, 500, 1_023])
    firms.keep { $0 % 2 == 0 }
    #expect((0..<firms.count).map { firms[$0] } == [4, 500])
    next = firms.find(from: 500, below: 1_500) { bytes.which(from: $0, below: 1_500, equal: 0b101) }
    #expect(next == 1_500 && (0..<firms.count).map { firms[$0] } == [500, 1_023, 1_024, 1_499])
    #expect(firms.eight(from: 2) == Octet(1_024, 1_499, 1_499, 1_499, 1_499, 1_499, 1_499, 1_499))
    next = firms.find(from: 0, below: 1_000) { bytes.which(from: $0, below: 1_000, equal: 7) }
    #expect(next == 1_000 && firms.count == 0)
  }

  @Test func `the fullest batch fits`() {
    // One missing of the first batch: 64 more are added to 191.
    var bytes = Column<UInt8>(repeating: 2, count: 2_048)
    bytes[1_030] = 0
    var firms = FirmList()
    let next = firms.find(from: 1_024, below: 2_048) { bytes.which(from: $0, below: 2_048, equal: 2) }
    #expect(next == 1_280 && firms.count == 255 && firms[0] == 1_024 && firms[254] == 1_279)
  }

  @Test func `batches of firms are all of them, in order, and end where they should`() {
    var bytes = Column<UInt8>(repeating: 0, count: 5_000)
    let expected = (100..<4_990).filter { $0 % 7 == 3 || $0 < 900 }
    for firm in expected + [99, 4_990, 4_991] { bytes[firm] = 0x80 }
    var firms = FirmList()
    var found: [Int] = []
    var next = 100
    while next < 4_990 {
      next = firms.find(from: next, below: 4_990) { bytes.which(from: $0, below: 4_990, equal: 0x80) }
      #expect(firms.count < FirmList.batch + 64 && (firms.count >= FirmList.batch || next == 4_990))
      found += (0..<firms.count).map { firms[$0] }
    }
    #expect(found == expected)
  }

  @Test func `firms of a list can be exchanged, and the last ones forgotten`() {
    let bytes = Column<UInt8>(repeating: 1, count: 93)
    var firms = FirmList()
    let next = firms.find(from: 0, below: 93) { bytes.which(from: $0, below: 93, equal: 1) }
    #expect(next == 93)
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
