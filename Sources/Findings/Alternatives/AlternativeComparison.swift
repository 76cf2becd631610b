import Experiments

/// Estimates effects and leads in every world. Worlds are positions, the scenario as it stands is world 0.
struct AlternativeComparison {
  let samples: [OutcomeSamples]
  /// Policies that are compared: all but the baseline.
  let policies: [Int]
  /// Horizons of the study.
  let horizons: [Int]
  let labels: Labels
  let estimator: Estimator

  /// Effects with ranks, by world, policy, indicator and horizon.
  func rows() throws -> [AlternativeRow] {
    let indicators = OutcomeSamples.indicators
    return try samples.indices.flatMap { world -> [AlternativeRow] in
      let estimates = try estimator.estimates(
        policies.flatMap { policy in
          indicators.flatMap { indicator in
            horizons.indices.map { samples[world].sample(policy, indicator, horizon: $0) }
          }
        })
      let perPolicy = indicators.count * horizons.count
      return policies.indices.flatMap { position in
        (0..<perPolicy).map { cell in
          let estimate = estimates[position * perPolicy + cell]
          let others = policies.indices.compactMap { estimates[$0 * perPolicy + cell].mean }
          return AlternativeRow(
            world: world, policy: policies[position], label: label(indicators[cell / horizons.count]),
            horizon: horizons[cell % horizons.count], estimate: estimate,
            rank: estimate.mean.map { mean in 1 + others.count { $0 > mean } })
        }
      }
    }
  }

  /// The order of the policies by one number in all worlds, and the pairs that stand otherwise than in the scenario.
  func order(
    _ indicator: Indicator, _ horizon: Int, _ rows: [AlternativeRow]
  ) throws -> (order: OrderAcrossWorlds, flips: [OrderFlip]) {
    var orders = samples.indices.map { _ in [(policy: Int, rank: Int)]() }
    for row in rows where row.label.indicator == indicator.rawValue && row.horizon == horizons[horizon] {
      if let rank = row.rank { orders[row.world].append((row.policy, rank)) }
    }
    // The order of the scenario breaks ties, so that equal policies never look like a flip.
    let sorted = orders.map { order in
      order.sorted { ($0.rank, $0.policy) < ($1.rank, $1.policy) }.map(\.policy)
    }
    let leads = try samples.indices.map { world in
      sorted[world].count < 2 ? nil : try lead(sorted[world][0], sorted[world][1], indicator, horizon, world)
    }
    let strict = try pairs(of: sorted[0], indicator, horizon)
    var flips: [OrderFlip] = []
    var sameOrder = 0
    var sameCertainOrder = 0
    var sameFirst = 0
    let first = sorted[0].first.flatMap { leads[0]?.mean ?? 0 > 0 ? $0 : nil }
    for world in samples.indices.dropFirst() {
      var holds = true
      var certainHolds = true
      for pair in strict {
        let here = try lead(pair.behind, pair.ahead, indicator, horizon, world)
        guard let mean = here.mean else { continue }
        if mean >= 0 { holds = false }
        if mean >= 0, pair.lead.isDistinctFromZero { certainHolds = false }
        guard mean > 0 else { continue }
        flips.append(
          OrderFlip(
            world: world, label: label(indicator), horizon: horizons[horizon], aheadInScenario: pair.ahead,
            aheadHere: pair.behind, leadInScenario: pair.lead, leadHere: here))
      }
      if holds { sameOrder += 1 }
      if certainHolds { sameCertainOrder += 1 }
      if let first, sorted[world].first == first, leads[world]?.mean ?? 0 > 0 { sameFirst += 1 }
    }
    let order = OrderAcrossWorlds(
      label: label(indicator), horizon: horizons[horizon], orders: sorted,
      places: orders[0].map(\.rank).sorted(), leads: leads,
      openPairs: strict.filter { !$0.lead.isDistinctFromZero },
      hasCertainPairs: strict.contains { $0.lead.isDistinctFromZero }, first: first, worldCount: samples.count - 1,
      sameOrderCount: sameOrder, sameCertainOrderCount: sameCertainOrder, sameFirstCount: sameFirst)
    return (order, flips)
  }

  private func label(_ indicator: Indicator) -> CellLabel { labels.cell(indicator, .all, 0, technology: nil) }

  /// Pairs of the scenario's order that differ at all, by the places of both.
  private func pairs(
    of order: [Int], _ indicator: Indicator, _ horizon: Int
  ) throws -> [OrderAcrossWorlds.OpenPair] {
    try order.indices.flatMap { place in
      try order[(place + 1)...].compactMap { behind in
        let lead = try lead(order[place], behind, indicator, horizon, 0)
        return lead.mean ?? 0 > 0
          ? OrderAcrossWorlds.OpenPair(ahead: order[place], behind: behind, lead: lead) : nil
      }
    }
  }

  private func lead(
    _ policy: Int, _ other: Int, _ indicator: Indicator, _ horizon: Int, _ world: Int
  ) throws -> Estimate {
    try estimator.estimate(samples[world].difference(policy, minus: other, indicator, horizon: horizon))
  }
}
