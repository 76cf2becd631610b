import ParallelColumns

/// How phases are cut into pieces of work: by firms or by regions, never by threads.
extension World {
  /// Work on blocks of 1,024 firms.
  borrowing func inBlocks(workers: Int, _ work: @Sendable (borrowing World, borrowing Block) -> Void) {
    forEachBlock(of: blockPlan, workers: workers) { block in work(self, block) }
  }

  /// Work on stretches of 8,192 firms: where so few firms of a block have something to do that eights of them would be
  /// half empty and every block would wait for memory anew.
  borrowing func inStretches(workers: Int, _ work: @Sendable (borrowing World, borrowing Block) -> Void) {
    let stretches = BlockPlan(itemCount: firmCount, blockSize: Endings.stretch)
    forEachBlock(of: stretches, workers: workers) { stretch in work(self, stretch) }
  }

  /// Work on the firms of one region each; the index of the block is that of the region.
  borrowing func inRegions(workers: Int, _ work: @Sendable (borrowing World, borrowing Block) -> Void) {
    forEachBlock(between: regionEdges, workers: workers) { region in work(self, region) }
  }

  /// Work on the places in the queue of one region each; the index of the block is that of the region.
  borrowing func inQueues(workers: Int, _ work: @Sendable (borrowing World, borrowing Block) -> Void) {
    forEachBlock(between: labour.edges, workers: workers) { queue in work(self, queue) }
  }

  /// Work on ranges of blocks of 1,024 firms: the items of the piece of work are blocks.
  borrowing func inBlockRanges(
    _ ranges: BlockPlan, workers: Int, _ work: @Sendable (borrowing World, borrowing Block) -> Void
  ) {
    forEachBlock(of: ranges, workers: workers) { range in work(self, range) }
  }

  /// Work on one range of firms for each thread: only where the number of ranges changes no bit.
  borrowing func inRanges(workers: Int, _ work: @Sendable (borrowing World, borrowing Block) -> Void) {
    let ranges = BlockPlan(itemCount: firmCount, blockSize: max(1, (firmCount + workers - 1) / workers))
    forEachBlock(of: ranges, workers: workers) { range in work(self, range) }
  }
}
