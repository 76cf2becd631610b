import ParallelColumns
import Testing

/// Columns, lists and shared values as owners of their memory.
@Suite("Columns and lists")
struct ColumnTests {
  @Test func `a copy of a column has memory of its own`() {
    var original = Column<Int32>(repeating: 7, count: 100)
    original[3] = 1
    var copy = Column(copying: original)
    copy[3] = 2
    copy.fill(9)
    #expect(original[3] == 1 && original[99] == 7 && copy[3] == 9 && copy.count == 100)
    #expect(original.span[3] == 1)
    var all = original.mutableSpan
    all[4] = 5
    #expect(original[4] == 5)
  }

  @Test func `a column may be empty`() {
    let column = Column<Double>(repeating: 0, count: 0)
    #expect(column.count == 0)
    forEachBlock(of: BlockPlan(itemCount: 0, blockSize: 8), workers: 4) { _ in Issue.record("there is no block") }
  }

  @Test func `a list keeps its room when it is emptied, and a copy its own elements`() {
    var list = FixedList<UInt8>(capacity: 3)
    for element in 1...3 { list.append(UInt8(element)) }
    var copy = FixedList(copying: list)
    list.removeAll()
    list.append(9)
    copy[0] = 5
    #expect(list.count == 1 && list[0] == 9 && copy.count == 3 && copy[0] == 5 && copy[2] == 3)
    #expect(list.capacity == 3 && copy.span[1] == 2)
  }

  @Test func `sorting a part leaves the rest alone`() {
    var list = FixedList<UInt64>(capacity: 100)
    for index in 0..<100 { list.append(UInt64(100 - index)) }
    var keys = list.mutableSpan
    sortKeys(&keys, from: 10, to: 90)
    let sorted = (0..<100).map { list[$0] }
    let expected = (91...100).reversed() + (11...90) + (1...10).reversed()
    #expect(sorted == expected.map { UInt64($0) })
  }

  @Test func `equal keys and saw-teeth are sorted too`() {
    for teeth in [1, 2, 3, 50] {
      var list = FixedList<UInt64>(capacity: 4_000)
      for index in 0..<4_000 { list.append(UInt64(index % teeth)) }
      var keys = list.mutableSpan
      sortKeys(&keys)
      let sorted = (0..<4_000).map { list[$0] }
      #expect(sorted == (0..<4_000).map { UInt64($0 % teeth) }.sorted())
    }
  }

  @Test func `runs of any length are sorted, equal values and all, and what lies around is left alone`() {
    for length in 0...40 {
      for step in [1, 7, 13, 40_503, 3_355_443] as [UInt32] {
        var list = FixedList<UInt32>(capacity: 80)
        // The largest values that may be, and the smallest; with few kinds of values where steps are small.
        for index in 0..<80 as Range<UInt32> { list.append((1 << 27) - 1 - index * index % 11 * step) }
        let before = (0..<80).map { list[$0] }
        var values = list.mutableSpan
        // In the middle, and at the end, where there are not sixteen values to look at.
        sortRun(&values, from: 3, to: 3 + length / 2)
        sortRun(&values, from: 80 - length, to: 80)
        let expected =
          before[..<3] + before[3..<3 + length / 2].sorted() + before[(3 + length / 2)..<(80 - length)]
          + before[(80 - length)...].sorted()
        #expect((0..<80).map { list[$0] } == Array(expected))
      }
    }
  }

  @Test func `a block writes the values that its items own`() {
    var edges = Column<UInt32>(repeating: 0, count: 6)
    for (item, edge) in [0, 2, 2, 5, 6, 9].enumerated() { edges[item] = UInt32(edge) }
    let offsets = Column(copying: edges)
    let values = Column<Int32>(repeating: 0, count: 9)
    let sums = Column<Int32>(repeating: 0, count: 3)
    forEachBlock(of: BlockPlan(itemCount: 5, blockSize: 2), workers: 3) { block in
      var own = values.mutableSpan(in: block, offsets: offsets)
      for place in 0..<own.count { own[place] = Int32(10 * block.index + place) }
      sums.set(Int32(own.count), of: block)
    }
    #expect((0..<9).map { values[$0] } == [0, 1, 10, 11, 12, 13, 20, 21, 22])
    #expect((0..<3).map { sums[$0] } == [2, 4, 3])
  }

  @Test func `a shared value is changed by one at a time`() {
    let sum = SharedValue(0)
    let numbers = SharedCounter()
    _ = runConcurrently(count: 500, workers: 8) { index in
      sum.change { $0 += index }
      return numbers.takeNext()
    }
    #expect(sum.change { $0 } == 500 * 499 / 2 && numbers.takeNext() == 500)
  }

