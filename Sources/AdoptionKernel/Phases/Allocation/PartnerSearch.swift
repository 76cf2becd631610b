import ParallelColumns

extension World {
  /// Looks for a partner on the right side of the border: another country for `foreign`, the same one for `domestic`.
  ///
  /// ```
  /// P(success) = min(1, m_0 + m_h·1[a hub serving the region has a foreign link] + m_t·1[the firm has such a tie])
  /// candidates: the firm's ties on that side, ascending; then b_p firms, region by n_r'(D + D_0)^(−δ), firm uniformly
  /// ```
  ///
  /// The first candidate that is free, eligible and wants something of the call at the pair's cost factor accepts.
  /// Candidates need not know the programme. `domestic` has no hub term and includes the own region.
  /// Draws: `partnerSuccess` sub τ; `partnerPick` sub 2k, 2k + 1. Source: specification 5.5.
  func searchPartner(_ agency: Int, _ firm: Int, _ technology: Int, _ now: Moment) -> (firm: Int, wish: Wish)? {
    let foreign = agencies[agency].rule == .foreign
    let home = country(of: firm)
    let tied = firstTie(of: firm, after: -1, foreign: foreign, home: home) != nil
    let linked = foreign && isLinkedAbroad(region: Int(traits.region[firm]), now)
    let chance = parameters.partnerBase + (linked ? parameters.partnerHubLink : 0) + (tied ? parameters.partnerTie : 0)
    let draw = eventDraws.uniform(.partnerSuccess, quarter: now.run, entity: firm, sub: technology)
    guard draw < min(1, chance) else { return nil }
    var last = -1
    while let candidate = firstTie(of: firm, after: last, foreign: foreign, home: home) {
      if let wanted = answer(of: candidate, to: firm, agency, technology, now) { return (candidate, wanted) }
      last = candidate
    }
    return searchBeyondTies(agency, firm, technology, foreign: foreign, home: home, now)
  }

  private func searchBeyondTies(
    _ agency: Int, _ firm: Int, _ technology: Int, foreign: Bool, home: Int, _ now: Moment
  ) -> (firm: Int, wish: Wish)? {
    let regionCount = places.regions.count
    let origin = Int(traits.region[firm])
    var total = 0.0
    for region in 0..<regionCount where (places.regions[region].country != home) == foreign {
      total += tables.partnerWeight[origin * regionCount + region]
    }
    guard total > 0 else { return nil }
    for attempt in 0..<parameters.partnerSearchBreadth {
      let target =
        total * eventDraws.uniform(.partnerPick, quarter: now.run, entity: firm, sub: 2 * attempt)
      var sum = 0.0
      var chosen = -1
      for region in 0..<regionCount where (places.regions[region].country != home) == foreign {
        sum += tables.partnerWeight[origin * regionCount + region]
        chosen = region
        if sum > target { break }
      }
      let firms = places.regions[chosen].firms
      let pick = eventDraws.uniform(.partnerPick, quarter: now.run, entity: firm, sub: 2 * attempt + 1)
      let candidate = firms.lowerBound + min(Int(pick * Double(firms.count)), firms.count - 1)
      if let wanted = answer(of: candidate, to: firm, agency, technology, now) { return (candidate, wanted) }
    }
    return nil
  }

  /// What a candidate answers: its wish at the pair's cost factor, or nil if it cannot or does not want to take part.
  private func answer(
    of candidate: Int, to firm: Int, _ agency: Int, _ technology: Int, _ now: Moment
  ) -> Wish? {
    guard candidate != firm, isFree(candidate, technology, now),
      isEligible(candidate, mask: exposure.adoptedMask[candidate])
    else { return nil }
    let wanted = wish(agency, candidate, technology, factor: borderFactor(firm, candidate), now)
    return wanted == .nothing ? nil : wanted
  }

  /// The tie with the lowest id above `last` on the wanted side of the border; network and extra ties alike.
  private func firstTie(of firm: Int, after last: Int, foreign: Bool, home: Int) -> Int? {
    guard network.kind != .complete else { return nil }
    var best: Int? = nil
    for index in network.tieRange(of: firm) {
      let tie = Int(network.ties[index])
      if tie > last, (country(of: tie) != home) == foreign {
        best = tie
        break
      }
    }
    for place in 0..<network.extraCount(of: firm) {
      let tie = network.extraTie(of: firm, at: place)
      if tie > last, tie < best ?? Int.max, (country(of: tie) != home) == foreign { best = tie }
    }
    return best
  }

  /// Whether a hub that serves a region (there, or in the same country within reach) has a link abroad, window open.
  private func isLinkedAbroad(region: Int, _ now: Moment) -> Bool {
    for link in hubs.links {
      if serves(hub: link.first, region: region, now) || serves(hub: link.second, region: region, now) { return true }
    }
    return false
  }

  /// Whether an open hub lies in the region, or in the same country within `hubReachDistance`.
  func serves(hub index: Int, region: Int, _ now: Moment) -> Bool {
    let hub = hubs.hubs[index]
    guard hub.isActive(now.calendar) else { return false }
    if hub.region == region { return true }
    return places.regions[hub.region].country == places.regions[region].country
      && places.distance[hub.region * places.regions.count + region] <= parameters.hubReachDistance
  }
}
