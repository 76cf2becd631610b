import AdoptionKernel
import Figures
import ParallelColumns
import ScenarioModel
import WorldBuilding

/// What a run leaves, as one number: builds for different processors must agree in every bit.
enum Fingerprint {
  /// The flagship's world after all quarters of a transnational policy: uses, cash, signals and output of all firms.
  static func measure(_ scenario: Scenario) -> [Figure: Double] {
    let builder = WorldBuilder(scenario.world)
    let quarters = builder.description.warmUpQuarters + scenario.study.horizonQuarters
    var world = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: quarters)
    for policy in scenario.policies where policy.name == "transnational" { builder.adopt(policy, in: &world) }
    for _ in 0..<quarters { world.advance(workers: 2) }
    // The hash of Fowler, Noll and Vo, over words.
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    func add(_ word: UInt64) { hash = (hash ^ word) &* 0x0000_0100_0000_01B3 }
    for firm in 0..<world.firmCount {
      add(UInt64(world.exposure.adoptedMask[firm]))
      add(UInt64(world.projects.cash[firm].bitPattern))
      add(UInt64(world.history.outputShare[firm].bitPattern))
      for technology in 0..<technologyCount {
        add(UInt64(world.progress.signalSum[firm * technologyCount + technology].bitPattern))
      }
    }
    // A number of the notebook holds 53 bits.
    return [Figure(.fingerprint, scenario.id): Double(hash >> 11)]
  }
}
