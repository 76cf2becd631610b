import Experiments
import ScenarioModel

/// The parts of one effect of one policy in one replicate and cell, in halves of what is counted, so that they are whole
/// numbers and the identity holds exactly.
///
/// ```
/// v(S, e)    = Σ (a¹ − a⁰) with only the instruments S spending; e: the echoes heard (demonstrations, peers)
/// channel k  = ½·[v({k}) − v(∅)] + ½·[v(all) − v(all∖k)], both echoes muted: mean of first in and last in
/// demonstrations = v(all, demonstrations) − v(all);   peers = v(all, both) − v(all, demonstrations)
/// remainder  = v(all) − v(∅) − Σ channels of instruments;   v(∅) = 0 unless the baseline has a programme
/// Σ channels + remainder = v(all, both) = net
/// ```
struct Decomposition {
  private(set) var halves: [Channel: Int] = [:]
  /// What each instrument does alone, and what the policy would lose without it, both echoes muted.
  private(set) var firstIn: [Channel: Int] = [:]
  private(set) var lastIn: [Channel: Int] = [:]

  /// - Parameters:
  ///   - counts: What is counted, pairs or pair-quarters.
  ///   - cell: Place in the tallies.
  init(_ plan: ExplanationPlan, _ record: ExplanationRecord, _ counts: KeyPath<UseTally, [Int]>, cell: Int) {
    let baseline = record.baseline[keyPath: counts][cell]
    func effect(_ spending: Set<InstrumentKind>, demonstrations: Bool = false) -> Int {
      let arm = ExplanationArm(spending: spending, demonstrations: demonstrations)
      guard let place = plan.arms.firstIndex(of: arm) else { return 0 }
      return record.arms[place][keyPath: counts][cell] - baseline
    }
    let all = Set(plan.instruments)
    let nothing = effect([])
    let muted = effect(all)
    var instruments = 0
    for instrument in plan.instruments {
      let first = effect([instrument]) - nothing
      let last = muted - effect(all.subtracting([instrument]))
      let channel = Channel(instrument)
      firstIn[channel] = first
      lastIn[channel] = last
      halves[channel] = first + last
      instruments += first + last
    }
    let demonstrated = all.contains(.call) ? effect(all, demonstrations: true) : muted
    let whole = record.whole[keyPath: counts][cell] - baseline
    halves[.demonstrations] = 2 * (demonstrated - muted)
    halves[.peers] = 2 * (whole - demonstrated)
    halves[.baselineProgramme] = 2 * nothing
    halves[.remainder] = 2 * (muted - nothing) - instruments
    halves[.total] = 2 * whole
  }

  /// Σ channels + remainder = the whole.
  var closes: Bool {
    let parts = Channel.allCases.filter { $0 != .total }.reduce(0) { $0 + (halves[$1] ?? 0) }
    return parts == halves[.total]
  }
}
