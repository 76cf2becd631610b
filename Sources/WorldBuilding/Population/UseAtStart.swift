import AdoptionKernel
import ParallelColumns
import ScenarioModel

/// Draws what firms use and know at the start. Source of every rule and constant: specification 5.1.
extension WorldBuilder {
  /// Ability, cash, baseline adoption, awareness, integration.
  ///
  /// ```
  /// a = logistic(m_k + s_a·z_a);   L = cashCap·u
  /// g = l_b·z_a + √(1 − l_b²)·z_τ;   in use if g > −(Φ⁻¹(π_kτ) + shift_cτ + b_0)
  /// else aware if u < w_τ(0.7 + 0.6a);   in use and n ≥ 2: integrated if u < g_0(0.6 + 0.8a)
  /// ```
  func drawStartState(_ world: borrowing World, _ draws: DrawKey, workers: Int) {
    let isUseless = population.isUseless
    let isUnaware = population.isUnaware
    forEachBlock(of: BlockPlan(itemCount: world.firmCount, blockSize: World.blockSize), workers: workers) { block in
      for first in stride(from: block.lowerBound, to: block.upperBound, by: 8) {
        drawEight(world, block, first, draws, isUseless: isUseless, isUnaware: isUnaware)
      }
    }
  }

  private func drawEight(
    _ world: borrowing World, _ block: borrowing Block, _ first: Int, _ draws: DrawKey, isUseless: Bool,
    isUnaware: Bool
  ) {
    let plan = population
    var abilities = world.progress.ability.mutableSpan(in: block)
    var cash = world.projects.cash.mutableSpan(in: block)
    var masks = world.exposure.adoptedMask.mutableSpan(in: block)
    var stages = world.progress.stage.mutableSpan(in: block, width: technologyCount)
    let latents = draws.normals(
      .initAbility, from: first, unless: plan.abilitySlope == 0 && (isUseless || plan.useLoading == 0))
    let liquidity = draws.uniforms(.initLiquidity, from: first)
    let own = draws.words(.initBaseline, from: first, of: isUseless ? 0 : plan.technologies)
    let aware = draws.words(.initAware, from: first, of: isUnaware ? 0 : plan.technologies)
    let count = min(8, block.upperBound - first)
    var means = SIMD8<Double>(repeating: 0)
    for lane in 0..<count { means[lane] = plan.abilityMean[Int(world.traits.sizeClass[first + lane])] }
    let ability = 1 / (1 + exponentials(0 - (means + plan.abilitySlope * latents)))
    for lane in 0..<count {
      let firm = first + lane
      let place = firm - block.lowerBound
      let size = Int(world.traits.sizeClass[firm])
      abilities[place] = Float(ability[lane])
      cash[place] = Float(plan.cashShare * Double(world.traits.valueAdded[firm]) * liquidity[lane])
      let row = (Int(world.traits.country[firm]) * 3 + size) * technologyCount
      let mask = isUseless ? 0 : uses(own, lane, row: row, latent: plan.useLoading * latents[lane])
      masks[place] = mask
      if mask == 0, isUnaware { continue }
      drawStages(&stages, first: place * technologyCount, firm, draws, aware, lane, uses: mask, ability: ability[lane])
    }
  }

  /// Technologies in use at the start, as bits. No branch on a draw: each would be guessed wrongly every few firms.
  @inline(__always)
  private func uses(_ own: SixOctets, _ lane: Int, row: Int, latent: Double) -> UInt8 {
    let plan = population
    var sure: UInt8 = 0
    var possible: UInt8 = 0
    for technology in 0..<technologyCount {
      let draw = UInt32(truncatingIfNeeded: own[technology][lane])
      let limit = plan.useThresholds[row + technology]
      let answer = plan.quantiles.compare(draw, base: latent, factor: plan.useRest, limit: limit)
      sure |= (answer.surely ? 1 : 0) << technology
      possible |= (answer.possibly ? 1 : 0) << technology
    }
    sure &= plan.technologies
    possible &= plan.technologies
    guard sure != possible else { return sure }
    for technology in 0..<technologyCount where (sure ^ possible) & (1 << technology) != 0 {
      let normal = normalQuantile(uniformOf(UInt32(truncatingIfNeeded: own[technology][lane])))
      if latent + plan.useRest * normal > plan.useThresholds[row + technology] { sure |= 1 << technology }
    }
    return sure
  }

  /// Integrated or isolated where in use, aware or unaware where not.
  @inline(__always)
  private func drawStages(
    _ stages: inout MutableSpan<UInt8>, first: Int, _ firm: Int, _ draws: DrawKey, _ aware: SixOctets, _ lane: Int,
    uses: UInt8, ability: Double
  ) {
    let plan = population
    var integrated: UInt8 = 0
    if uses.nonzeroBitCount >= 2 {
      // Few firms use two technologies at the start: their words are drawn one firm at a time.
      let words = draws.wordPerTechnology(.initIntegrated, entity: firm)
      let chance = plan.integratedShare * (0.6 + 0.8 * ability)
      for technology in 0..<technologyCount {
        integrated |= (uniformOf(words[technology]) < chance ? 1 : 0) << technology
      }
    }
    let factor = 0.7 + 0.6 * ability
    for technology in 0..<technologyCount {
      let draw = uniformOf(UInt32(truncatingIfNeeded: aware[technology][lane]))
      let knows: UInt8 = draw < plan.awareShare[technology] * factor ? Stage.aware : Stage.unaware
      let uses = uses >> technology & 1
      let stage = uses != 0 ? Stage.isolated + (integrated >> technology & 1) : knows
      stages[first + technology] = plan.technologies >> technology & 1 != 0 ? stage : Stage.unaware
    }
  }
}
