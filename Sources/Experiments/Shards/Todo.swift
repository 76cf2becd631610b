/// What a call has to run of a shard.
struct Todo {
  /// A unit that runs alone because a process ended while it was under way.
  struct SuspectUnit {
    var unit: Unit
    var identity: String
    var deaths: Int
  }

  /// Units of the shard.
  private(set) var owned = 0
  private(set) var doneBefore = 0
  private(set) var reused = 0
  /// To run, in canonical order, every identity once.
  private(set) var units: [Unit] = []
  private(set) var suspects: [SuspectUnit] = []
  private(set) var notes: [String] = []
  /// Units given up, because they ended a process again and again.
  private(set) var givenUp: [StudyStatus.Failure] = []
  /// Units that an earlier process left under way and that this call does not run.
  private(set) var leftAlone: [ShardLock.Suspect] = []
  private let plan: StudyPlan
  private let options: ShardRun.Options

  var count: Int { units.count + suspects.count }

  /// Looks for verified records: in the shard's own ledger, in those of other shards, and in the studies reused, whose
  /// records are taken over.
  init(
    _ plan: StudyPlan, _ folder: StudyFolder, _ shard: Shard, _ ledger: ShardLedger, _ options: ShardRun.Options,
    reusing: [StudyFolder]
  ) throws(StudyError) {
    self.plan = plan
    let others = StudyRecords(plan, folder, excluding: shard)
    let reusable = try Todo.readers(reusing)
    let count = plan.columns.count * plan.policies.count
    // Identities are remembered only where one may come twice; otherwise memory would grow with the units.
    let mayRepeat = plan.repeatsUnits
    var seen: Set<String> = []
    for unit in options.only ?? plan.units(of: shard) {
      // Two units of the same identity, as where points repeat, are one.
      let identity = plan.identity(point: unit.point, replicate: unit.replicate)
      if mayRepeat, !seen.insert(identity).inserted { continue }
      owned += 1
      var state = try ledger.state(identity, count: count)
      if case .done = state {
      } else {
        let elsewhere = others.state(unit)
        if elsewhere != .missing { state = elsewhere }
      }
      if case .done = state {
        doneBefore += 1
        continue
      }
      if let (values, seconds) = try Todo.reuse(reusable, identity, count) {
        try ledger.put(identity, unit, .done(values), seconds: seconds)
        reused += 1
        continue
      }
      if case .failed = state { if !options.onlyFailed { continue } } else if options.onlyFailed { continue }
      units.append(unit)
    }
    notes = others.unreadable.map { "Left out: \($0)" }
    self.options = options
  }

  private static func readers(_ reusing: [StudyFolder]) throws(StudyError) -> [LedgerReader] {
    var readers: [LedgerReader] = []
    for folder in reusing {
      let ledgers = folder.ledgers()
      guard !ledgers.isEmpty else {
        throw StudyError(
          .missing, path: folder.path, cause: "there are no records to reuse",
          remedy: "Give --reuse the folder of a study that was run. Nothing was run.")
      }
      for ledger in ledgers { readers.append(try LedgerReader(ofAnyPlan: ledger.path)) }
    }
    return readers
  }

  private static func reuse(
    _ ledgers: [LedgerReader], _ identity: String, _ count: Int
  ) throws(StudyError) -> ([Double], Double)? {
    for ledger in ledgers {
      if case .done(let values) = try ledger.state(identity, count: count) {
        return (values, try ledger.seconds(identity) ?? 0)
      }
    }
    return nil
  }

  /// Moves units that an earlier process left under way to the front, and gives up those that ended it again and again.
  ///
  /// - Returns: What a user should know of them.
  mutating func settle(_ found: [ShardLock.Suspect], _ ledger: ShardLedger) throws(StudyError) -> [String] {
    guard !found.isEmpty else { return [] }
    var told: [String] = []
    var byIdentity = Dictionary(found.map { ($0.identity, $0) }, uniquingKeysWith: { first, _ in first })
    var others: [Unit] = []
    for unit in units {
      let identity = plan.identity(point: unit.point, replicate: unit.replicate)
      guard let suspect = byIdentity.removeValue(forKey: identity) else {
        others.append(unit)
        continue
      }
      let deaths = suspect.deaths + (suspect.wasAlone ? 1 : 0)
      guard deaths >= ShardRun.mostDeaths else {
        suspects.append(SuspectUnit(unit: unit, identity: identity, deaths: deaths))
        continue
      }
      let reason =
        "The process ended \(deaths) times while this unit ran alone: memory may have been short, or somebody ended it."
      try ledger.put(identity, unit, .failed(reason), seconds: 0)
      givenUp.append(StudyStatus.Failure(unit: unit, reason: reason))
    }
    units = others
    // A call for a few units says nothing about the others; in a call for all of them they are done or failed.
    if options.only != nil || options.onlyFailed {
      leftAlone = found.filter { byIdentity.removeValue(forKey: $0.identity) != nil }
    }
    if !suspects.isEmpty {
      told.append(
        "An earlier process ended while \(suspects.count) unit\(suspects.count == 1 ? " was" : "s were") under way; "
          + "\(suspects.count == 1 ? "it runs" : "they run") again first, alone.")
    }
    return told
  }
}
