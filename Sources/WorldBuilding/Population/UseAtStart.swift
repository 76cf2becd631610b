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
    var own = OctetRow()
    draws.keepWords(.initBaseline, from: first, of: isUseless ? 0 : plan.technologies, in: &own)
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
      masks[place] = isUseless ? 0 : uses(own, lane, row: row, latent: plan.useLoading * latents[lane])
    }
    if isUseless, isUnaware { return }
    let used = world.exposure.adoptedMask.octet(at: first)
    let known = isUnaware ? Octet() : knowledge(draws, first, ability)
    let bytes = stageBytes(known: known, used: used, integrated: integration(draws, first, count, used, ability))
    for lane in 0..<count {
      let place = (first - block.lowerBound + lane) * technologyCount
      for technology in 0..<technologyCount {
        stages[place + technology] = UInt8(truncatingIfNeeded: bytes[lane] >> (8 * UInt64(technology)))
      }
    }
  }

  /// Technologies in use at the start, as bits. No branch on a draw: each would be guessed wrongly every few firms.
  @inline(__always)
  private func uses(_ own: borrowing OctetRow, _ lane: Int, row: Int, latent: Double) -> UInt8 {
    let plan = population
    var sure: UInt8 = 0
    var possible: UInt8 = 0
    for technology in 0..<technologyCount {
      let draw = own[word: technology * 8 + lane]
      let limit = plan.useThresholds[row + technology]
      let answer = plan.quantiles.compare(draw, base: latent, factor: plan.useRest, limit: limit)
      sure |= (answer.surely ? 1 : 0) << technology
      possible |= (answer.possibly ? 1 : 0) << technology
    }
    sure &= plan.technologies
    possible &= plan.technologies
    guard sure != possible else { return sure }
    for technology in 0..<technologyCount where (sure ^ possible) & (1 << technology) != 0 {
      let normal = normalQuantile(uniformOf(own[word: technology * 8 + lane]))
      if latent + plan.useRest * normal > plan.useThresholds[row + technology] { sure |= 1 << technology }
    }
    return sure
  }

  /// Technologies that each of eight firms knows of unless it uses them, as bits.
  @inline(__always)
  private func knowledge(_ draws: DrawKey, _ first: Int, _ ability: SIMD8<Double>) -> Octet {
    var words = OctetRow()
    draws.keepWords(.initAware, from: first, of: population.technologies, in: &words)
    let factor = 0.7 + 0.6 * ability
    var known = Octet()
    for technology in 0..<technologyCount where population.technologies >> technology & 1 != 0 {
      let excess = uniformsOf(words[octet: technology]) - population.awareShare[technology] * factor
      known |= (bits(of: excess) &>> Octet(repeating: 63)) &<< Octet(repeating: UInt64(technology))
    }
    return known
  }

  /// Technologies that each of eight firms has integrated if it uses them, as bits. Few use two at the start: their words
  /// are drawn one firm at a time.
  @inline(__always)
  private func integration(
    _ draws: DrawKey, _ first: Int, _ count: Int, _ used: Octet, _ ability: SIMD8<Double>
  ) -> Octet {
    var integrated = Octet()
    for lane in 0..<count where used[lane] & (used[lane] &- 1) != 0 {
      let words = draws.wordPerTechnology(.initIntegrated, entity: first + lane)
      let chance = population.integratedShare * (0.6 + 0.8 * ability[lane])
      for technology in 0..<technologyCount where uniformOf(words[technology]) < chance {
        integrated[lane] |= 1 << UInt64(technology)
      }
    }
    return integrated
  }

  /// The stages of eight firms, a byte for each technology: integrated or isolated where in use, aware or unaware where not.
  @inline(__always)
  private func stageBytes(known: Octet, used: Octet, integrated: Octet) -> Octet {
    byteForBit(known & ~used) &* Octet(repeating: UInt64(Stage.aware))
      | byteForBit(used & ~integrated) &* Octet(repeating: UInt64(Stage.isolated))
      | byteForBit(used & integrated) &* Octet(repeating: UInt64(Stage.integrated))
  }
}

/// Bit i of a set of six as the lowest bit of byte i: copies of the set seven bits apart never overlap, and the i-th has its
/// bit i where byte i begins.
private func byteForBit(_ sets: Octet) -> Octet {
  sets &* Octet(repeating: 0x08_1020_4081) & Octet(repeating: 0x0101_0101_0101)
}
