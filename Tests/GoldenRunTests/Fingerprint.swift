import AdoptionKernel
import Experiments
import ParallelColumns

/// FNV-1a over 64-bit words: a short name for many bits. Two runs with one name have the same bits.
struct Fingerprint {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ word: UInt64) { value = (value ^ word) &* 0x0000_0100_0000_01B3 }

  mutating func add(_ number: Double) { add(number.bitPattern) }

  mutating func add(_ number: Int) { add(UInt64(bitPattern: Int64(number))) }

  mutating func add<Number: BinaryInteger>(_ column: borrowing Column<Number>) {
    for index in 0..<column.count { add(UInt64(truncatingIfNeeded: column[index])) }
  }

  mutating func add(_ column: borrowing Column<Float>) {
    for index in 0..<column.count { add(UInt64(column[index].bitPattern)) }
  }

  mutating func add(_ column: borrowing Column<Double>) {
    for index in 0..<column.count { add(column[index].bitPattern) }
  }

  mutating func add(_ column: borrowing Column<Bool>) {
    for index in 0..<column.count { add(column[index] ? 1 : 0 as UInt64) }
  }
}

extension Fingerprint {
  /// What firms decided and what became of it: whole numbers only, so that a difference here is one of behaviour.
  static func decisions(_ world: borrowing World) -> UInt64 {
    var print = Fingerprint()
    print.add(world.progress.stage)
    print.add(world.progress.coolUntil)
    print.add(world.progress.signalCount)
    print.add(world.progress.intent)
    print.add(world.progress.drop)
    print.add(world.projects.activity)
    print.add(world.projects.technology)
    print.add(world.projects.endQuarter)
    print.add(world.projects.waitingSince)
    print.add(world.projects.kind)
    print.add(world.projects.isLead)
    print.add(world.projects.agency)
    for firm in 0..<world.firmCount { print.add(Int(world.projects.partner(of: firm))) }
    print.add(world.history.served)
    print.add(world.history.testedMask)
    print.add(world.history.supported)
    print.add(world.history.adoptQuarter)
    print.add(world.history.dropQuarter)
    print.add(world.history.segment)
    print.add(world.exposure.adoptedMask)
    print.add(world.exposure.adoptedNeighbours)
    print.add(world.exposure.degree)
    for firm in 0..<world.firmCount {
      for place in 0..<world.network.extraCount(of: firm) { print.add(world.network.extraTie(of: firm, at: place)) }
    }
    return print.value
  }

  /// Every column that a quarter writes, amounts included, and what regions and agencies have.
  static func state(_ world: borrowing World) -> UInt64 {
    var print = Fingerprint()
    print.add(decisions(world))
    for firm in 0..<world.firmCount { print.add(world.traits.threshold[firm]) }
    print.add(world.progress.signalSum)
    print.add(world.progress.ability)
    print.add(world.progress.productivityGain)
    print.add(world.projects.cost)
    print.add(world.projects.grant)
    print.add(world.projects.hiredSpecialists)
    print.add(world.projects.cash)
    print.add(world.projects.cashQuarter)
    print.add(world.history.aidSum)
    print.add(world.history.aidStart)
    print.add(world.history.logProductivity)
    print.add(world.history.outputShare)
    print.add(world.history.jobs)
    for region in world.places.regions {
      for number in [region.freeSpecialists, region.trainees, region.tightness, region.unfilled, region.hubReach] {
        print.add(number)
      }
    }
    for country in world.places.countries {
      for number in [country.enablement, country.enablementOrdered, country.campaign] { print.add(number) }
    }
    for number in world.places.harmonisation { print.add(number) }
    for agency in world.agencies {
      for number in [
        agency.grantRate, agency.voucherShare, agency.studyMoney, agency.innovationMoney, agency.voucherMoney,
        agency.released, agency.awarded,
      ] { print.add(number) }
      for number in [agency.studies, agency.innovations, agency.grossResults] { print.add(number) }
    }
    return print.value
  }

  /// Who the firms are and how they are tied, before the first quarter.
  static func population(_ world: borrowing World) -> UInt64 {
    var print = Fingerprint()
    print.add(world.traits.region)
    print.add(world.traits.sector)
    print.add(world.traits.sizeClass)
    print.add(world.traits.employees)
    print.add(world.traits.valueAdded)
    print.add(world.traits.hurdleYears)
    print.add(world.traits.sizeCost)
    print.add(world.network.offsets)
    print.add(world.network.ties)
    return print.value
  }

  /// Everything that the arms of a study leave.
  static func records(_ study: StudyRecord) -> UInt64 {
    var print = Fingerprint()
    for arm in study.arms.joined() {
      print.add(arm.policy)
      print.add(arm.replicate)
      for value in arm.values { print.add(value.isNaN ? 0x7FF8_0000_0000_0000 : value.bitPattern) }
      for row in arm.accounts { print.add(row) }
      for row in arm.money {
        for number in [row.quarter, row.expense.rawValue, row.agency] { print.add(number) }
        for number in [row.committedEuro, row.paidEuro, row.privateEuro, row.projects, row.firms] { print.add(number) }
      }
      for row in arm.links {
        for number in [row.first, row.second] { print.add(number) }
        for number in [row.ties, row.referrals, row.projects] { print.add(number) }
      }
      for row in arm.hubs {
        for number in [
          row.quarter, row.hub, row.requests, row.referrals, row.served, row.servedReferrals, row.lost, row.capacity,
        ] { print.add(number) }
      }
    }
    return print.value
  }

  private mutating func add(_ row: AccountRow) {
    for number in [
      row.horizon, row.group, row.technology ?? -1, row.supported, row.additional, row.deadweight, row.accelerated,
      row.comparablePairs, row.accelerationQuarters, row.failed, row.harmed, row.abandonedAfterAdoption,
      row.spillOver, row.retained, row.crowdedOut, row.net, row.persistenceBase, row.persisted,
    ] { add(number) }
  }
}
