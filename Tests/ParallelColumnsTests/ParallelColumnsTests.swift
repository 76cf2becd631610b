import ParallelColumns
import Testing

@Suite("Columns, blocks and concurrent runs")
struct ParallelColumnsTests {
  @Test(arguments: [1, 2, 3, 8])
  func `every item of a column is written exactly once, whatever the number of workers`(workers: Int) {
    let column = Column<Int32>(repeating: 0, count: 10_007 * 2)
    forEachBlock(of: BlockPlan(itemCount: 10_007, blockSize: 100), workers: workers) { block in
      var part = column.mutableSpan(in: block, width: 2)
      for item in 0..<block.count {
        part[2 * item] += Int32(block.lowerBound + item)
        part[2 * item + 1] += 1
      }
    }
    for item in 0..<10_007 {
      #expect(column[2 * item] == Int32(item))
      #expect(column[2 * item + 1] == 1)
    }
  }

  @Test func `the last block is the rest`() {
    let plan = BlockPlan(itemCount: 2_500, blockSize: 1_024)
    #expect(plan.blockCount == 3)
    let sizes = Column<Int32>(repeating: 0, count: 3 * 1_024)
    forEachBlock(of: plan, workers: 1) { block in
      var part = sizes.mutableSpan(in: block)
      part[0] = Int32(block.count)
    }
    #expect(sizes[0] == 1_024 && sizes[1_024] == 1_024 && sizes[2_048] == 452)
  }

  @Test(arguments: [1, 2, 8])
  func `results of concurrent runs come back in index order`(workers: Int) {
    let results = runConcurrently(count: 100, workers: workers) { index in index * index }
    #expect(results == (0..<100).map { $0 * $0 })
  }

  @Test func `a cancelled run leaves the indices not done empty`() {
    let results = runConcurrently(count: 5, workers: 1, isCancelled: { true }, work: { $0 })
    #expect(results == [nil, nil, nil, nil, nil])
  }

  @Test(arguments: [0, 1, 2, 24, 25, 26, 100, 1_000, 5_000])
  func `keys are sorted like the standard library sorts them`(count: Int) {
    var state: UInt64 = 88_172_645_463_325_252
    var list = FixedList<UInt64>(capacity: count)
    var expected: [UInt64] = []
    for index in 0..<count {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      let key = (index % 3 == 0 ? state % 97 : state) &* 2 &+ UInt64(index % 2)
      list.append(key)
      expected.append(key)
    }
    var keys = list.mutableSpan
    sortKeys(&keys)
    expected.sort()
    for index in 0..<count { #expect(list[index] == expected[index]) }
  }

  @Test(arguments: [false, true])
  func `keys in order and in reverse order are sorted without running out of splits`(reversed: Bool) {
    var list = FixedList<UInt64>(capacity: 20_000)
    for index in 0..<20_000 { list.append(UInt64(reversed ? 20_000 - index : index)) }
    var keys = list.mutableSpan
    sortKeys(&keys)
    for index in 1..<20_000 { #expect(list[index - 1] <= list[index]) }
  }
}
