import AdoptionKernel
import ParallelColumns
import ScenarioModel

extension WorldBuilder {
  /// Stubs of the gravity network: near regions and the own country attract, sectors keep together, triangles close.
  ///
  /// ```
  /// W_rr' = n_r'·(D_rr' + D_0)^(−δ)·exp(−κ·1[c ≠ c'])
  /// d_i   = max(1, round(exp(ln(k̄/2) − s_d²/2 + s_d·z))), at most 40
  /// ```
  ///
  /// First targets are made for all firms first; a later stub in the own region closes a triangle with probability p_t.
  /// Source: specification 5.2 (Santamaria, Ventura, Yesilbayraktar 2023).
  func gravityStubs(_ traits: borrowing FirmTraits, regions: Int, _ draws: DrawKey, workers: Int) -> Stubs {
    let count = traits.region.count
    let blocks = BlockPlan(itemCount: count, blockSize: World.blockSize)
    let offsets = stubOffsets(blocks, draws, workers: workers)
    let targets = Column<UInt32>(repeating: Stubs.nobody, count: Int(offsets[count]))
    // What the first stub of every firm reaches for; later stubs look it up while others are written.
    let firsts = Column<UInt32>(repeating: Stubs.nobody, count: count)
    let reach = StubReach(plan: gravity, cells: SectorCells(traits, regions: regions), draws: draws)
    reachOut(traits, reach, offsets, targets, firsts, blocks, workers: workers)
    closeTriangles(traits, reach, offsets, targets, firsts, blocks, workers: workers)
    return Stubs(offsets: offsets, targets: targets)
  }

  private func stubOffsets(_ blocks: BlockPlan, _ draws: DrawKey, workers: Int) -> Column<UInt32> {
    let plan = gravity
    var offsets = Column<UInt32>(repeating: 0, count: blocks.itemCount + 1)
    numberStubs(offsets, plan, blocks, draws, workers: workers)
    var sum: UInt32 = 0
    for firm in 0..<blocks.itemCount {
      let stubs = offsets[firm]
      offsets[firm] = sum
      sum += stubs
    }
    offsets[blocks.itemCount] = sum
    return offsets
  }

  private func numberStubs(
    _ numbers: borrowing Column<UInt32>, _ plan: GravityPlan, _ blocks: BlockPlan, _ draws: DrawKey, workers: Int
  ) {
    forEachBlock(of: blocks, workers: workers) { block in
      var own = numbers.mutableSpan(in: block)
      for start in stride(from: 0, to: block.count, by: 8) {
        let stubs = plan.stubs(draws.octets(.networkDegree, from: block.lowerBound + start).0)
        for lane in 0..<min(8, block.count - start) { own[start + lane] = UInt32(truncatingIfNeeded: stubs[lane]) }
      }
    }
  }

  /// Every stub that does not depend on another firm's.
  private func reachOut(
    _ traits: borrowing FirmTraits, _ reach: borrowing StubReach, _ offsets: borrowing Column<UInt32>,
    _ targets: borrowing Column<UInt32>, _ firsts: borrowing Column<UInt32>, _ blocks: BlockPlan, workers: Int
  ) {
    forEachBlock(of: blocks, workers: workers) { block in
      var own = targets.mutableSpan(in: block, offsets: offsets)
      var ownFirsts = firsts.mutableSpan(in: block)
      let start = Int(offsets[block.lowerBound])
      for eight in stride(from: block.lowerBound, to: block.upperBound, by: 8) {
        let firms = eight..<min(eight + 8, block.upperBound)
        reach.reachOut(firms, traits, offsets, &own, start: start)
        for firm in firms { ownFirsts[firm - block.lowerBound] = own[Int(offsets[firm]) - start] }
      }
    }
  }

  /// Stubs that go to a friend of the first target, if there is one that is not the firm itself; else anywhere in the
  /// own region.
  private func closeTriangles(
    _ traits: borrowing FirmTraits, _ reach: borrowing StubReach, _ offsets: borrowing Column<UInt32>,
    _ targets: borrowing Column<UInt32>, _ firsts: borrowing Column<UInt32>, _ blocks: BlockPlan, workers: Int
  ) {
    forEachBlock(of: blocks, workers: workers) { block in
      var own = targets.mutableSpan(in: block, offsets: offsets)
      let start = Int(offsets[block.lowerBound])
      for firm in block.lowerBound..<block.upperBound {
        let first = Int(offsets[firm]) - start
        for place in first..<Int(offsets[firm + 1]) - start where own[place] == Stubs.friend {
          let friend = firsts[Int(own[first])]
          own[place] =
            friend != Stubs.nobody && Int(friend) != firm
            ? friend
            : reach.target(
              firm, stub: place - first, region: Int(traits.region[firm]), sector: Int(traits.sector[firm]))
        }
      }
    }
  }
}
