import ParallelColumns

@testable import AdoptionKernel

/// Worlds of a few firms, made by hand. Everything is flat and simple, so that a test sets only what it is about:
///
/// - firms have 25 employees, a value added of EUR 2 million, ability 0.5, a hurdle of one year, cash for a year;
/// - a technology costs EUR 10,000 and promises `0.04 · 0.5 · 2 million · (0.6 + 0.8 · 0.5)` = EUR 40,000 a year;
/// - fit is 0, nobody knows or uses anything, nobody doubts, everybody looks every quarter.
enum HandMade {
  static func parameters() -> ModelParameters {
    var flat = ModelParameters()
    flat.technologies = 0b11_1111
    flat.learning = true
    flat.refusedPartnersDecide = true
    flat.market = true
    flat.priorSd = 0.5
    flat.peerNoise = 0.8
    flat.serviceSignalUnits = 6
    flat.evaluation = PerSize(repeating: 1)
    flat.benefit = PerTechnology(repeating: 0.04)
    flat.isolatedShare = 0.5
    flat.cost = PerTechnology(repeating: 10_000)
    flat.costScale = 1
    flat.aiSurgeCost = 1
    flat.rejectCooldown = 4
    flat.failCooldown = 8
    flat.maxWait = 6
    flat.regulationCeiling = 0.95
    flat.regulationLag = 2
    flat.trainingLag = 3
    flat.trainingCost = 12_000
    flat.specialistNeed = PerTechnology(repeating: 0.5)
    flat.hireProbability = PerSize(repeating: 1)
    flat.retention = 0.5
    flat.pilotQuarters = 3
    flat.successBase = 1
    flat.cashShare = 0.04
    flat.externalFinance = PerSize(repeating: 0.5)
    flat.feasibilityTolerance = 1.25
    flat.feasibilityQuarters = 2
    flat.programmeKnowledge = 1
    flat.hubFinanceKnowledge = 1
    flat.deMinimis = 300_000
    flat.partnerBase = 1
    flat.partnerSearchBreadth = 8
    flat.voucherTolerance = 2
    flat.voucherUse = 1
    flat.jointMobilityFactor = 1
    return flat
  }

  /// A world of `firms[r]` firms in each region, regions in the given countries, 100 km apart.
  static func world(
    firms: [Int] = [2, 2], countries: [Int] = [0, 1], ties: [(Int, Int)] = [], kind: Network.Kind = .mutual,
    hubs: [Hubs.Hub] = [], warmUp: Int = 0, seed: UInt64 = 7, _ set: (inout ModelParameters) -> Void = { _ in }
  ) -> World {
    var parameters = HandMade.parameters()
    set(&parameters)
    let count = firms.reduce(0, +)
    var world = World(
      parameters: parameters, populationSeed: seed, eventSeed: seed, traits: traits(firms, countries),
      network: network(count, ties, kind), places: places(firms, countries), hubs: Hubs(hubs: hubs),
      warmUpQuarters: warmUp, quarterCount: 60)
    for firm in 0..<count {
      world.progress.ability[firm] = 0.5
      world.projects.cash[firm] = 80_000
      world.history.jobs[firm] = 25
      world.history.outputShare[firm] = 1 / Float(count)
      world.tables.sectorFirms[Int(world.traits.region[firm]) * 6] += 1
      guard kind != .complete else { continue }
      world.exposure.degree[firm] = UInt16(world.network.tieRange(of: firm).count)
    }
    world.tables.totalValueAdded = 2e6 * Double(count)
    for origin in firms.indices {
      for region in firms.indices {
        world.tables.mobility[origin * firms.count + region] = origin == region ? 1 : 0
        world.tables.partnerWeight[origin * firms.count + region] = Double(firms[region])
      }
    }
    return world
  }

  private static func traits(_ firms: [Int], _ countries: [Int]) -> FirmTraits {
    var traits = FirmTraits(count: firms.reduce(0, +))
    var firm = 0
    for region in firms.indices {
      for _ in 0..<firms[region] {
        traits.region[firm] = UInt16(region)
        traits.country[firm] = UInt8(countries[region])
        traits.employees[firm] = 25
        traits.valueAdded[firm] = 2_000_000
        traits.hurdleYears[firm] = 1
        traits.sizeCost[firm] = 1
        firm += 1
      }
    }
    return traits
  }

