import ParallelColumns

extension World {
  /// Phase 3: every firm integrates, gives up, hears, talks and looks, in this order, reading only itself and what its
  /// neighbours showed at the end of last quarter. Any order of firms and any number of threads give the same bits.
  ///
  /// Reads: traits, exposure, network, tables. Writes: own stage, signals, gain, intent, drop.
  /// Draws: `firmQuarter` sub 0–16, `peerNoise` sub τ.
  borrowing func runFirmPass(_ now: Moment, workers: Int) {
    let rules = FirmPassRules(self, now)
    forEachBlock(of: blockPlan, workers: workers) { block in passBlock(block, rules) }
  }

  /// The pass over one block of firms.
  private borrowing func passBlock(_ block: borrowing Block, _ rules: FirmPassRules) {
    var stages = progress.stage.mutableSpan(in: block, width: technologyCount)
    var counts = progress.signalCount.mutableSpan(in: block, width: technologyCount)
    var sums = progress.signalSum.mutableSpan(in: block, width: technologyCount)
    var gains = progress.productivityGain.mutableSpan(in: block)
    var intents = progress.intent.mutableSpan(in: block)
    var drops = progress.drop.mutableSpan(in: block)
    for place in 0..<block.count {
      let firm = block.lowerBound + place
      let first = place * technologyCount
      var view = FirmView(
        firm: firm, world: self, rules: rules, ability: Double(progress.ability[firm]), stages: stages, first: first)
      drops[place] = 0
      intents[place] = 0
      if view.isolated != 0 {
        if let technology = integrate(&view, rules) {
          stages[first + technology] = Stage.integrated
          gains[place] += Float(gainOfIntegration(view, technology))
        }
        drops[place] = giveUp(view, rules)
      }
      let heard = hear(view, rules)
      for technology in TechnologySet(heard) { stages[first + technology] = Stage.aware }
      view.aware |= heard
      guard view.aware != 0 else { continue }
      converse(view, rules, counts: &counts, sums: &sums, first: first)
      guard projects.activity[firm] == Activity.idle else { continue }
      intents[place] = evaluate(view, rules, counts: counts, sums: sums, first: first)
    }
  }
}
