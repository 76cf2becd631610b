import ParallelColumns

extension World {
  /// What ranks an application: the panel's score, a lottery draw, or its place in the queue (larger is better).
  func score(_ application: Application, place: Int, _ selection: CallTerms.Selection, _ now: Moment) -> Double {
    let draw = eventDraws.uniform(
      .score, quarter: now.run, entity: Int(application.lead), sub: Int(application.technology))
    switch selection {
    case .lottery: return draw
    case .firstCome: return -Double(place)
    case .score: break
    }
    var ability = Double(progress.ability[Int(application.lead)])
    var maturity = maturity(Int(application.lead))
    if application.partner >= 0 {
      ability = (ability + Double(progress.ability[Int(application.partner)])) / 2
      maturity = (maturity + self.maturity(Int(application.partner))) / 2
    }
    return (application.followsStudy ? 1 : 0) + parameters.scoreWeights[0] * draw
      + parameters.scoreWeights[1] * ability + parameters.scoreWeights[2] * maturity
  }

  /// Maturity of a firm, 0…1: Σ m/6 with m = 0.6 for isolated and 1 for integrated use.
  func maturity(_ firm: Int) -> Double {
    var tenths = 0
    for technology in 0..<technologyCount {
      switch progress.stage[pairIndex(firm, technology)] {
      case Stage.isolated: tenths += 6
      case Stage.integrated: tenths += 10
      default: break
      }
    }
    return Double(tenths) / 60
  }

  /// Orders the applications by descending score, then ascending lead, by heapsort: no allocation.
  mutating func sortApplications() {
    let count = lists.applications.count
    var all = lists.applications.mutableSpan
    var root = count / 2
    while root > 0 {
      root -= 1
      siftDown(&all, root: root, count: count)
    }
    var end = count
    while end > 1 {
      end -= 1
      all.swapAt(0, end)
      siftDown(&all, root: 0, count: end)
    }
  }

  /// Remembers that a pair received a kind of support, and counts firms that took part for the first time.
  mutating func recordSupport(_ firm: Int, _ technology: Int, _ support: UInt8) {
    let projectSupport = Support.study | Support.innovationGrant
    if support & projectSupport != 0 {
      var before: UInt8 = 0
      for other in 0..<technologyCount { before |= history.supported[pairIndex(firm, other)] }
      if before & projectSupport == 0 { ledger.distinctFirms += 1 }
    }
    history.supported[pairIndex(firm, technology)] |= support
  }

  /// Counts an awarded project between the regions of its members.
  mutating func recordConsortium(_ application: Application) {
    let first = Int(traits.region[Int(application.lead)])
    let second = application.partner < 0 ? first : Int(traits.region[Int(application.partner)])
    ledger.regionProjects[min(first, second) * places.regions.count + max(first, second)] += 1
    if places.regions[first].country != places.regions[second].country { ledger.crossBorderProjects += 1 }
  }
}

/// Whether one application is ranked behind another.
private func isBehind(_ one: Application, _ other: Application) -> Bool {
  one.score != other.score ? one.score < other.score : one.lead > other.lead
}

/// Keeps the last-ranked application at the root.
private func siftDown(_ all: inout MutableSpan<Application>, root start: Int, count: Int) {
  var root = start
  while 2 * root + 1 < count {
    var child = 2 * root + 1
    if child + 1 < count, isBehind(all[child], all[child + 1]) == false { child += 1 }
    if isBehind(all[root], all[child]) { return }
    all.swapAt(root, child)
    root = child
  }
}
