import AdoptionKernel
import ParallelColumns
import ScenarioModel

/// What the baseline arm leaves for the policy arms of its replicate: who used what at each horizon, and since when.
struct BaselineMemory: Sendable {
  /// Firms × technologies in use and adoption quarters at one horizon.
  struct Snapshot: Sendable {
    var masks: [UInt8]
    var adoptQuarters: [UInt8]
  }

  /// By position of the horizon in the study.
  private(set) var atHorizon: [Snapshot?]
  /// Uses at the start of the quarters in which some policy's agencies learn from true results, by calendar quarter.
  private var atLearning: [Int: [UInt8]] = [:]
  /// Changes of use by quarter of the run, for arms whose peers are muted; empty unless asked for.
  private var changes: [[UseChange]] = []
  /// Uses at the end of the last quarter remembered; empty unless changes are asked for.
  private var lastMasks: [UInt8] = []
  private let horizons: [Int]
  private let learningQuarters: Set<Int>

  /// What a firm uses from the end of a quarter on.
  private struct UseChange {
    var firm: Int32
    var uses: UInt8
  }

  init(_ scenario: Scenario, firmCount: Int) {
    horizons = scenario.study.horizons
    atHorizon = Array(repeating: nil, count: scenario.study.horizons.count)
    var quarters: Set<Int> = []
    for programme in scenario.policies.compactMap(\.programme) where learnsFromTruth(programme) {
      quarters.formUnion(stride(from: programme.opens.index + 4, through: programme.closes.index, by: 4))
    }
    learningQuarters = quarters
  }

  /// From the first quarter on, remembers every change of use: about one byte per firm and a few per change.
  mutating func rememberChanges(from start: borrowing World) { lastMasks = masks(start) }

  /// Remembers the baseline after a quarter.
  mutating func remember(_ world: borrowing World) {
    let elapsed = world.quartersDone - world.warmUpQuarters
    if !lastMasks.isEmpty { noteChanges(world) }
    if learningQuarters.contains(elapsed) { atLearning[elapsed] = masks(world) }
    guard let position = horizons.firstIndex(of: elapsed) else { return }
    let pairs = world.firmCount * technologyCount
    let quarters = (0..<pairs).map { world.history.adoptQuarter[$0] }
    atHorizon[position] = Snapshot(masks: masks(world), adoptQuarters: quarters)
  }

  /// Before a quarter in which agencies learn from true results: counts for each agency the pairs that it supported and
  /// that are in use only because of the policy (specification 5.11). A pair belongs to the agency that the firm dealt
  /// with last.
  func showTrueResults(to world: inout World) {
    let quarter = world.quartersDone - world.warmUpQuarters
    guard let baseline = atLearning[quarter], world.programme?.learnsFromAdditional == true else { return }
    for position in world.agencies.indices { world.agencies[position].additionalResults = 0 }
    for firm in 0..<world.firmCount {
      let onlyWithPolicy = world.exposure.adoptedMask[firm] & ~baseline[firm]
      guard onlyWithPolicy != 0 else { continue }
      for technology in 0..<technologyCount where onlyWithPolicy & (1 << technology) != 0 {
        let support = world.history.supported[firm * technologyCount + technology]
        guard support & (Support.study | Support.innovationGrant | Support.voucher) != 0 else { continue }
        world.agencies[Int(world.projects.agency[firm])].additionalResults += 1
      }
    }
  }

  /// After a quarter: shows the firms of a world whose perception is led what the baseline's firms use by then.
  func showUses(in world: inout World) {
    let quarter = world.quartersDone - 1
    guard changes.indices.contains(quarter) else { return }
    for change in changes[quarter] { world.show(change.uses, of: Int(change.firm)) }
  }

  private mutating func noteChanges(_ world: borrowing World) {
    var changed: [UseChange] = []
    for firm in 0..<world.firmCount where world.exposure.adoptedMask[firm] != lastMasks[firm] {
      lastMasks[firm] = world.exposure.adoptedMask[firm]
      changed.append(UseChange(firm: Int32(firm), uses: lastMasks[firm]))
    }
    changes.append(changed)
  }

  private func masks(_ world: borrowing World) -> [UInt8] {
    (0..<world.firmCount).map { world.exposure.adoptedMask[$0] }
  }
}

/// Whether a programme's agencies learn, and from true results.
private func learnsFromTruth(_ programme: Programme) -> Bool {
  programme.governance.evaluation == .additional && programme.governance.agencyRateSpread > 0
}
