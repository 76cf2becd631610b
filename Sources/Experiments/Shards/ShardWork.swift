import ParallelColumns
import ScenarioModel

/// Runs units one by one, from any thread, keeps their records and knows when to stop.
final class ShardWork: Sendable {
  private struct State {
    /// Suspects that wait for their turn; they stay noted while others run.
    var waiting: [ShardLock.Suspect] = []
    var underWay: [ShardLock.Suspect] = []
    var finished = 0
    var done = 0
    var failures: [StudyStatus.Failure] = []
    var longest = 0.0
    var runSeconds = 0.0
    var storeSeconds = 0.0
    var ending: ShardRun.Ending?
    var error: StudyError?
  }

  private let plan: StudyPlan
  private let scenarios: PointScenarios
  private let ledger: ShardLedger
  private let lock: ShardLock
  private let options: ShardRun.Options
  private let planned: Int
  private let start: Double
  private let simulate: Simulate?
  private let state: SharedValue<State>

  /// What comes of a unit, in place of a simulation.
  typealias Simulate = @Sendable (Unit) -> UnitSimulation.Outcome

  init(
    plan: StudyPlan, scenarios: PointScenarios, ledger: ShardLedger, lock: ShardLock, options: ShardRun.Options,
    todo: Todo, start: Double, simulate: Simulate?
  ) {
    self.plan = plan
    self.scenarios = scenarios
    self.ledger = ledger
    self.lock = lock
    self.options = options
    planned = todo.count
    self.start = start
    self.simulate = simulate
    var state = State()
    state.waiting =
      todo.suspects.map { ShardLock.Suspect(identity: $0.identity, wasAlone: false, deaths: $0.deaths) }
      + todo.leftAlone
    self.state = SharedValue(state)
  }

  /// Why no further unit is taken; nil while there is no reason.
  var ending: ShardRun.Ending? {
    if options.isCancelled() { return .interrupted }
    return state.change { $0.error == nil ? $0.ending : .interrupted }
  }

  /// Whether a world is so large that its blocks, and not runs, are spread over threads.
  func isLarge(_ unit: Unit?) -> Bool {
    guard simulate == nil, let unit, case .simulation(let simulation) = scenarios.point(unit.point) else {
      return false
    }
    return simulation.firmCount >= Experiment.splitAbove
  }

  /// Runs a unit unless there is a reason to stop.
  func run(_ unit: Unit, alone: Bool, deaths: Int, workers: Int) {
    let began = options.clock()
    if let limit = options.timeLimit {
      state.change { state in
        if began - start + state.longest > limit, state.ending == nil { state.ending = .outOfTime }
      }
    }
    guard ending == nil else { return }
    let identity = plan.identity(point: unit.point, replicate: unit.replicate)
    note { state in
      state.waiting.removeAll { $0.identity == identity }
      state.underWay.append(ShardLock.Suspect(identity: identity, wasAlone: alone, deaths: deaths))
    }
    let outcome = outcome(unit, workers: workers)
    let seconds = options.clock() - began
    keep(outcome, unit, identity, seconds: seconds, threadSeconds: seconds * Double(workers))
    note { state in
      state.underWay.removeAll { $0.identity == identity }
      if outcome == .cancelled, deaths > 0 {
        state.waiting.append(ShardLock.Suspect(identity: identity, wasAlone: false, deaths: deaths))
      }
    }
  }

  /// Writes down which units are under way whenever that changes.
  private func note(_ change: (inout State) -> Void) {
    state.change { state in
      change(&state)
      lock.remember(state.underWay + state.waiting)
    }
  }

  private func outcome(_ unit: Unit, workers: Int) -> UnitSimulation.Outcome {
    if let simulate { return simulate(unit) }
    switch scenarios.point(unit.point) {
    case .refused(let reason): return .failed(reason)
    case .simulation(let simulation):
      return simulation.run(unit.replicate, workers: workers, isCancelled: { self.ending == .interrupted })
    }
  }

  private func keep(
    _ outcome: UnitSimulation.Outcome, _ unit: Unit, _ identity: String, seconds: Double, threadSeconds: Double
  ) {
    let record: LedgerState
    var reason: String?
    switch outcome {
    case .cancelled: return
    case .failed(let why):
      record = .failed(why)
      reason = why
    case .values(let values): record = .done(values)
    }
    let began = options.clock()
    do throws(StudyError) {
      try ledger.put(identity, unit, record, seconds: threadSeconds)
    } catch {
      state.change { $0.error = $0.error ?? error }
      return
    }
    let stored = options.clock() - began
    let maxFailures = options.maxFailures
    let planned = planned
    state.change { state in
      state.finished += 1
      state.longest = max(state.longest, seconds)
      state.runSeconds += threadSeconds
      state.storeSeconds += stored
      if let reason {
        state.failures.append(StudyStatus.Failure(unit: unit, reason: reason))
        if let maxFailures, state.failures.count > maxFailures, state.ending == nil {
          state.ending = .tooManyFailures
        }
      } else {
        state.done += 1
      }
      // Told while nobody else can tell, so that one event follows the other.
      options.progress(
        ShardRun.Progress(
          unit: unit, seconds: threadSeconds, failure: reason, finished: state.finished, planned: planned,
          failures: state.failures.count))
    }
  }

  /// What came of it.
  ///
  /// - Throws: The error that kept a record from being written, if there was one.
  func result(_ todo: Todo, notes: [String]) throws(StudyError) -> ShardRun.Result {
    let reason = ending
    let state = state.change { $0 }
    if let error = state.error { throw error }
    let failures = (todo.givenUp + state.failures).sorted {
      ($0.unit.point, $0.unit.replicate) < ($1.unit.point, $1.unit.replicate)
    }
    let isOver = state.finished >= planned
    return ShardRun.Result(
      ending: isOver ? (reason == .tooManyFailures ? .tooManyFailures : .complete) : reason ?? .complete,
      units: todo.owned, doneBefore: todo.doneBefore, reused: todo.reused, done: state.done, failures: failures,
      left: todo.owned - todo.doneBefore - todo.reused - state.done, notes: notes, runSeconds: state.runSeconds,
      storeSeconds: state.storeSeconds)
  }
}
