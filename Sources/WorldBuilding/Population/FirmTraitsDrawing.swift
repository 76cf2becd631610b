import AdoptionKernel
import ParallelColumns
import ScenarioModel

/// Draws who the firms are. Source of every rule and constant: specification 5.1.
extension WorldBuilder {
  /// Firms of which only the threshold is known.
  func firmsWithThresholds() -> FirmTraits {
    var traits = FirmTraits(count: firmCount, threshold: population.legitimacyThreshold)
    if case .sequence(let replacing) = description.offSwitches.thresholds {
      for firm in 0..<firmCount { traits.threshold[firm] = replacing[firm] ?? Double(firm) }
    }
    return traits
  }

  /// Region, country, sector, size class, employees, value added, hurdle. Firms are numbered region by region.
  ///
  /// ```
  /// E = clip(median_k·exp(s_E,k·z), class bounds);   VA = E·va_c·exp(l_A·z_a + s_A·z);   P = median_k·exp(s_P·z)
  /// ```
  func drawTraits(_ traits: borrowing FirmTraits, _ places: Places, _ draws: DrawKey, workers: Int) {
    let edges = places.regions.map(\.firms.upperBound)
    forEachBlock(of: BlockPlan(itemCount: traits.region.count, blockSize: World.blockSize), workers: workers) { block in
      var regions = traits.region.mutableSpan(in: block)
      var countries = traits.country.mutableSpan(in: block)
      var region = edges.firstIndex { $0 > block.lowerBound } ?? 0
      for place in 0..<block.count {
        let firm = block.lowerBound + place
        while firm >= edges[region] { region += 1 }
        regions[place] = UInt16(region)
        countries[place] = UInt8(places.regions[region].country)
      }
      for first in stride(from: block.lowerBound, to: block.upperBound, by: 8) {
        drawEight(traits, block, first, draws)
      }
    }
  }

  private func drawEight(_ traits: borrowing FirmTraits, _ block: borrowing Block, _ first: Int, _ draws: DrawKey) {
    let plan = population
    var sectors = traits.sector.mutableSpan(in: block)
    var sizes = traits.sizeClass.mutableSpan(in: block)
    var persons = traits.employees.mutableSpan(in: block)
    var output = traits.valueAdded.mutableSpan(in: block)
    var hurdles = traits.hurdleYears.mutableSpan(in: block)
    var costs = traits.sizeCost.mutableSpan(in: block)
    let sectorDraws = draws.uniforms(.initSector, from: first)
    let sizeDraws = draws.uniforms(.initSize, from: first)
    let employment = draws.normals(
      .initEmployees, from: first, unless: plan.employeesSpread.allSatisfy { $0 == 0 })
    let latents = draws.normals(.initAbility, from: first, unless: plan.productivityLoading == 0)
    let residuals = draws.normals(.initProductivity, from: first, unless: plan.productivitySpread == 0)
    let patience = draws.normals(.initHurdle, from: first, unless: plan.hurdleSpread == 0)
    let count = min(8, block.upperBound - first)
    var classes = InlineArray<8, Int>(repeating: 0)
    var medians = SIMD8<Double>(repeating: 1)
    var spreads = SIMD8<Double>(repeating: 0)
    var least = SIMD8<Double>(repeating: 1)
    var most = SIMD8<Double>(repeating: 1)
    for lane in 0..<count {
      let country = Int(traits.country[first + lane])
      let size = plan.classOf(sizeDraws[lane], plan.sizeLimits, country: country, width: 3)
      classes[lane] = size
      medians[lane] = plan.employeesMedian[size]
      spreads[lane] = plan.employeesSpread[size]
      least[lane] = classBounds(size).lowerBound
      most[lane] = classBounds(size).upperBound
    }
    let drawn = medians * exponentials(spreads * employment)
    let employees = whereLess(
      drawn, least, then: least, otherwise: whereLess(most, drawn, then: most, otherwise: drawn))
    let productivity = exponentials(plan.productivityLoading * latents + plan.productivitySpread * residuals)
    let patienceFactors = exponentials(plan.hurdleSpread * patience)
    let sizeCosts = exponentials(plan.sizeExponent * logarithms(employees / 25))
    for lane in 0..<count {
      let place = first - block.lowerBound + lane
      let country = Int(traits.country[first + lane])
      sectors[place] = UInt8(plan.classOf(sectorDraws[lane], plan.sectorLimits, country: country, width: 6))
      sizes[place] = UInt8(classes[lane])
      persons[place] = Float(employees[lane])
      output[place] = Float(employees[lane] * plan.valueAddedPerEmployee[country] * productivity[lane])
      hurdles[place] = Float(plan.hurdleMedian[classes[lane]] * patienceFactors[lane])
      costs[place] = Float(sizeCosts[lane])
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

}
