import ParallelColumns
import ScenarioModel

/// Runs units one by one, from any thread, keeps their records and knows when to stop.
final class ShardWork: Sendable {
  private struct State {
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
  private let state = SharedValue(State())

  init(
    plan: StudyPlan, scenarios: PointScenarios, ledger: ShardLedger, lock: ShardLock, options: ShardRun.Options,
    planned: Int
  ) {
    self.plan = plan
    self.scenarios = scenarios
    self.ledger = ledger
    self.lock = lock
    self.options = options
    self.planned = planned
    start = options.clock()
  }

  /// Why no further unit is taken; nil while there is no reason.
  var ending: ShardRun.Ending? {
    if options.isCancelled() { return .interrupted }
    return state.change { $0.error == nil ? $0.ending : .interrupted }
  }

  /// Whether a world is so large that its blocks, and not runs, are spread over threads.
  func isLarge(_ unit: Unit?) -> Bool {
    guard let unit, case .simulation(let simulation) = scenarios.point(unit.point) else { return false }
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
    let mark = ShardLock.Suspect(identity: identity, wasAlone: alone, deaths: deaths)
    state.change { state in
      state.underWay.append(mark)
      lock.remember(state.underWay)
    }
    let outcome: UnitSimulation.Outcome
    switch scenarios.point(unit.point) {
    case .refused(let reason): outcome = .failed(reason)
    case .simulation(let simulation):
      outcome = simulation.run(unit.replicate, workers: workers, isCancelled: { self.ending == .interrupted })
    }
    keep(outcome, unit, identity, seconds: options.clock() - began)
    state.change { state in
      state.underWay.removeAll { $0.identity == identity }
      lock.remember(state.underWay)
    }
  }

  private func keep(_ outcome: UnitSimulation.Outcome, _ unit: Unit, _ identity: String, seconds: Double) {
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
      try ledger.put(identity, unit, record, seconds: seconds)
    } catch {
      state.change { $0.error = $0.error ?? error }
      return
    }
    let stored = options.clock() - began
    let maxFailures = options.maxFailures
    let planned = planned
    let progress = state.change { state in
      state.finished += 1
      state.longest = max(state.longest, seconds)
      state.runSeconds += seconds
      state.storeSeconds += stored
      if let reason {
        state.failures.append(StudyStatus.Failure(unit: unit, reason: reason))
        if let maxFailures, state.failures.count > maxFailures, state.ending == nil {
          state.ending = .tooManyFailures
        }
      } else {
        state.done += 1
      }
      return ShardRun.Progress(
        unit: unit, seconds: seconds, failure: reason, finished: state.finished, planned: planned,
        failures: state.failures.count)
    }
    options.progress(progress)
  }

  /// What came of it.
  ///
  /// - Throws: The error that kept a record from being written, if there was one.
  func result(_ todo: Todo, notes: [String]) throws(StudyError) -> ShardRun.Result {
    let reason = ending
    let state = state.change { $0 }
    if let error = state.error { throw error }
    let failures = state.failures.sorted {
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
