import ParallelColumns

extension World {
  /// Phase 8: once a year adopters grow at the expense of competitors of their sector. Output only: nobody decides by it.
  ///
  /// ```
  /// A = VA/E·exp(productivityGain);   w ← w·max(0.5, 1 + χ(A/Ā_w − 1)), renormalised to the sector's share
  /// jobs = w·ΣVA/A;   gross job loss accumulates Σ max(0, fall) since q = 0
  /// ```
  ///
  /// Runs when q mod 4 = 3 (mathematical modulus, so q = −1 counts). χ = 0 switches it off.
  /// Reads: productivity. Writes: output shares, jobs. Source: Acemoglu, Lelarge, Restrepo 2020.
  mutating func settleMarket(_ now: Moment, workers: Int = 1) {
    guard parameters.market, parameters.sharesSensitivity > 0, now.calendar & 3 == 3 else { return }
    inBlocks(workers: workers) { world, block in world.addShares(of: block) }
    let shares = total(in: marketSums.shares)
    let weighted = total(in: marketSums.weighted)
    let mean = InlineArray<6, Double> { sector in weighted[sector] / shares[sector] }
    inBlocks(workers: workers) { world, block in world.growShares(of: block, mean: mean) }
    let grown = total(in: marketSums.shares)
    inBlocks(workers: workers) { world, block in world.settleJobs(of: block, shares: shares, grown: grown) }
    var loss = 0.0
    for block in 0..<blockPlan.blockCount { loss += marketSums.jobLoss[block] }
    if now.calendar >= 0 { ledger.grossJobLoss += loss }
    sight.jobsHaveMoved = true
  }

  /// Output shares, and shares times productivity, by sector.
  private borrowing func addShares(of block: borrowing Block) {
    var share = InlineArray<6, Double>(repeating: 0)
    var product = InlineArray<6, Double>(repeating: 0)
    let outputs = history.outputShare.span(in: block)
    let sectors = traits.sector.span(in: block)
    for first in stride(from: 0, to: block.count, by: 8) {
      let productivityLanes = lanes(of: productivities(from: block.lowerBound + first))
      let productivity = productivityLanes.span
      for lane in 0..<min(8, block.count - first) {
        let sector = Int(sectors[first + lane])
        share[sector] += Double(outputs[first + lane])
        product[sector] += Double(outputs[first + lane]) * productivity[lane]
      }
    }
    note(share, in: marketSums.shares, of: block)
    note(product, in: marketSums.weighted, of: block)
  }

  /// Shares grow or fall with productivity, and are added up again.
  private borrowing func growShares(of block: borrowing Block, mean: InlineArray<6, Double>) {
    var shares = history.outputShare.mutableSpan(in: block)
    var grown = InlineArray<6, Double>(repeating: 0)
    let sectors = traits.sector.span(in: block)
    let sensitivity = parameters.sharesSensitivity
    for first in stride(from: 0, to: block.count, by: 8) {
      let relative = productivities(from: block.lowerBound + first) / bySector(mean, from: block.lowerBound + first)
      let factorLanes = lanes(of: replicatorFactors(relative, sensitivity: sensitivity))
      let factors = factorLanes.span
      for lane in 0..<min(8, block.count - first) {
        let place = first + lane
        shares[place] = Float(Double(shares[place]) * factors[lane])
        grown[Int(sectors[place])] += Double(shares[place])
      }
    }
    note(grown, in: marketSums.shares, of: block)
  }

  /// Shares keep those of the sectors; jobs follow.
  private borrowing func settleJobs(
    of block: borrowing Block, shares: InlineArray<6, Double>, grown: InlineArray<6, Double>
  ) {
    var outputs = history.outputShare.mutableSpan(in: block)
    var jobs = history.jobs.mutableSpan(in: block)
    var loss = 0.0
    let total = tables.totalValueAdded
    for first in stride(from: 0, to: block.count, by: 8) {
      let count = min(8, block.count - first)
      let share =
        history.outputShare.octet(at: block.lowerBound + first) * bySector(shares, from: block.lowerBound + first)
        / bySector(grown, from: block.lowerBound + first)
      let now = share * total / productivities(from: block.lowerBound + first)
      let (shareLanes, jobLanes) = (lanes(of: share), lanes(of: now))
      let (newShares, newJobs) = (shareLanes.span, jobLanes.span)
      for lane in 0..<count {
        loss += max(0, Double(jobs[first + lane]) - newJobs[lane])
        outputs[first + lane] = Float(newShares[lane])
        jobs[first + lane] = Float(newJobs[lane])
      }
    }
    marketSums.jobLoss.set(loss, of: block)
  }

  /// Value added per employee now of the firms `first` … `first + 7`, EUR per year: `VA/E·exp(productivityGain)`. Lanes after
  /// the last firm are of no meaning.
  @inline(__always)
  private borrowing func productivities(from first: Int) -> SIMD8<Double> {
    traits.valueAdded.octet(at: first) / traits.employees.octet(at: first)
      * exponentials(progress.productivityGain.octet(at: first))
  }

  /// A number of each firm's sector, of the firms `first` … `first + 7`.
  @inline(__always)
  private borrowing func bySector(_ numbers: InlineArray<6, Double>, from first: Int) -> SIMD8<Double> {
    let sectors = traits.sector.octet(at: first)
    var eight = SIMD8<Double>()
    for lane in 0..<8 { eight[lane] = numbers[Int(sectors[lane])] }
    return eight
  }

  /// Keeps the sums of a block by sector.
  private borrowing func note(
    _ sums: InlineArray<6, Double>, in column: borrowing Column<Double>, of block: borrowing Block
  ) {
    var part = column.partials(of: block, width: 6)
    for sector in 0..<6 { part[sector] = sums[sector] }
  }

  /// Sums of all blocks by sector, added in index order.
  private func total(in column: borrowing Column<Double>) -> InlineArray<6, Double> {
    var total = InlineArray<6, Double>(repeating: 0)
    for block in 0..<blockPlan.blockCount {
      for sector in 0..<6 { total[sector] += column[block * 6 + sector] }
    }
    return total
  }

}

/// Yearly growth of the output shares of eight firms, `max(0.5, 1 + χ(A/Ā − 1))`.
@inline(__always)
func replicatorFactors(_ relativeProductivities: SIMD8<Double>, sensitivity: Double) -> SIMD8<Double> {
  let factors = 1 + sensitivity * (relativeProductivities - 1)
  let least = SIMD8<Double>(repeating: 0.5)
  return whereLess(factors, least, then: least, otherwise: factors)
}
