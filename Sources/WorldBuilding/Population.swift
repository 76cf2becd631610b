import AdoptionKernel
import GSLNumerics
import Glibc
import ParallelColumns
import ScenarioModel

/// Draws who the firms are. Source of every rule and constant: specification 5.1.
extension WorldBuilder {
  /// Numbers firms region by region.
  func placeFirms(_ traits: inout FirmTraits, _ places: Places) {
    for (index, region) in places.regions.enumerated() {
      for firm in region.firms {
        traits.region[firm] = UInt16(index)
        traits.country[firm] = UInt8(region.country)
      }
    }
  }

  /// Sector, size class, employees, value added, hurdle, threshold.
  ///
  /// ```
  /// E = clip(median_k·exp(s_E,k·z), class bounds);   VA = E·va_c·exp(l_A·z_a + s_A·z);   P = median_k·exp(s_P·z)
  /// ```
  func drawTraits(_ traits: inout FirmTraits, _ places: Places, _ draws: DrawKey) {
    let values = description.parameters
    let medians = values[list: .employeesMedian]
    let spreads = values[list: .employeesLogSd]
    let hurdles = values[list: .hurdleMedian]
    let loading = values[.productivityAbilityLoading]
    let residual = values[.productivityLogSd]
    let hurdleSpread = values[.hurdleLogSd]
    let exponent = values[.costSizeExponent]
    for firm in 0..<traits.region.count {
      let country = description.countries[places.regions[Int(traits.region[firm])].country]
      let sector = classOf(draws.uniform(.initSector, entity: firm), country.sectorShares)
      let size = classOf(draws.uniform(.initSize, entity: firm), country.sizeShares)
      let bounds = classBounds(size)
      let employees = min(
        bounds.upperBound,
        max(bounds.lowerBound, medians[size] * exp(spreads[size] * draws.normal(.initEmployees, entity: firm))))
      let latent = draws.normal(.initAbility, entity: firm)
      let productivity = exp(loading * latent + residual * draws.normal(.initProductivity, entity: firm))
      traits.sector[firm] = UInt8(sector)
      traits.sizeClass[firm] = UInt8(size)
      traits.employees[firm] = Float(employees)
      traits.valueAdded[firm] = Float(employees * country.valueAddedPerEmployeeEuro * productivity)
      traits.hurdleYears[firm] = Float(hurdles[size] * exp(hurdleSpread * draws.normal(.initHurdle, entity: firm)))
      traits.sizeCost[firm] = Float(pow(employees / 25, exponent))
      traits.threshold[firm] = threshold(of: firm)
    }
  }

  /// Bounds of a size class, persons; large firms are capped at 5,000.
  private func classBounds(_ size: Int) -> ClosedRange<Double> {
    switch size {
    case 0: 10...49
    case 1: 50...249
    default: 250...5_000
    }
  }

  /// First class whose cumulated share exceeds the draw; the last class takes the rounding remainder.
  private func classOf(_ draw: Double, _ shares: [Double]) -> Int {
    var sum = 0.0
    for index in 0..<shares.count - 1 {
      sum += shares[index]
      if draw < sum { return index }
    }
    return shares.count - 1
  }

  private func threshold(of firm: Int) -> Double {
    switch description.offSwitches.thresholds {
    case .parameter: description.parameters[.legitimacyThreshold]
    case .sequence(let replacing): replacing[firm] ?? Double(firm)
    }
  }

