import AdoptionKernel
import ParallelColumns

/// Looks at two worlds of the same firms bit for bit.
enum WorldComparison {
  /// Firms of which anything differs that outlasts a quarter; which agency paid is left out, since agencies may be
  /// numbered differently.
  static func firmsThatDiffer(_ one: borrowing World, _ other: borrowing World) -> [Int] {
    (0..<one.firmCount).filter { firm in
      progressDiffers(firm, one, other) || projectDiffers(firm, one, other) || historyDiffers(firm, one, other)
    }
  }

  /// Whether stage, cool-down, belief or ability of a firm differs.
  static func progressDiffers(_ firm: Int, _ one: borrowing World, _ other: borrowing World) -> Bool {
    for pair in firm * technologyCount..<(firm + 1) * technologyCount {
      if one.progress.stage[pair] != other.progress.stage[pair]
        || one.progress.coolUntil[pair] != other.progress.coolUntil[pair]
        || one.progress.signalCount[pair] != other.progress.signalCount[pair]
        || one.progress.signalSum[pair].bitPattern != other.progress.signalSum[pair].bitPattern
        || one.exposure.neighbours(of: firm, using: pair % technologyCount)
          != other.exposure.neighbours(of: firm, using: pair % technologyCount)
      {
        return true
      }
    }
    return one.progress.ability[firm].bitPattern != other.progress.ability[firm].bitPattern
      || one.progress.productivityGain[firm].bitPattern != other.progress.productivityGain[firm].bitPattern
      || one.exposure.adoptedMask[firm] != other.exposure.adoptedMask[firm]
      || one.exposure.degree[firm] != other.exposure.degree[firm]
  }

  /// Whether activity, project or cash of a firm differs.
  static func projectDiffers(_ firm: Int, _ one: borrowing World, _ other: borrowing World) -> Bool {
    one.projects.activity[firm] != other.projects.activity[firm]
      || one.projects.technology[firm] != other.projects.technology[firm]
      || one.projects.endQuarter[firm] != other.projects.endQuarter[firm]
      || one.projects.waitingSince[firm] != other.projects.waitingSince[firm]
      || one.projects.kind[firm] != other.projects.kind[firm]
      || one.projects.partner(of: firm) != other.projects.partner(of: firm)
      || one.projects.cost[firm].bitPattern != other.projects.cost[firm].bitPattern
      || one.projects.grant[firm].bitPattern != other.projects.grant[firm].bitPattern
      || one.projects.hiredSpecialists[firm].bitPattern != other.projects.hiredSpecialists[firm].bitPattern
      || one.projects.cash[firm].bitPattern != other.projects.cash[firm].bitPattern
      || one.projects.cashQuarter[firm] != other.projects.cashQuarter[firm]
  }

  /// Whether support, tests, aid, times of adoption or market share of a firm differ.
  static func historyDiffers(_ firm: Int, _ one: borrowing World, _ other: borrowing World) -> Bool {
    for pair in firm * technologyCount..<(firm + 1) * technologyCount {
      if one.history.supported[pair] != other.history.supported[pair]
        || one.history.adoptQuarter[pair] != other.history.adoptQuarter[pair]
        || one.history.dropQuarter[pair] != other.history.dropQuarter[pair]
      {
        return true
      }
    }
    return one.history.served[firm] != other.history.served[firm]
      || one.history.testedMask[firm] != other.history.testedMask[firm]
      || one.history.aidSum[firm].bitPattern != other.history.aidSum[firm].bitPattern
      || one.history.outputShare[firm].bitPattern != other.history.outputShare[firm].bitPattern
      || one.history.jobs[firm].bitPattern != other.history.jobs[firm].bitPattern
  }

  /// Whether a firm waits for specialists in one world and has found them, or given up, in the other, and nothing else.
  static func differsInHiringOnly(_ firm: Int, _ one: borrowing World, _ other: borrowing World) -> Bool {
    let activities = [one.projects.activity[firm], other.projects.activity[firm]]
    guard activities[0] != activities[1], !activities.contains(Activity.study) else { return false }
    return (activities.contains(Activity.idle) || !progressDiffers(firm, one, other))
      && !historyDiffers(firm, one, other)
      && one.projects.kind[firm] == other.projects.kind[firm]
      && one.projects.technology[firm] == other.projects.technology[firm]
      && one.projects.waitingSince[firm] == other.projects.waitingSince[firm]
  }

  /// Pools, tightness and rules of two worlds, to the last bit.
  static func placesAgree(_ one: borrowing World, _ other: borrowing World) -> Bool {
    for (first, second) in zip(one.places.regions, other.places.regions)
    where first.freeSpecialists != second.freeSpecialists || first.tightness != second.tightness
      || first.unfilled != second.unfilled || first.hubReach != second.hubReach
    {
      return false
    }
    return one.places.harmonisation == other.places.harmonisation
  }
}

extension World {
  /// All kinds of support that a firm has had.
  borrowing func support(of firm: Int) -> UInt8 {
    var bits: UInt8 = 0
    for pair in firm * technologyCount..<(firm + 1) * technologyCount { bits |= history.supported[pair] }
    return bits
  }

  /// Cash of a firm at the end of the last quarter, EUR; what is stored holds for the quarter of the last payment.
  borrowing func cashNow(of firm: Int) -> Double {
    let cap = parameters.cashShare * Double(traits.valueAdded[firm])
    let quarters = Double(quartersDone - 1 - Int(projects.cashQuarter[firm]))
    return min(cap, Double(projects.cash[firm]) + quarters * cap / 4)
  }

  /// Country of a firm.
  borrowing func homeCountry(of firm: Int) -> Int { places.regions[Int(traits.region[firm])].country }
}
