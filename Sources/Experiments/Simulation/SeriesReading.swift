import AdoptionKernel
import Glibc
import ScenarioModel

/// Reads the value of one series from what a world shows at the end of a quarter. Missing values are NaN.
struct SeriesReading {
  private let weight: Double
  private let ties: TieCount
  /// Pair-quarters in use since q = 0, by series.
  private var usedPairQuarters: [SeriesKey: Double] = [:]
  private var quarter = 0
  /// What several series of the quarter are made of, from the first that asks on.
  private var groups: GroupCounts?
  private var inequality: RegionalInequality?

  init(weight: Double, ties: TieCount) {
    self.weight = weight
    self.ties = ties
  }

  /// Notes that a quarter has passed.
  mutating func follow(_ world: borrowing World) {
    quarter = world.quartersDone - 1 - world.warmUpQuarters
    groups = nil
    inequality = nil
  }

  mutating func value(_ key: SeriesKey, _ world: borrowing World) -> Double {
    // Segments exist from q = 0 on.
    if key.groupKind == .segment, quarter < 0 { return .nan }
    switch key.indicator {
    case .adoptionRate, .integratedRate, .awareRate, .usedPairs, .adopterYears, .isolatedShare, .maturity:
      return countedValue(key, world)
    case .maturityGap:
      return quarter < 0
        ? .nan : maturityOfSmes(segment: 2, world.observation) - maturityOfSmes(segment: 1, world.observation)
    case .advancedShareSme: return advancedShare(key, world)
    case .logProductivityGap: return quarter < 0 ? .nan : logProductivityGap(world.observation)
    case .theilRegions: return inequality(world).total
    case .theilWithinCountries: return inequality(world).withinCountries
    case .theilBetweenCountries: return inequality(world).betweenCountries
    case .expectedUptake: return expectedUptake(key, world)
    default: return policyValue(key, world)
    }
  }

  /// What is made of counts of firms.
  private mutating func countedValue(_ key: SeriesKey, _ world: borrowing World) -> Double {
    if groups == nil { groups = GroupCounts(world) }
    guard let counts = groups?[key] else { return .nan }
    switch key.indicator {
    case .adoptionRate: return shareOrMissing(counts.used, counts.firms)
    case .integratedRate: return shareOrMissing(counts.integrated, counts.firms)
    case .awareRate: return shareOrMissing(counts.aware, counts.firms)
    case .usedPairs: return Double(counts.used) * weight
    case .adopterYears:
      if quarter >= 0 { usedPairQuarters[key, default: 0] += Double(counts.used) }
      return usedPairQuarters[key, default: 0] / 4 * weight
    case .isolatedShare: return shareOrMissing(counts.used - counts.integrated, counts.used)
    default: return counts.maturity
    }
  }

  private mutating func inequality(_ world: borrowing World) -> RegionalInequality {
    if let inequality { return inequality }
    let computed = RegionalInequality(world.observation, world.places)
    inequality = computed
    return computed
  }

  private func policyValue(_ key: SeriesKey, _ world: borrowing World) -> Double {
    switch key.indicator {
    case .abandoned: return Double(world.ledger.drops) * weight
    case .distinctFirms: return Double(world.ledger.distinctFirms) * weight
    case .privateOutlay: return world.ledger.privateOutlay * weight
    case .publicCost: return world.ledger.publicCost * weight
    case .grossResults: return Double(world.ledger.fundedSuccesses) * weight
    case .crossBorderConsortia: return Double(world.ledger.crossBorderProjects) * weight
    case .crossBorderTies: return Double(world.ledger.crossBorderTies) * weight
    case .crossBorderTieShare:
      return shareOrMissing(
        ties.crossBorder + 2 * world.ledger.allCrossBorderTies, ties.all + 2 * world.ledger.allTiesAdded)
    case .specialistFlowAbroad: return world.ledger.cumulatedFlowAbroad * weight
    default: return HubReading.value(key, world, weight: weight, quarter: quarter) ?? labourValue(key, world)
    }
  }

  private func labourValue(_ key: SeriesKey, _ world: borrowing World) -> Double {
    switch key.indicator {
    case .specialistDemand: return world.ledger.demand * weight
    case .specialistSupply: return world.ledger.supply * weight
    case .tightness:
      if key.groupKind == .region { return world.places.regions[key.group].tightness }
      let sum = world.places.regions.reduce(0.0) { $0 + $1.tightness * Double($1.firms.count) }
      return sum / Double(world.firmCount)
    case .unfilled:
      return (key.groupKind == .region ? world.places.regions[key.group].unfilled : world.ledger.unfilled) * weight
    case .trainingStock: return world.places.regions.reduce(0.0) { $0 + $1.trainees } * weight
    case .grossJobLoss: return world.ledger.grossJobLoss * weight
    case .jobs: return world.observation.jobs * weight
    default: return .nan
    }
  }

  /// Mean maturity of SMEs of a frozen segment, points.
  private func maturityOfSmes(segment: Int, _ observation: Observation) -> Double {
    var firms = 0
    var used = 0
    var integrated = 0
    for cell in observation.firms.indices where cell % 3 == segment && (cell / 3) % 3 < 2 {
      firms += observation.firms[cell]
      for technology in 0..<technologyCount {
        used += observation.used[cell * technologyCount + technology]
        integrated += observation.integrated[cell * technologyCount + technology]
      }
    }
    return maturityPoints(used: used, integrated: integrated, firms: firms)
  }

  private func logProductivityGap(_ observation: Observation) -> Double {
    let others = observation.smeBySegment[0] + observation.smeBySegment[1]
    guard observation.smeBySegment[2] > 0, others > 0 else { return .nan }
    return observation.logProductivity[2] / Double(observation.smeBySegment[2])
      - (observation.logProductivity[0] + observation.logProductivity[1]) / Double(others)
  }

  private func advancedShare(_ key: SeriesKey, _ world: borrowing World) -> Double {
    var advanced = 0
    var all = 0
    let regions = key.groupKind == .region ? key.group..<key.group + 1 : world.places.regions.indices
    for region in regions
    where key.groupKind != .country || key.group == world.places.regions[region].country {
      advanced += world.observation.advancedSme[region]
      all += world.observation.sme[region]
    }
    return shareOrMissing(advanced, all)
  }

  private func expectedUptake(_ key: SeriesKey, _ world: borrowing World) -> Double {
    guard world.observation.surveyTaken, let technology = key.technology else { return .nan }
    var willing = 0
    var all = 0
    for country in world.places.countries.indices where key.groupKind == .all || key.group == country {
      willing += world.observation.willing[country * technologyCount + technology]
      all += world.observation.smeByCountry[country]
    }
    return shareOrMissing(willing, all)
  }
}

/// A part of a whole; NaN where there is no whole.
func shareOrMissing(_ part: Int, _ whole: Int) -> Double {
  whole > 0 ? Double(part) / Double(whole) : .nan
}