  @Test func `work that is cancelled on the way keeps what was done, and tells of each result once`() {
    let done = SharedValue<[Int]>([])
    let results = runConcurrently(
      count: 50, workers: 3, isCancelled: { done.change { $0.count } >= 10 },
      finished: { index in done.change { $0.append(index) } }, work: { 2 * $0 })
    let finished = done.change { $0 }
    #expect(finished.count >= 10 && finished.count < 50 && Set(finished).count == finished.count)
    for (index, result) in results.enumerated() { #expect(result == (finished.contains(index) ? 2 * index : nil)) }
  }

  @Test func `partial sums in block order are the same bits for any number of workers`() {
    let plan = BlockPlan(itemCount: 10_000, blockSize: 1_024)
    func sum(workers: Int) -> Double {
      let parts = Column<Double>(repeating: 0, count: plan.blockCount * plan.blockSize)
      forEachBlock(of: plan, workers: workers) { block in
        var part = parts.mutableSpan(in: block)
        var sum = 0.0
        for item in 0..<block.count { sum += 1 / Double(block.lowerBound + item + 1) }
        part[0] = sum
      }
      return (0..<plan.blockCount).reduce(0) { $0 + parts[$1 * plan.blockSize] }
    }
    for workers in [2, 3, 8] { #expect(sum(workers: workers).bitPattern == sum(workers: 1).bitPattern) }
  }

  @Test func `eight values are read at once, and zeros past the end`() {
    var bytes = Column<UInt8>(repeating: 0, count: 13)
    var counts = Column<UInt16>(repeating: 0, count: 13)
    for index in 0..<13 {
      bytes[index] = UInt8(200 + index)
      counts[index] = UInt16(60_000 + index)
    }
    for index in 0..<13 {
      let eight = bytes.octet(at: index)
      let wide = counts.octet(at: index)
      for lane in 0..<8 {
        #expect(eight[lane] == (index + lane < 13 ? UInt64(200 + index + lane) : 0))
        #expect(wide[lane] == (index + lane < 13 ? UInt64(60_000 + index + lane) : 0))
      }
    }
  }

  @Test func `three bits of six bytes of eight items are read at once, and zeros past the end`() {
    var bytes = Column<UInt8>(repeating: 0, count: 9 * 6)
    for index in 0..<bytes.count { bytes[index] = UInt8(truncatingIfNeeded: index * index * 37 + index) }
    let copy = Column(copying: bytes)
    for item in 0..<9 {
      let eight = copy.bitsOfSixes(at: item)
      for lane in 0..<8 {
        for bit in 0..<3 {
          var expected: UInt64 = 0
          for place in 0..<6 where item + lane < 9 {
            expected |= UInt64(bytes[(item + lane) * 6 + place] >> bit & 1) << UInt64(place)
          }
          #expect(eight[lane] >> UInt64(8 * bit) & 63 == expected)
        }
      }
    }
  }

  @Test func `who of eight lanes has its highest bit set`() {
    for lane in 0..<8 {
      var octet = Octet(repeating: 1 << 62 | 7)
      octet[lane] |= 1 << 63
      #expect(signBits(octet) == 1 << UInt64(lane))
    }
    #expect(signBits(Octet(repeating: .max)) == 0xFF && signBits(Octet()) == 0)
  }

  @Test func `numbers are drained into sums once`() {
    var changes = Column<Int32>(repeating: 0, count: 5)
    for index in 0..<5 { changes[index] = Int32(10 * index - 20) }
    var sums = [1, 2, 3]
    changes.drain(from: 1, into: &sums)
    #expect(sums == [-9, 2, 13])
    changes.drain(from: 1, into: &sums)
    #expect(sums == [-9, 2, 13] && changes[0] == -20 && changes[4] == 20)
  }

  @Test(arguments: [(2 << 20) - 64, 2 << 20, (2 << 20) + 1, 5 << 20])
  func `a column in large pages begins with zeros, keeps what is written, and is copied and thawed like any other`(
    count: Int
  ) {
    var bytes = Column<UInt8>(repeating: 0, count: count)
    for index in [0, count / 2, count - 1] {
      #expect(bytes[index] == 0)
      bytes[index] = 7
    }
    // Nothing is read: any index will do.
    for index in [-1_000_000, 0, count, 1 << 40] { bytes.prefetch(index) }
    bytes.freeze()
    var copy = Column(copying: bytes)
    copy[count - 1] = 9
    #expect(bytes[count - 1] == 7 && copy[count - 1] == 9 && copy[count / 2] == 7 && copy[1] == 0)
    let ones = Column<UInt8>(repeating: 1, count: count)
    #expect(ones[0] == 1 && ones[count - 1] == 1 && ones.octet(at: count - 1) == Octet(1, 0, 0, 0, 0, 0, 0, 0))
  }

  @Test func `copies of a frozen column have its values, and memory of their own once they are written to`() {
    var first = Column<Int>(repeating: 3, count: 5)
    first[2] = 4
    first.freeze()
    var second = Column(copying: first)
    var third = Column(copying: second)
    #expect(first.isFrozen && second.isFrozen && third.isFrozen)
    second[0] = 9
    third.fill(1)
    var all = first.mutableSpan
    all[4] = 8
    #expect(!second.isFrozen && !third.isFrozen && !first.isFrozen)
    #expect((0..<5).map { first[$0] } == [3, 3, 4, 3, 8])
    #expect((0..<5).map { second[$0] } == [9, 3, 4, 3, 3])
    #expect((0..<5).map { third[$0] } == [1, 1, 1, 1, 1])
  }

  @Test func `blocks between edges write their own items and their own partial results`() {
    var edges = Column<Int>(repeating: 0, count: 4)
    for (index, edge) in [0, 3, 3, 10].enumerated() { edges[index] = edge }
    let items = Column<Int>(repeating: -1, count: 10)
    let counts = Column<Int>(repeating: -1, count: 3)
    let ends = Column<Int>(repeating: -1, count: 6)
    forEachBlock(between: edges, workers: 3) { block in
      for item in block.lowerBound..<block.upperBound { items.set(block.index, at: item, in: block) }
      counts.set(block.count, of: block)
      var part = ends.partials(of: block, width: 2)
      part[0] = block.lowerBound
      part[1] = block.upperBound
    }
    #expect((0..<10).map { items[$0] } == [0, 0, 0, 2, 2, 2, 2, 2, 2, 2])
    #expect((0..<3).map { counts[$0] } == [3, 0, 7])
    #expect((0..<6).map { ends[$0] } == [0, 3, 3, 3, 3, 10])
  }
}
