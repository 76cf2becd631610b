extension World {
  /// Cost at size factor 1 per region and technology.
  ///
  /// ```
  /// costTable = c_s·c_τ·path_τ(q)·[1 + ρ_R(1−R_c)χ_τ]·[1 + ω·tightness_r]
  /// path_τ(q) = exp(−g_τ·q/4);  AI: × (1 + (m_AI − 1)·min(1, max(0, (q+5)/T_AI)))
  /// ```
  ///
  /// Source: specification 5.0; q = −5 is 2022 Q4, when generative AI became common.
  mutating func updateCosts(_ now: Moment) {
    for technology in 0..<technologyCount {
      var path = exponential(-parameters.costDecline[technology] * Double(now.calendar) / 4)
      if technology == 5 {
        path *= aiSurge(quarter: now.calendar, floor: parameters.aiSurgeCost, quarters: parameters.aiSurgeQuarters)
      }
      let base = parameters.costScale * parameters.cost[technology] * path
      for region in 0..<places.regions.count {
        let country = places.countries[places.regions[region].country]
        let rules = 1 + parameters.regulatoryCost * (1 - country.enablement) * parameters.dataIntensity[technology]
        let labour = 1 + parameters.tightnessCost * places.regions[region].tightness
        let cost = base * rules * labour
        tables.cost[region * technologyCount + technology] = cost
        tables.logPrice[region * technologyCount + technology] = Tables.logPrice(
          cost: cost, benefit: parameters.benefit[technology])
      }
    }
  }

  /// Spread of belief after n signals in each country.
  ///
  /// ```
  /// v0_c = v_0·(1 + ν(1 − H̄_c));   precision = 1/v0_c² + n/σ_p²
  /// ```
  mutating func updateBeliefs() {
    for country in 0..<places.countries.count {
      let friction = 1 - places.meanHarmonisation(of: country)
      let sd = parameters.priorSd * (1 + parameters.standardsUncertainty * friction)
      let prior = 1 / max(sd * sd, 1e-18)
      tables.priorWeight[country] = parameters.priorBias * prior
      let signal = 1 / max(parameters.peerNoise * parameters.peerNoise, 1e-18)
      if tables.priorPrecision[country] != prior || tables.signalPrecision[country] != signal {
        fillBeliefs(of: country, prior: prior, signal: signal)
      }
      tables.firstPromise[country] = exponential(belief(country: country, count: 0, sum: 0, discounted: true))
    }
  }

  /// Only when rules or parameters have moved: two hundred roots and quotients take 0.6 µs a country and quarter, of a
  /// network Bass process of 2,000 firms a twentieth.
  private mutating func fillBeliefs(of country: Int, prior: Double, signal: Double) {
    for count in 0..<Tables.beliefWidth {
      let variance = 1 / (prior + Double(count) * signal)
      tables.beliefVariance[country * Tables.beliefWidth + count] = variance
      tables.beliefSd[country * Tables.beliefWidth + count] = variance.squareRoot()
    }
    tables.priorPrecision[country] = prior
    tables.signalPrecision[country] = signal
  }

  /// Part of the awareness hazard that does not come from neighbours, per region, sector and technology.
  ///
  /// ```
  /// outside = p + p_camp·campaign_c + p_hub·reach_r + p_demo·demo_rsτ
  /// demo    = min(3, r_demo·demonstrations_rsτ/firms_rs)
  /// ```
  mutating func updateAwareness() {
    for cell in 0..<tables.sectorFirms.count {
      let region = places.regions[cell / 6]
      let common =
        parameters.awarenessRate + parameters.campaignRate * places.countries[region.country].campaign
        + parameters.hubOutreachRate * region.hubReach
      for technology in 0..<technologyCount {
        let index = cell * technologyCount + technology
        let demonstration = demonstrationIntensity(
          tables.demonstrations[index], firms: tables.sectorFirms[cell], reach: parameters.demonstrationReach)
        tables.outsideAwareness[index] = common + parameters.demonstrationRate * demonstration
      }
    }
  }

  /// Reach of hubs into each region: 1 with an open hub, `hubReachNear` if an open hub of the same country lies within
  /// `hubReachDistance`, else 0.
  mutating func updateHubReach(_ now: Moment) {
    let regionCount = places.regions.count
    for region in 0..<regionCount {
      var reach = 0.0
      for hub in hubs.hubs where hub.isActive(now.calendar) {
        if hub.region == region {
          reach = 1
          break
        }
        if places.regions[hub.region].country == places.regions[region].country,
          places.distance[hub.region * regionCount + region] <= parameters.hubReachDistance
        {
          reach = max(reach, parameters.hubReachNear)
        }
      }
      places.regions[region].hubReach = reach
    }
  }
}

/// How present demonstrations are to a firm of a region and sector, `min(3, r_demo·demonstrations/firms)`.
func demonstrationIntensity(_ demonstrations: Int, firms: Int, reach: Double) -> Double {
  guard demonstrations > 0, firms > 0 else { return 0 }
  return min(3, reach * Double(demonstrations) / Double(firms))
}

/// Cost of AI relative to its trend: falls linearly from 1 (2022 Q4) to `floor` over `quarters`.
func aiSurge(quarter: Int, floor: Double, quarters: Int) -> Double {
  let progress = quarters > 0 ? Double(quarter + 5) / Double(quarters) : (quarter >= -5 ? 1 : 0)
  return 1 + (floor - 1) * min(1, max(0, progress))
}
