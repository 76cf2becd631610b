import Dispatch
import Synchronization

/// How a number of items is cut into blocks: by item count and block size only, never by threads, so that sums over
/// blocks taken in block order are the same bits for any number of threads. The block size is part of the numerical
/// definition of a result.
public struct BlockPlan: Sendable, Equatable {
  /// Items to cover.
  public let itemCount: Int
  /// Items per block; the last block may be shorter.
  public let blockSize: Int

  public init(itemCount: Int, blockSize: Int) {
    precondition(itemCount >= 0 && blockSize > 0)
    self.itemCount = itemCount
    self.blockSize = blockSize
  }

  /// Number of blocks.
  public var blockCount: Int { (itemCount + blockSize - 1) / blockSize }

  func block(_ index: Int) -> Block {
    Block(lowerBound: index * blockSize, upperBound: min(itemCount, (index + 1) * blockSize), index: index)
  }
}

/// The right to write one block of items, held by exactly one piece of work at a time.
public struct Block: ~Copyable {
  /// First item.
  public let lowerBound: Int
  /// One past the last item.
  public let upperBound: Int
  /// Position of the block in its plan: the slot of its partial results.
  public let index: Int

  @usableFromInline init(lowerBound: Int, upperBound: Int, index: Int) {
    precondition(lowerBound >= 0 && lowerBound <= upperBound)
    self.lowerBound = lowerBound
    self.upperBound = upperBound
    self.index = index
  }

  /// All of `count` items: for work that is done by one thread while no block is out.
  public init(all count: Int) {
    precondition(count >= 0)
    self.init(lowerBound: 0, upperBound: count, index: 0)
  }

  /// Number of items.
  @inlinable public var count: Int { upperBound &- lowerBound }

  /// Whether an item belongs to the block; or a value at an index, where `width` values belong to each item. One comparison,
  /// since it is asked at every write: below the first one, the difference is a very large number.
  @inlinable public func contains(_ index: Int, width: Int = 1) -> Bool {
    UInt(bitPattern: index &- lowerBound &* width) < UInt(bitPattern: count &* width)
  }
}

/// The right to write what belongs to one of several threads that work at once, such as its counts.
public struct Worker: ~Copyable {
  /// Below the number of workers.
  public let index: Int
}

/// Does `body` once for every block of `plan`, on up to `workers` threads.
///
/// Which thread takes which block is left to chance; a body must depend on its block only. With one worker the blocks
/// run in order on the calling thread and nothing is allocated.
public func forEachBlock(of plan: BlockPlan, workers: Int, _ body: @Sendable (borrowing Block) -> Void) {
  forEachIndex(below: plan.blockCount, workers: workers) { index, _ in body(plan.block(index)) }
}

/// The same, and says which of the workers does a block: for what is added up worker by worker, in any order.
public func forEachBlock(
  of plan: BlockPlan, workers: Int, _ body: @Sendable (borrowing Block, borrowing Worker) -> Void
) {
  forEachIndex(below: plan.blockCount, workers: workers) { index, worker in
    body(plan.block(index), Worker(index: worker))
  }
}

/// The same for blocks of unequal size: block i reaches from `edges[i]` to `edges[i + 1]`; edges must ascend.
public func forEachBlock(
  between edges: borrowing Column<Int>, workers: Int, _ body: @Sendable (borrowing Block) -> Void
) {
  forEachIndex(below: max(0, edges.count - 1), workers: workers) { index, _ in
    precondition(edges[index] <= edges[index + 1])
    body(Block(lowerBound: edges[index], upperBound: edges[index + 1], index: index))
  }
}

private func forEachIndex(below count: Int, workers: Int, _ body: @Sendable (Int, Int) -> Void) {
  guard workers > 1, count > 1 else {
    for index in 0..<count { body(index, 0) }
    return
  }
  let next = Atomic<Int>(0)
  onThreads(min(workers, count)) { worker in
    while true {
      let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
      if index >= count { return }
      body(index, worker)
    }
  }
}

/// Does `work` on this thread and on up to `count - 1` others, each with a number of its own below `count`.
private func onThreads(_ count: Int, _ work: @Sendable (Int) -> Void) {
  if StandbyThreads.shared.share(among: count - 1, work) { return }
  DispatchQueue.concurrentPerform(iterations: count, execute: work)
}
