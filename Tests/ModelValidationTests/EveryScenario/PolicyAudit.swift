import AdoptionKernel
import ParallelColumns
import ScenarioModel
import WorldBuilding

/// Follows one policy and notes everything that the rules forbid (specification, sections 5.5, 5.7 and 11).
struct PolicyAudit {
  /// Largest discrepancy in the balance of specialists, FTE.
  private(set) var specialists = 0.0
  /// Firms that received a grant or voucher for the first time, and those of them that are large or lead.
  private(set) var supported = 0
  private(set) var large = 0
  private(set) var leaders = 0
  /// Members of studies and projects under a partner rule, and those whose partner breaks it.
  private(set) var members = 0
  private(set) var wrongPartners = 0
  /// Purses below zero, and released money beyond the budget.
  private(set) var overdrawn = 0

  private static let direct = Support.study | Support.innovationGrant | Support.voucher
  private var masks: [UInt8] = []
  private var bits: [UInt8] = []

  /// Advances one policy to a year after its window, or for two years without one.
  init(_ scenario: Scenario, policy: Int) {
    let programme = scenario.policies[policy].programme
    let last = min(scenario.study.horizonQuarters, (programme?.closes.index ?? 3) + 5)
    let quarters = scenario.world.warmUpQuarters + last
    var world = SideBySide.world((scenario, policy), seed: 1, quarters: quarters)
    masks = (0..<world.firmCount).map { world.exposure.adoptedMask[$0] }
    bits = masks.map { _ in 0 }
    for _ in 0..<quarters {
      specialists = max(specialists, SpecialistBalance.advance(&world))
      noteSupport(world)
      notePartners(world)
      for agency in world.agencies {
        // Parts of a budget add up to it up to rounding; a cent is the tolerance.
        let purses = [agency.studyMoney, agency.innovationMoney, agency.voucherMoney]
        let beyond = agency.released - agency.callBudget - agency.voucherBudget
        if purses.contains(where: { $0 < -0.01 }) || beyond > 0.01 { overdrawn += 1 }
      }
    }
  }

  /// Use changes in phase 6 only: at the time of the award a firm used what it used at the end of last quarter.
  private mutating func noteSupport(_ world: borrowing World) {
    for firm in 0..<world.firmCount {
      let now = world.support(of: firm) & Self.direct
      if now != 0, bits[firm] == 0 {
        supported += 1
        if world.traits.sizeClass[firm] == 2 { large += 1 }
        if segment(mask: masks[firm]) == 2 { leaders += 1 }
      }
      bits[firm] = now
      masks[firm] = world.exposure.adoptedMask[firm]
    }
  }

  private mutating func notePartners(_ world: borrowing World) {
    for firm in 0..<world.firmCount
    where world.projects.activity[firm] != Activity.idle
      && [ProjectKind.callStudy, ProjectKind.innovation].contains(world.projects.kind[firm])
    {
      let partner = Int(world.projects.partner(of: firm))
      let crosses = partner >= 0 && world.homeCountry(of: firm) != world.homeCountry(of: partner)
      members += 1
      let isRight =
        switch world.agencies[Int(world.projects.agency[firm])].rule {
        case .single: partner < 0
        case .foreign: crosses
        case .domestic: partner >= 0 && !crosses
        }
      if !isRight { wrongPartners += 1 }
    }
  }
}
