import ParallelColumns

/// How phases are cut into pieces of work: by firms or by regions; by threads only where that changes no bit.
extension World {
  /// Makes tables for what threads note while they work: for no more threads than find a block each.
  ///
  /// - Returns: Threads that may work.
  mutating func makeTables(workers: Int) -> Int {
    sight.makeTables(workers: min(workers, blockPlan.blockCount))
  }

  /// Work on blocks of 1,024 firms.
  borrowing func inBlocks(workers: Int, _ work: @Sendable (borrowing World, borrowing Block) -> Void) {
    forEachBlock(of: blockPlan, workers: workers) { block in work(self, block) }
  }

  /// Work on rows of such blocks, up to eight, but so that every thread finds several: for who needs room that must be
  /// cleared first, and adds up nothing in an order. Clearing the strips of the firm pass for every block was a sixteenth
  /// of the slow network Bass process (perf). Each worker notes what changes in a table of its own
  /// (``makeTables(workers:)``).
  borrowing func inRows(
    workers: Int, _ work: @Sendable (borrowing World, borrowing Block, borrowing Worker) -> Void
  ) {
    let blocks = workers == 1 ? 8 : min(8, max(1, blockPlan.blockCount / (8 * workers)))
    let rows = BlockPlan(itemCount: firmCount, blockSize: blocks * World.blockSize)
    forEachBlock(of: rows, workers: workers) { row, worker in work(self, row, worker) }
  }

  /// Work on stretches of 8,192 firms: where so few firms of a block have something to do that eights of them would be
  /// half empty and every block would wait for memory anew. Each worker notes what changes in a table of its own.
  borrowing func inStretches(
    workers: Int, _ work: @Sendable (borrowing World, borrowing Block, borrowing Worker) -> Void
  ) {
    let stretches = BlockPlan(itemCount: firmCount, blockSize: Endings.stretch)
    forEachBlock(of: stretches, workers: workers) { stretch, worker in work(self, stretch, worker) }
  }

  /// Work on the firms of one region each; the index of the block is that of the region.
  borrowing func inRegions(workers: Int, _ work: @Sendable (borrowing World, borrowing Block) -> Void) {
    forEachBlock(between: regionEdges, workers: workers) { region in work(self, region) }
  }

  /// Work on the places in the queue of one region each; the index of the block is that of the region.
  borrowing func inQueues(workers: Int, _ work: @Sendable (borrowing World, borrowing Block) -> Void) {
    forEachBlock(between: labour.edges, workers: workers) { queue in work(self, queue) }
  }

  /// Work on pairs of blocks of 1,024 firms: the items are blocks.
  borrowing func inBlockRanges(
    workers: Int, _ work: @Sendable (borrowing World, borrowing Block, borrowing Worker) -> Void
  ) {
    let ranges = BlockPlan(itemCount: blockPlan.blockCount, blockSize: 2)
    forEachBlock(of: ranges, workers: workers) { range, worker in work(self, range, worker) }
  }

  /// Firms of a block of 1,024.
  borrowing func firms(ofBlock block: Int) -> Range<Int> {
    block * World.blockSize..<min(firmCount, (block + 1) * World.blockSize)
  }

  /// Does something for the firms of each region among some firms; a region's firms are neighbours.
  @inline(__always)
  borrowing func forEachRegion(of firms: Range<Int>, _ body: (Range<Int>, Int) -> Void) {
    var start = firms.lowerBound
    while start < firms.upperBound {
      let region = Int(traits.region[start])
      let end = min(firms.upperBound, places.regions[region].firms.upperBound)
      body(start..<end, region)
      start = end
    }
  }

  /// Work on eight batches of this quarter's events each: the items are batches.
  borrowing func inEventBatches(workers: Int, _ work: @Sendable (borrowing World, borrowing Block) -> Void) {
    let batches = BlockPlan(itemCount: EventBatch.count(of: lists.events.count), blockSize: 8)
    forEachBlock(of: batches, workers: workers) { batches in work(self, batches) }
  }

  /// Work on one range of firms for each thread: only where the number of ranges changes no bit.
  borrowing func inRanges(workers: Int, _ work: @Sendable (borrowing World, borrowing Block) -> Void) {
    let ranges = BlockPlan(itemCount: firmCount, blockSize: max(1, (firmCount + workers - 1) / workers))
    forEachBlock(of: ranges, workers: workers) { range in work(self, range) }
  }
}
