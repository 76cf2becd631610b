import Dispatch
import ParallelColumns
import Testing

/// Threads that share pieces of work, stand by between them, and write what is theirs alone.
@Suite("Threads that share work")
struct ThreadTests {
  @Test(arguments: [2, 3, 8])
  func `thousands of pieces of work one after the other are each done once`(workers: Int) {
    let times = Column<Int32>(repeating: 0, count: 64)
    let plan = BlockPlan(itemCount: 64, blockSize: 1)
    for _ in 0..<3_000 {
      forEachBlock(of: plan, workers: workers) { block in times.set(times[block.index] + 1, of: block) }
    }
    for item in 0..<64 { #expect(times[item] == 3_000) }
  }

  @Test func `work within work, and work of several threads at once, is done all the same`() {
    let sums = Column<Int32>(repeating: 0, count: 40 * 40)
    let inner = BlockPlan(itemCount: 40, blockSize: 3)
    for _ in 0..<50 {
      forEachBlock(of: BlockPlan(itemCount: 40, blockSize: 1), workers: 4) { outer in
        let row = outer.lowerBound * 40
        forEachBlock(of: inner, workers: 3) { block in
          for place in row + block.lowerBound..<row + block.upperBound {
            sums.set(sums[place] + 1, at: place, in: Block(all: sums.count))
          }
        }
      }
    }
    for place in 0..<sums.count { #expect(sums[place] == 50) }
  }

  @Test func `several callers at once each get their work done`() {
    let counts = Column<Int32>(repeating: 0, count: 4 * 100)
    DispatchQueue.concurrentPerform(iterations: 4) { caller in
      for _ in 0..<200 {
        forEachBlock(of: BlockPlan(itemCount: 100, blockSize: 7), workers: 2) { block in
          for item in block.lowerBound..<block.upperBound {
            let place = caller * 100 + item
            counts.set(counts[place] + 1, at: place, in: Block(all: counts.count))
          }
        }
      }
    }
    for place in 0..<counts.count { #expect(counts[place] == 200) }
  }

  @Test(arguments: [1, 2, 5])
  func `what workers count in tables of their own adds up to all`(workers: Int) {
    let width = 32
    let tables = Column<Int>(repeating: 0, count: workers * width)
    forEachBlock(of: BlockPlan(itemCount: 10_000, blockSize: 9), workers: workers) { block, worker in
      var own = tables.partials(of: worker, width: width)
      for item in block.lowerBound..<block.upperBound { own[item % width] += item }
    }
    var sum = 0
    for place in 0..<tables.count { sum += tables[place] }
    #expect(sum == 10_000 * 9_999 / 2)
  }

  @Test(arguments: [1, 2, 8])
  func `notes of several threads lie side by side until there is no room`(workers: Int) {
    var notes = SharedNotes<UInt32>(capacity: 1_000, empty: 0)
    let refused = Column<UInt8>(repeating: 0, count: 400)
    for round in 0..<20 {
      notes.removeAll()
      take(400, from: notes, refused, workers: workers)
      #expect(notes.count <= 1_000)
      var seen = Array(repeating: 0, count: 400)
      for place in 0..<notes.count { seen[Int(notes.elements[place])] += 1 }
      for item in 0..<400 { #expect(seen[item] == (refused[item] == 1 ? 0 : item % 7), "round \(round)") }
      // 1,197 notes are wanted.
      #expect(notes.count > 990)
    }
  }

  /// Every item asks for room for 0 to 6 notes, and fills it with its number.
  private func take(
    _ items: Int, from notes: borrowing SharedNotes<UInt32>, _ refused: borrowing Column<UInt8>, workers: Int
  ) {
    forEachBlock(of: BlockPlan(itemCount: items, blockSize: 5), workers: workers) { block in
      for item in block.lowerBound..<block.upperBound {
        let room = notes.room(for: item % 7)
        refused.set(room == nil ? 1 : 0, at: item, in: block)
        guard let room else { continue }
        var own = notes.elements.mutableSpan(in: room)
        for place in own.indices { own[place] = UInt32(item) }
      }
    }
  }
}
