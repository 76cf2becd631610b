import AdoptionKernel
import ScenarioModel
import Testing
import WorldBuilding

/// Agencies that start apart copy and explore (specification, section 5.11).
@Suite("Field: learning agencies")
struct LearningTests {
  /// What the agencies did in the first quarter in which they learn, a year after the start; later a lever may have been
  /// copied already.
  private struct Outcome {
    var chances = 0
    var changes = 0
    var rates: [Double] = []
    var changedAtOtherTimes = 0
    var bestChanged = 0
    var copied = 0
  }

  private func learn(club: Bool, seeds: ClosedRange<UInt64>, explore: Double? = nil) -> Outcome {
    let governance = Governance(pooledShare: 0, club: club, agencyRateSpread: 0.2)
    let scenario = FieldWorld.scenario([
      FieldWorld.programme([FieldWorld.call(0.7), FieldWorld.voucher(0.3)], governance)
    ]) { if let explore { $0.put(.exploreProbability, explore) } }
    var small = scenario
    small.world.firms = .count(120)
    var outcome = Outcome()
    for seed in seeds {
      var world = SideBySide.world((small, 1), seed: seed, quarters: 10)
      for run in 0..<10 {
        let quarter = run - world.warmUpQuarters
        for phase in Phase.allCases {
          let before = world.agencies
          world.carryOut(phase)
          guard phase == .agencies else { continue }
          note(before, world.agencies, learns: quarter == FieldWorld.opens + 4, &outcome)
        }
      }
    }
    return outcome
  }

  private func note(_ before: [Agency], _ after: [Agency], learns: Bool, _ outcome: inout Outcome) {
    let yields = before.map { $0.awarded > 0 ? Double($0.grossResults) / $0.awarded : 0 }
    let best = yields.indices.reduce(0) { yields[$1] > yields[$0] ? $1 : $0 }
    for agency in before.indices {
      let (old, new) = (before[agency], after[agency])
      let changed = old.grantRate != new.grantRate || old.voucherShare != new.voucherShare
      outcome.rates += [old.grantRate, new.grantRate]
      guard learns else {
        if changed { outcome.changedAtOtherTimes += 1 }
        continue
      }
      guard agency != best else {
        if changed { outcome.bestChanged += 1 }
        continue
      }
      outcome.chances += 1
      if changed { outcome.changes += 1 }
      let nearBest = abs(new.grantRate - before[best].grantRate) <= 0.02 + 1e-12
      if changed, new.voucherShare == before[best].voucherShare || nearBest { outcome.copied += 1 }
    }
  }

  /// Without copying an agency explores in five cases of a hundred; copied voucher shares and rates nearly always differ.
  @Test(arguments: [(false, 0.1), (true, 0.5)])
  func `the others change a lever as often as copying and exploring say, the best never`(club: Bool, copy: Double) {
    let outcome = learn(club: club, seeds: 1...150)
    let expected = copy + (1 - copy) * 0.05
    let share = Double(outcome.changes) / Double(outcome.chances)
    #expect(outcome.chances == 150 * 2)
    // Independent draws: four standard errors of a binomial share.
    #expect(abs(share - expected) < 4 * (expected * (1 - expected) / Double(outcome.chances)).squareRoot())
    #expect(outcome.bestChanged == 0 && outcome.changedAtOtherTimes == 0)
  }

  @Test func `rates stay within their bounds, at the start, copied and tried`() {
    let outcome = learn(club: true, seeds: 1...30, explore: 1)
    #expect(outcome.rates.allSatisfy { (0.3...0.8).contains($0) })
    #expect(Set(outcome.rates).count > 50)
    // Whoever does not copy tries now: everybody but the best changes.
    #expect(outcome.changes == outcome.chances)
  }

  @Test func `without trying, every change is a lever of the best agency`() {
    let outcome = learn(club: true, seeds: 1...60, explore: 0)
    #expect(outcome.changes > 30 && outcome.copied == outcome.changes)
  }
}