  private static func places(_ firms: [Int], _ countries: [Int]) -> Places {
    var regions: [Places.Region] = []
    var first = 0
    for index in firms.indices {
      var region = Places.Region(country: countries[index], firms: first..<first + firms[index])
      region.startStock = 10
      region.freeSpecialists = 10
      regions.append(region)
      first += firms[index]
    }
    let countryCount = (countries.max() ?? 0) + 1
    var all = (0..<countryCount).map { _ in Places.Country(enablement: 1, hireFactor: 1) }
    for region in regions { all[region.country].firmCount += region.firms.count }
    let distance = firms.indices.flatMap { first in firms.indices.map { Double(100 * abs(first - $0)) } }
    return Places(
      regions: regions, countries: all, harmonisation: Array(repeating: 1, count: countryCount * countryCount),
      distance: distance)
  }

  /// Mutual ties, or for a directed network pairs of (who sees, who is seen).
  private static func network(_ count: Int, _ ties: [(Int, Int)], _ kind: Network.Kind) -> Network {
    var seen = [[Int]](repeating: [], count: count)
    var seenBy = seen
    for (first, second) in ties {
      seen[first].append(second)
      if kind == .mutual { seen[second].append(first) } else { seenBy[second].append(first) }
    }
    if kind == .complete { seen = [] }
    if kind != .directed { seenBy = [] }
    return Network(
      kind: kind, firmCount: count, offsets: offsets(seen), ties: values(seen), listenerOffsets: offsets(seenBy),
      listeners: values(seenBy))
  }

  private static func offsets(_ rows: [[Int]]) -> Column<UInt32> {
    var offsets = Column<UInt32>(repeating: 0, count: rows.count + 1)
    for row in rows.indices { offsets[row + 1] = offsets[row] + UInt32(rows[row].count) }
    return offsets
  }

  private static func values(_ rows: [[Int]]) -> Column<UInt32> {
    let all = rows.flatMap { $0.sorted() }
    var values = Column<UInt32>(repeating: 0, count: all.count)
    for index in all.indices { values[index] = UInt32(all[index]) }
    return values
  }
}

/// A quarter of a world without warm-up.
func at(_ quarter: Int) -> Moment { Moment(run: quarter, calendar: quarter) }

extension World {
  /// Stage of a firm in a technology.
  func stage(_ firm: Int, _ technology: Int) -> UInt8 { progress.stage[firm * technologyCount + technology] }

  /// Makes a firm aware of a technology.
  mutating func tell(_ firm: Int, _ technology: Int) {
    progress.stage[firm * technologyCount + technology] = Stage.aware
  }

  /// Lets a firm use a technology, and its neighbours see it.
  mutating func use(_ firm: Int, _ technology: Int, _ stage: UInt8 = Stage.isolated) {
    progress.stage[firm * technologyCount + technology] = stage
    exposure.adoptedMask[firm] |= 1 << technology
    guard network.kind != .complete else {
      tables.adopters[technology] += 1
      return
    }
    for index in network.tieRange(of: firm) {
      exposure.adoptedNeighbours[exposure.place(of: Int(network.ties[index]), technology)] += 1
    }
  }

  /// Lets a firm want to invest in a technology, as the firm pass would.
  mutating func intend(_ firm: Int, _ technology: Int, owed: Bool = false) {
    tell(firm, technology)
    progress.intent[firm] = UInt8(technology + 1) | (owed ? Intent.owedToAttention : 0)
  }

  /// Opens a programme from quarter 0 to 9 with these agencies.
  mutating func open(
    _ agencies: [Agency], call: CallTerms? = nil, voucher: VoucherTerms? = nil, closes: Int = 9,
    pelotonOnly: Bool = true, hubs: Hubs? = nil, _ set: (inout ProgrammeTerms) -> Void = { _ in }
  ) {
    var terms = ProgrammeTerms(opens: 0, closes: closes, pelotonOnly: pelotonOnly, smallestAward: 7_500)
    terms.call = call
    terms.voucher = voucher
    set(&terms)
    adopt(terms, agencies: agencies, hubs: hubs ?? self.hubs)
  }
}

extension CallTerms {
  /// The fund's levers: half of the cost, at most EUR 50,000 a firm, studies optional.
  static var plain: CallTerms {
    CallTerms(
      capPerFirm: 50_000, capIsOnCost: false, studies: .optional, feasibilityCost: 25_000,
      feasibilityCapPerFirm: 12_500, feasibilityBudgetShare: 0.2, upfrontShare: 0.3, maxFeasibility: .infinity,
      maxInnovation: .infinity, selection: .score)
  }

  func with(_ set: (inout CallTerms) -> Void) -> CallTerms {
    var copy = self
    set(&copy)
    return copy
  }
}

extension Agency {
  /// A joint agency of two countries with a call budget of EUR 10 million.
  static func joint(_ rule: PartnerRule = .single, _ set: (inout Agency) -> Void = { _ in }) -> Agency {
    var agency = Agency(index: 2, isJoint: true, rule: rule, grantRate: 0.5, voucherShare: 0)
    agency.callBudget = 10_000_000
    set(&agency)
    return agency
  }
}
