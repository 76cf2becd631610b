import ParallelColumns

/// Work space of phase 8: sums of blocks of 1,024 firms.
struct MarketSums: ~Copyable, Sendable {
  /// Output shares, and shares times productivity: `[block · 6 + sector]`.
  let shares: Column<Double>
  let weighted: Column<Double>
  /// Jobs lost in shrinking firms, by block.
  let jobLoss: Column<Double>

  init(blocks: Int) {
    shares = Column(repeating: 0, count: blocks * 6)
    weighted = Column(repeating: 0, count: blocks * 6)
    jobLoss = Column(repeating: 0, count: blocks)
  }
}
