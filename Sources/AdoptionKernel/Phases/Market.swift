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
  mutating func settleMarket(_ now: Moment) {
    guard parameters.market, parameters.sharesSensitivity > 0, now.calendar & 3 == 3 else { return }
    var shares = InlineArray<6, Double>(repeating: 0)
    var weighted = InlineArray<6, Double>(repeating: 0)
    addInBlocks(&shares, &weighted)
    for firm in 0..<firmCount {
      let sector = Int(traits.sector[firm])
      let mean = weighted[sector] / shares[sector]
      let factor = replicatorFactor(productivity(firm) / mean, sensitivity: parameters.sharesSensitivity)
      history.outputShare[firm] = Float(Double(history.outputShare[firm]) * factor)
    }
    var grown = InlineArray<6, Double>(repeating: 0)
    addInBlocks(&grown, &weighted)
    var loss = 0.0
    for start in stride(from: 0, to: firmCount, by: World.blockSize) {
      var part = 0.0
      for firm in start..<min(firmCount, start + World.blockSize) {
        let sector = Int(traits.sector[firm])
        let share = Double(history.outputShare[firm]) * shares[sector] / grown[sector]
        let jobs = share * tables.totalValueAdded / productivity(firm)
        part += max(0, Double(history.jobs[firm]) - jobs)
        history.outputShare[firm] = Float(share)
        history.jobs[firm] = Float(jobs)
      }
      loss += part
    }
    if now.calendar >= 0 { ledger.grossJobLoss += loss }
  }

  /// Output shares, and shares times productivity, by sector; blocks of 1,024 firms, added in index order.
  private func addInBlocks(_ shares: inout InlineArray<6, Double>, _ weighted: inout InlineArray<6, Double>) {
    shares = InlineArray(repeating: 0)
    weighted = InlineArray(repeating: 0)
    for start in stride(from: 0, to: firmCount, by: World.blockSize) {
      var share = InlineArray<6, Double>(repeating: 0)
      var product = InlineArray<6, Double>(repeating: 0)
      for firm in start..<min(firmCount, start + World.blockSize) {
        let sector = Int(traits.sector[firm])
        share[sector] += Double(history.outputShare[firm])
        product[sector] += Double(history.outputShare[firm]) * productivity(firm)
      }
      for sector in 0..<6 {
        shares[sector] += share[sector]
        weighted[sector] += product[sector]
      }
    }
  }

  /// Value added per employee now, EUR per year: `VA/E·exp(productivityGain)`.
  func productivity(_ firm: Int) -> Double {
    Double(traits.valueAdded[firm]) / Double(traits.employees[firm]) * exp(Double(progress.productivityGain[firm]))
  }
}

/// Yearly growth of a firm's output share, `max(0.5, 1 + χ(A/Ā − 1))`.
func replicatorFactor(_ relativeProductivity: Double, sensitivity: Double) -> Double {
  max(0.5, 1 + sensitivity * (relativeProductivity - 1))
}
