import ParallelColumns

/// One region of the world under one policy: everything that a quarter reads and writes, allocated once.
///
/// Columns are grouped by which phase writes them and who reads them, not by what a firm "has". Made by world building;
/// advanced by ``advance(workers:)``; read by observation.
public struct World: ~Copyable, Sendable {
  /// The numbers of the model.
  public var parameters: ModelParameters
  /// Population seed: networks, programme knowledge.
  public var populationDraws: DrawKey
  /// Event seed: everything that happens.
  public var eventDraws: DrawKey
  public var traits: FirmTraits
  public var progress: FirmProgress
  public var projects: FirmProjects
  public var history: FirmHistory
  public var exposure: FirmExposure
  public var network: Network
  public var places: Places
  public var hubs: Hubs
  /// Nil: no programme at all.
  public var programme: ProgrammeTerms?
  /// Leaders are not eligible: kept beside the programme because it is asked firm by firm.
  private(set) var isForPelotonOnly = false
  /// Agencies that have money, ascending by index, the joint one last.
  public var agencies: [Agency]
  public var tables: Tables
  public var ledger: Ledger
  /// What hubs did in the present quarter.
  public var hubLedger: HubLedger
  /// What phase 9 saw last.
  public var observation: Observation
  /// Thresholds set to 0 for a while (verification only).
  public var push: Push?
  var lists: QuarterLists
  var nearHubs: NearHubs
  /// Orders in the pipe: enablement per (quarter, country), harmonisation per quarter, trainees per (quarter, region).
  var orders: Orders

  /// Work space of the observation, the labour market and the output market.
  var sight: Sight
  var labour: Labour
  let marketSums: MarketSums
  /// First firm of every region, and the number of firms.
  let regionEdges: Column<Int>

  /// The world is worked on where it lies.
  private let inPlace = InPlace()
  /// Number of firms.
  public let firmCount: Int
  /// Quarters before q = 0.
  public let warmUpQuarters: Int
  /// Quarters advanced so far: the index t of the next quarter, counted from the start of the run.
  public internal(set) var quartersDone = 0

  /// A world without policy; world building then adds programme, agencies and policy hubs. Traits and ties are frozen:
  /// copies of the world share them.
  public init(
    parameters: ModelParameters, populationSeed: UInt64, eventSeed: UInt64, traits: consuming FirmTraits,
    network: consuming Network, places: Places, hubs: Hubs, warmUpQuarters: Int, quarterCount: Int
  ) {
    let count = traits.region.count
    firmCount = count
    self.warmUpQuarters = warmUpQuarters
    self.parameters = parameters
    populationDraws = DrawKey(seed: populationSeed)
    eventDraws = DrawKey(seed: eventSeed)
    progress = FirmProgress(count: count)
    projects = FirmProjects(count: count)
    history = FirmHistory(count: count)
    exposure = FirmExposure(count: count, technologies: parameters.technologies)
    self.traits = traits
    self.traits.freeze()
    self.network = network
    self.network.freeze()
    self.places = places
    self.hubs = hubs
    agencies = []
    tables = Tables.empty(places: places)
    ledger = Ledger(agencies: 0, regions: places.regions.count)
    hubLedger = HubLedger(hubs: hubs.hubs.count, countries: places.countries.count)
    observation = Observation(regions: places.regions.count, countries: places.countries.count)
    lists = QuarterLists(firmCount: count)
    nearHubs = NearHubs(hubs: hubs.hubs.count, regions: places.regions.count)
    sight = Sight(
      blocks: World.plan(count).blockCount, regions: places.regions.count, countries: places.countries.count)
    labour = Labour(firms: count, regions: places.regions.count)
    marketSums = MarketSums(blocks: World.plan(count).blockCount)
    regionEdges = World.edges(of: places)
    orders = Orders(
      quarters: quarterCount + parameters.trainingLag + parameters.regulationLag + 1,
      countries: places.countries.count, regions: places.regions.count)
  }

  /// A world in the state of another between two quarters: the arms of a replicate part from one world where their
  /// policies begin, and share what no quarter changes.
  public init(copying other: borrowing World) {
    parameters = other.parameters
    populationDraws = other.populationDraws
    eventDraws = other.eventDraws
    traits = FirmTraits(copying: other.traits)
    progress = FirmProgress(copying: other.progress)
    projects = FirmProjects(copying: other.projects)
    history = FirmHistory(copying: other.history)
    exposure = FirmExposure(copying: other.exposure)
    network = Network(copying: other.network)
    places = other.places
    hubs = other.hubs
    programme = other.programme
    isForPelotonOnly = other.isForPelotonOnly
    agencies = other.agencies
    tables = other.tables
    ledger = other.ledger
    hubLedger = other.hubLedger
    observation = other.observation
    push = other.push
    lists = QuarterLists(following: other.lists, firmCount: other.firmCount)
    nearHubs = NearHubs(hubs: other.hubs.hubs.count, regions: other.places.regions.count)
    let blocks = other.blockPlan.blockCount
    sight = Sight(
      following: other.sight, blocks: blocks, regions: other.places.regions.count,
      countries: other.places.countries.count)
    labour = Labour(firms: other.firmCount, regions: other.places.regions.count)
    marketSums = MarketSums(blocks: blocks)
    regionEdges = Column(copying: other.regionEdges)
    orders = other.orders
    firmCount = other.firmCount
    warmUpQuarters = other.warmUpQuarters
    quartersDone = other.quartersDone
  }

  /// Gives a world without one a programme. Call between quarters, before the programme opens: until then it reaches
  /// nobody, so that it does not matter when.
  public mutating func adopt(_ programme: ProgrammeTerms, agencies: [Agency], hubs: Hubs) {
    precondition(quartersDone - warmUpQuarters <= max(programme.opens, -warmUpQuarters))
    self.programme = programme
    isForPelotonOnly = programme.pelotonOnly
    self.agencies = agencies
    self.hubs = hubs
    ledger.makeRoom(agencies: agencies.count)
    hubLedger.makeRoom(hubs: hubs.hubs.count)
    nearHubs = NearHubs(hubs: hubs.hubs.count, regions: places.regions.count)
  }

  /// Firms per parallel block, and per chunk of an ordered sum: part of the numerical definition.
  public static let blockSize = IntentMarks.blockSize

  var blockPlan: BlockPlan { World.plan(firmCount) }

  private static func plan(_ firmCount: Int) -> BlockPlan {
    BlockPlan(itemCount: firmCount, blockSize: World.blockSize)
  }

  private static func edges(of places: Places) -> Column<Int> {
    var edges = Column(repeating: 0, count: places.regions.count + 1)
    for region in places.regions.indices { edges[region + 1] = places.regions[region].firms.upperBound }
    return edges
  }
}
