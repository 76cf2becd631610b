import AdoptionKernel
import ScenarioModel
import Testing

@testable import Experiments

/// What becomes of a pair of firm and technology, at every combination (specification, section 10).
@Suite("Accounts")
struct AccountTests {
  /// Counts one pair at horizon 20.
  private func account(
    supported: Bool, used: Bool, before: Bool, adopted: UInt8 = Timing.never, adoptedBefore: UInt8 = Timing.never,
    dropped: UInt8 = Timing.never
  ) -> AccountRow {
    var row = AccountRow(horizon: 20, groupKind: .all, group: 0, technology: nil)
    PairOutcome(
      horizon: 20, supported: supported, used: used, usedInBaseline: before, adopted: adopted,
      adoptedInBaseline: adoptedBefore, dropped: dropped
    ).add(to: &row)
    return row
  }

  private func row(_ set: (inout AccountRow) -> Void) -> AccountRow {
    var row = AccountRow(horizon: 20, groupKind: .all, group: 0, technology: nil)
    set(&row)
    return row
  }

  @Test func `a supported use that would not be is additional`() {
    let expected = row {
      $0.supported = 1
      $0.additional = 1
      $0.net = 1
    }
    #expect(account(supported: true, used: true, before: false, adopted: 15) == expected)
  }

  @Test func `a supported use that would be anyway is deadweight, and may have come earlier`() {
    let accelerated = row {
      $0.supported = 1
      $0.deadweight = 1
      $0.comparablePairs = 1
      $0.accelerated = 1
      $0.accelerationQuarters = 3
    }
    #expect(account(supported: true, used: true, before: true, adopted: 13, adoptedBefore: 16) == accelerated)
    let delayed = account(supported: true, used: true, before: true, adopted: 16, adoptedBefore: 14)
    #expect(delayed.deadweight == 1 && delayed.accelerated == 0 && delayed.accelerationQuarters == -2)
    // In use since the start in one of the runs: no quarters to compare.
    let old = account(supported: true, used: true, before: true, adopted: 16, adoptedBefore: Timing.baseline)
    #expect(old.deadweight == 1 && old.comparablePairs == 0)
  }

  @Test func `a supported pair that is not in use has failed, is harmed if it would be, abandoned if it was`() {
    let failed = row {
      $0.supported = 1
      $0.failed = 1
    }
    #expect(account(supported: true, used: false, before: false) == failed)
    let harmed = account(supported: true, used: false, before: true)
    #expect(harmed.failed == 1 && harmed.harmed == 1 && harmed.net == -1)
    let abandoned = account(supported: true, used: false, before: false, adopted: 14, dropped: 18)
    #expect(abandoned.failed == 1 && abandoned.abandonedAfterAdoption == 1)
    // A use of the start that was dropped is no adoption.
    let lost = account(supported: true, used: false, before: false, adopted: Timing.baseline, dropped: 3)
    #expect(lost.abandonedAfterAdoption == 0)
  }

  @Test func `without support a gain is a spill-over and a loss is crowding out`() {
    let gain = row {
      $0.spillOver = 1
      $0.net = 1
    }
    #expect(account(supported: false, used: true, before: false, adopted: 5) == gain)
    let loss = row {
      $0.crowdedOut = 1
      $0.net = -1
    }
    #expect(account(supported: false, used: false, before: true) == loss)
    #expect(account(supported: false, used: true, before: true) == row { _ in })
  }

  @Test func `what only the run without policy gave up is retained`() {
    let kept = account(supported: false, used: true, before: false, adopted: Timing.baseline)
    #expect(kept.retained == 1 && kept.spillOver == 1 && kept.net == 1)
    let supported = account(supported: true, used: true, before: false, adopted: Timing.baseline)
    #expect(supported.retained == 1 && supported.additional == 1)
    #expect(account(supported: false, used: true, before: false, adopted: 5).retained == 0)
  }

  /// Adopted by quarter h − 9 = 11, and whether it was dropped within the eight quarters after.
  @Test(arguments: [
    (11, 255, 1, 1), (12, 255, 0, 0), (5, 13, 1, 0), (5, 14, 1, 1), (5, 6, 1, 0), (5, 4, 1, 1), (254, 255, 0, 0),
  ])
  func `a supported use persists when it is not dropped within two years`(
    adopted: Int, dropped: Int, base: Int, persisted: Int
  ) {
    let row = account(
      supported: true, used: dropped == 255, before: false, adopted: UInt8(adopted), dropped: UInt8(dropped))
    #expect(row.persistenceBase == base && row.persisted == persisted)
  }

  @Test func `both identities hold for every combination`() {
    for bits in 0..<8 {
      for adopted in [UInt8(3), 12, Timing.baseline, Timing.never] {
        let row = account(
          supported: bits & 1 != 0, used: bits & 2 != 0, before: bits & 4 != 0, adopted: adopted, adoptedBefore: 7)
        #expect(row.closes == true)
      }
    }
    #expect(row { $0.supported = 1 }.closes == false && row { $0.net = 1 }.closes == false)
  }

  @Test func `rows stand in one order: technologies, then groups, then combinations of support`() {
    let rows = Accounting(scenario: TinyExperiment.scenario()).emptyRows(horizon: 3)
    #expect(rows.prefix(7).map(\.technology) == [nil, 0, 1, 2, 3, 4, 5])
    var kinds: [GroupKind] = []
    for row in rows.dropFirst(7) where kinds.last != row.groupKind { kinds.append(row.groupKind) }
    #expect(kinds == [.segment, .sizeClass, .country, .region, .sector, .support])
    #expect(rows.count == 7 + 3 + 3 + 2 + 2 + 6 + 15 && rows.last?.group == 15)
    #expect(rows.allSatisfy { $0.horizon == 3 })
  }

  @Test func `accounts of a run are counts of its pairs, in the cells where they belong`() {
    let scenario = TinyExperiment.scenario(replicates: .fixed(1))
    let study = TinyExperiment.run(scenario)
    let rows = study.arms[0][1].accounts
    #expect(Set(rows.map(\.horizon)) == [3, 6] && study.arms[0][0].accounts.isEmpty)
    #expect(rows.contains { $0.supported > 0 })
    for horizon in [3, 6] {
      let here = rows.filter { $0.horizon == horizon }
      for kind in [GroupKind.segment, .sizeClass, .country, .region, .sector, .support] {
        let sum = here.filter { $0.groupKind == kind }.reduce(0) { $0 + $1.supported }
        #expect(sum == here[0].supported)
      }
      // Vouchers are the fourth bit of support; large firms and leaders get none.
      #expect(here.first { $0.groupKind == .support && $0.group == 4 }?.supported == here[0].supported)
      #expect(here.first { $0.groupKind == .sizeClass && $0.group == 2 }?.supported == 0)
    }
  }
}