  /// Ability, cash, baseline adoption, awareness, integration.
  ///
  /// ```
  /// a = logistic(m_k + s_a·z_a);   L = cashCap·u
  /// g = l_b·z_a + √(1 − l_b²)·z_τ;   in use if g > −(Φ⁻¹(π_kτ) + shift_cτ + b_0)
  /// else aware if u < w_τ(0.7 + 0.6a);   in use and n ≥ 2: integrated if u < g_0(0.6 + 0.8a)
  /// ```
  func drawStartState(_ world: inout World, _ draws: DrawKey) {
    let values = description.parameters
    let location = values[list: .abilityMean]
    let slope = values[.abilitySlope]
    let loading = values[.baselineAbilityLoading]
    let rest = (1 - loading * loading).squareRoot()
    let awareShare = values[list: .awareAtStart]
    let integratedShare = values[.integratedAtStart]
    let thresholds = adoptionThresholds()
    for firm in 0..<world.firmCount {
      let size = Int(world.traits.sizeClass[firm])
      let country = world.places.regions[Int(world.traits.region[firm])].country
      let latent = draws.normal(.initAbility, entity: firm)
      let ability = 1 / (1 + exp(-(location[size] + slope * latent)))
      world.progress.ability[firm] = Float(ability)
      let cap = values[.cashShare] * Double(world.traits.valueAdded[firm])
      world.projects.cash[firm] = Float(cap * draws.uniform(.initLiquidity, entity: firm))
      world.exposure.adoptedMask[firm] = drawUses(
        firm, draws, row: (country * 3 + size) * technologyCount, latent: loading * latent, rest: rest, thresholds)
      drawStages(
        &world, firm, draws, ability: ability, awareShare: awareShare, integratedShare: integratedShare)
    }
  }

  /// Technologies in use at the start, as bits.
  private func drawUses(
    _ firm: Int, _ draws: DrawKey, row: Int, latent: Double, rest: Double, _ thresholds: [Double]
  ) -> UInt8 {
    let own = draws.wordPerTechnology(.initBaseline, entity: firm)
    var mask: UInt8 = 0
    for technology in 0..<technologyCount where parameters.technologies & (1 << technology) != 0 {
      if latent + rest * normalQuantile(uniformOf(own[technology])) > thresholds[row + technology] {
        mask |= 1 << technology
      }
    }
    return mask
  }

  /// Integrated or isolated where in use, aware or unaware where not.
  private func drawStages(
    _ world: inout World, _ firm: Int, _ draws: DrawKey, ability: Double, awareShare: [Double],
    integratedShare: Double
  ) {
    let mask = world.exposure.adoptedMask[firm]
    let aware = draws.wordPerTechnology(.initAware, entity: firm)
    let integrated = draws.wordPerTechnology(.initIntegrated, entity: firm)
    let integrationChance = mask.nonzeroBitCount >= 2 ? integratedShare * (0.6 + 0.8 * ability) : 0
    for technology in 0..<technologyCount where parameters.technologies & (1 << technology) != 0 {
      let pair = firm * technologyCount + technology
      if mask & (1 << technology) != 0 {
        let integrates = uniformOf(integrated[technology]) < integrationChance
        world.progress.stage[pair] = integrates ? Stage.integrated : Stage.isolated
      } else if uniformOf(aware[technology]) < awareShare[technology] * (0.7 + 0.6 * ability) {
        world.progress.stage[pair] = Stage.aware
      }
    }
  }

  /// `−(Φ⁻¹(π_kτ) + shift_cτ + b_0)`: `[(country · 3 + size) · 6 + technology]`. Shares of 0 and 1 are legal: nobody and
  /// everybody.
  private func adoptionThresholds() -> [Double] {
    let shares = description.parameters[table: .baselineAdoption]
    let shift = description.parameters[.baselineShift]
    var table: [Double] = []
    for country in description.countries {
      for size in 0..<3 {
        for technology in 0..<technologyCount {
          table.append(-(probit(shares[size][technology]) + country.adoptionShift[technology] + shift))
        }
      }
    }
    return table
  }

  /// Φ⁻¹ with the limits −∞ at 0 and +∞ at 1. Shares are in [0, 1] by construction of the scenario.
  private func probit(_ share: Double) -> Double {
    if share <= 0 { return -Double.infinity }
    if share >= 1 { return Double.infinity }
    return (try? Normal.quantile(share)) ?? 0
  }
}
