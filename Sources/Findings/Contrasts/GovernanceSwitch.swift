import Experiments
import ScenarioModel

/// A setting of governance that two policies may differ in alone.
enum GovernanceSwitch: CaseIterable {
  case evaluation, club, pooledShare, consortium, nationalConsortium, hubLinks, harmonise, jointTraining

  /// What a difference in nothing else isolates.
  var question: PolicyContrast.Question {
    switch self {
    case .evaluation: .evaluation
    case .club: .learningClub
    case .pooledShare: .pooledShare
    case .consortium: .consortium
    case .nationalConsortium: .nationalConsortium
    case .hubLinks: .hubLinks
    case .harmonise: .harmonise
    case .jointTraining: .jointTraining
    }
  }

  /// The governance with this switch set as in another one.
  func set(_ governance: Governance, as other: Governance) -> Governance {
    var changed = governance
    switch self {
    case .evaluation: changed.evaluation = other.evaluation
    case .club: changed.club = other.club
    case .pooledShare: changed.pooledShare = other.pooledShare
    case .consortium: changed.consortium = other.consortium
    case .nationalConsortium: changed.nationalConsortium = other.nationalConsortium
    case .hubLinks: changed.hubLinks = other.hubLinks
    case .harmonise: changed.harmonise = other.harmonise
    case .jointTraining: changed.jointTraining = other.jointTraining
    }
    return changed
  }

  /// How far the switch is turned: the policy in which it is turned further is the one compared with the other.
  func position(in governance: Governance) -> Double {
    func rule(_ rule: ConsortiumRule) -> Double {
      switch rule {
      case .single: 0
      case .domestic: 1
      case .foreign: 2
      }
    }
    func flag(_ isOn: Bool) -> Double { isOn ? 1 : 0 }
    return switch self {
    case .evaluation: flag(governance.evaluation == .additional)
    case .club: flag(governance.club)
    case .pooledShare: governance.pooledShare
    case .consortium: rule(governance.consortium)
    case .nationalConsortium: rule(governance.nationalConsortium)
    case .hubLinks: flag(governance.hubLinks)
    case .harmonise: flag(governance.harmonise)
    case .jointTraining: flag(governance.jointTraining)
    }
  }

  /// Whether two programmes become alike by changing this switch in either of them. Both ways are asked for: with no
  /// joint agency all joint switches are idle, so that a mode with all of them on would otherwise pass for one switch.
  func isOnlyDifference(_ one: Programme, _ other: Programme) -> Bool {
    guard one.envelopeEuro > 0, one.hasSameEnvelope(as: other) else { return false }
    var other = other
    other.envelopeEuro = one.envelopeEuro
    guard one.withoutIdleSettings != other.withoutIdleSettings else { return false }
    func isAlike(_ one: Governance, _ other: Governance, _ programmes: (Programme, Programme)) -> Bool {
      var (first, second) = programmes
      first.governance = set(one, as: other)
      second.governance = other
      return first.withoutIdleSettings == second.withoutIdleSettings
    }
    func bothWays(_ left: Governance, _ right: Governance) -> Bool {
      isAlike(left, right, (one, other)) && isAlike(right, left, (other, one))
    }
    if bothWays(one.governance, other.governance) { return true }
    // Where all agencies of both ask for the same partner, the rules of agencies without money are free.
    guard self == .pooledShare, let rule = one.partnerRules.first, one.partnerRules.union(other.partnerRules) == [rule]
    else { return false }
    let aligned = [one.governance, other.governance].map { governance in
      var governance = governance
      (governance.consortium, governance.nationalConsortium) = (rule, rule)
      return governance
    }
    return bothWays(aligned[0], aligned[1])
  }
}

/// Two policies of equal envelope that differ in one switch of governance and in nothing else that acts.
struct SwitchPair {
  var governanceSwitch: GovernanceSwitch
  /// The policy in which the switch is turned further: true results, club, more pooled, stricter rule, on.
  var policy: Int
  var reference: Int

  /// What is compared.
  static let indicators: [Indicator] = [.net, .additional, .costPerAdditional, .netPerMillion]

  /// All such pairs, by switch, then in the order of the scenario. The baseline has no accounts and takes no part.
  static func find(in scenario: Scenario) -> [SwitchPair] {
    let compared = scenario.policies.indices.filter {
      $0 != scenario.baselineIndex && scenario.policies[$0].programme != nil
    }
    return GovernanceSwitch.allCases.flatMap { governanceSwitch in
      compared.flatMap { policy in
        compared.compactMap { reference -> SwitchPair? in
          guard let own = scenario.policies[policy].programme, let other = scenario.policies[reference].programme,
            governanceSwitch.position(in: own.governance) > governanceSwitch.position(in: other.governance),
            governanceSwitch.isOnlyDifference(own, other)
          else { return nil }
          return SwitchPair(governanceSwitch: governanceSwitch, policy: policy, reference: reference)
        }
      }
    }
  }

  /// The difference that this pair makes possible.
  var request: ContrastRequest {
    ContrastRequest(
      question: governanceSwitch.question, policy: policy, reference: reference, indicators: SwitchPair.indicators)
  }
}
