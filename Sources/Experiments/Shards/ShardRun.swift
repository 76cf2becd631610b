import Foundation
import ParallelColumns
import ScenarioModel

/// Runs the units of a shard that no verified record proves done.
public struct ShardRun: Sendable {
  /// How to run; none of it changes a record.
  public struct Options: Sendable {
    /// Threads, ≥ 1.
    public var workers: Int
    /// Asked between arms; true drops the units under way and ends.
    public var isCancelled: @Sendable () -> Bool
    /// Take no unit that is not likely to be finished within this time from the start, seconds; nil: no limit.
    public var timeLimit: Double?
    /// End when more units than this have failed; nil: go on whatever fails.
    public var maxFailures: Int?
    /// Run again what failed, and nothing else.
    public var onlyFailed: Bool
    /// Run these units and no others; nil: all of the shard.
    public var only: [Unit]?
    /// Seconds since some moment that never runs backwards.
    public var clock: @Sendable () -> Double
    /// Told of progress, from any thread, one at a time.
    public var progress: @Sendable (Progress) -> Void
    /// Told before the first unit what a user should know: damaged files, units that ended a process.
    public var note: @Sendable (String) -> Void

    public init(
      workers: Int, isCancelled: @escaping @Sendable () -> Bool = { false }, timeLimit: Double? = nil,
      maxFailures: Int? = nil, onlyFailed: Bool = false, only: [Unit]? = nil,
      clock: @escaping @Sendable () -> Double = steadySeconds,
      progress: @escaping @Sendable (Progress) -> Void = { _ in },
      note: @escaping @Sendable (String) -> Void = { _ in }
    ) {
      self.workers = workers
      self.isCancelled = isCancelled
      self.timeLimit = timeLimit
      self.maxFailures = maxFailures
      self.onlyFailed = onlyFailed
      self.only = only
      self.clock = clock
      self.progress = progress
      self.note = note
    }
  }

  /// What happened last, and how far the shard is.
  public struct Progress: Sendable, Equatable {
    /// The unit that is over.
    public var unit: Unit
    /// Seconds that the unit took, of all its threads together.
    public var seconds: Double
    /// Why the unit failed; nil when it is done.
    public var failure: String?
    /// Units of this call that are over, done or failed, and all that it has to run.
    public var finished: Int
    public var planned: Int
    public var failures: Int
  }

  /// Why a shard ended.
  public enum Ending: String, Sendable, Equatable {
    /// Everything asked for was tried.
    case complete
    case interrupted, outOfTime, tooManyFailures
  }

  /// What came of a shard.
  public struct Result: Sendable, Equatable {
    /// Why it ended.
    public var ending: Ending
    /// Units of the shard; those proved done before this call, in this folder and in those reused.
    public var units: Int
    public var doneBefore: Int
    public var reused: Int
    /// Run by this call.
    public var done: Int
    public var failures: [StudyStatus.Failure]
    /// Units of the shard without a verified record, failures among them.
    public var left: Int
    /// What was told before the first unit.
    public var notes: [String]
    /// Seconds of units on all their threads, and those spent to keep their records.
    public var runSeconds: Double
    public var storeSeconds: Double
  }

  /// A steady clock: it neither jumps when the wall clock is set nor runs backwards.
  public static let steadySeconds: @Sendable () -> Double = {
    let start = ContinuousClock.now
    return {
      let passed = start.duration(to: .now).components
      return Double(passed.seconds) + Double(passed.attoseconds) * 1e-18
    }
  }()

  private let plan: StudyPlan
  private let folder: StudyFolder
  private let shard: Shard
  private let reusing: [StudyFolder]
  private let simulate: ShardWork.Simulate?

  public init(_ plan: StudyPlan, _ folder: StudyFolder, shard: Shard, reusing: [StudyFolder] = []) {
    self.init(plan, folder, shard: shard, reusing: reusing, simulate: nil)
  }

  /// `simulate`: what comes of a unit, in place of its simulation.
  init(
    _ plan: StudyPlan, _ folder: StudyFolder, shard: Shard, reusing: [StudyFolder] = [],
    simulate: ShardWork.Simulate?
  ) {
    self.plan = plan
    self.folder = folder
    self.shard = shard
    self.reusing = reusing
    self.simulate = simulate
  }

  /// A unit that ended the process this often while nothing ran beside it counts as failed.
  static let mostDeaths = 3

  /// Runs what is missing.
  ///
  /// - Throws: ``StudyError`` when the shard cannot be opened, or a record cannot be kept. What was kept stays.
  public func run(_ options: Options) throws(StudyError) -> Result {
    let start = options.clock()
    do {
      try FileManager.default.createDirectory(atPath: folder.shards, withIntermediateDirectories: true)
    } catch {
      throw StudyError(
        .cannotCreate, path: folder.shards, cause: "this folder cannot be made",
        remedy: "Check the permissions and the free space of the disk.")
    }
    let path = folder.ledger(shard)
    let lock = try ShardLock(path + ".lock")
    var notes: [String] = []
    let ledger = try ShardLedger.open(path, plan: plan, shard: shard) { notes.append($0) }
    let scenarios = try PointScenarios(plan, folder, capacity: 2 * options.workers)
    var todo = try Todo(plan, folder, shard, ledger, options, reusing: reusing)
    notes += todo.notes
    notes += try todo.settle(lock.suspects, ledger)
    let work = ShardWork(
      plan: plan, scenarios: scenarios, ledger: ledger, lock: lock, options: options, todo: todo, start: start,
      simulate: simulate)
    notes.forEach(options.note)
    // What may have ended a process runs first, with nothing beside it that could be taken for the culprit.
    for unit in todo.suspects { work.run(unit.unit, alone: true, deaths: unit.deaths, workers: options.workers) }
    let units = todo.units
    // A pilot runs few units as a run runs many, or its times would say nothing.
    let splits = work.isLarge(units.first) || (options.only == nil && units.count < options.workers)
    _ = runConcurrently(
      count: units.count, workers: splits ? 1 : options.workers, isCancelled: { work.ending != nil },
      work: { work.run(units[$0], alone: splits, deaths: 0, workers: splits ? options.workers : 1) })
    return try work.result(todo, notes: notes)
  }
}
