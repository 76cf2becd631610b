import Glibc
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
    let valueAdded = traits.valueAdded.span(in: block)
    let employees = traits.employees.span(in: block)
    let gains = progress.productivityGain.span(in: block)
    for place in 0..<block.count {
      let sector = Int(sectors[place])
      let productivity = productivity(
        valueAdded: valueAdded[place], employees: employees[place], gain: gains[place])
      share[sector] += Double(outputs[place])
      product[sector] += Double(outputs[place]) * productivity
    }
    note(share, in: marketSums.shares, of: block)
    note(product, in: marketSums.weighted, of: block)
  }

  /// Shares grow or fall with productivity, and are added up again.
  private borrowing func growShares(of block: borrowing Block, mean: InlineArray<6, Double>) {
    var shares = history.outputShare.mutableSpan(in: block)
    var grown = InlineArray<6, Double>(repeating: 0)
    let sectors = traits.sector.span(in: block)
    let valueAdded = traits.valueAdded.span(in: block)
    let employees = traits.employees.span(in: block)
    let gains = progress.productivityGain.span(in: block)
    let sensitivity = parameters.sharesSensitivity
    for place in 0..<block.count {
      let sector = Int(sectors[place])
      let productivity = productivity(
        valueAdded: valueAdded[place], employees: employees[place], gain: gains[place])
      let factor = replicatorFactor(productivity / mean[sector], sensitivity: sensitivity)
      shares[place] = Float(Double(shares[place]) * factor)
      grown[sector] += Double(shares[place])
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
    let sectors = traits.sector.span(in: block)
    let valueAdded = traits.valueAdded.span(in: block)
    let employees = traits.employees.span(in: block)
    let gains = progress.productivityGain.span(in: block)
    let total = tables.totalValueAdded
    for place in 0..<block.count {
      let sector = Int(sectors[place])
      let productivity = productivity(
        valueAdded: valueAdded[place], employees: employees[place], gain: gains[place])
      let share = Double(outputs[place]) * shares[sector] / grown[sector]
      let now = share * total / productivity
      loss += max(0, Double(jobs[place]) - now)
      outputs[place] = Float(share)
      jobs[place] = Float(now)
    }
    marketSums.jobLoss.set(loss, of: block)
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

/// Value added per employee now, EUR per year: `VA/E·exp(productivityGain)`.
///
/// Many firms have no gain for most of a run, and exp(0) is 1.
@inline(__always)
func productivity(valueAdded: Float, employees: Float, gain: Float) -> Double {
  let start = Double(valueAdded) / Double(employees)
  return gain == 0 ? start : start * exp(Double(gain))
}

/// Yearly growth of a firm's output share, `max(0.5, 1 + χ(A/Ā − 1))`.
func replicatorFactor(_ relativeProductivity: Double, sensitivity: Double) -> Double {
  max(0.5, 1 + sensitivity * (relativeProductivity - 1))
}
