import Experiments
import ScenarioModel

/// Two policies of the same study against each other, paired by replicate.
public struct PolicyContrast: Sendable, Equatable {
  /// What the difference isolates.
  public enum Question: String, Sendable, CaseIterable {
    /// Pairs from one country against single firms: having a partner.
    case partner
    /// Pairs from two countries against pairs from one: crossing a border.
    case border
    /// Pairs from two countries against single firms: both together.
    case partnerAndBorder
    /// Any other two policies.
    case other
  }

  public var question: Question
  /// Index in `Scenario.policies` of the policy and of what it is compared with.
  public var policy: Int
  public var reference: Int
  public var label: CellLabel
  public var horizon: Int
  public var estimate: Estimate
}

/// A cross-border policy and its controls: the same policy in everything but the partner rule.
struct BorderControls {
  var foreign: Int
  /// Pairs from the same country. Without it nothing can be said about the border.
  var domestic: Int?
  /// Firms alone.
  var single: Int?

  /// One entry for every policy whose call demands a partner from another country.
  static func find(in scenario: Scenario) -> [BorderControls] {
    let programmes = scenario.policies.map { $0.programme.map(BorderControls.normalised) }
    return programmes.indices.compactMap { index in
      guard let programme = programmes[index], BorderControls.hasForeignCall(programme) else { return nil }
      func control(_ rule: ConsortiumRule) -> Int? {
        let wanted = BorderControls.replacing(programme, rule)
        return programmes.firstIndex { $0 == wanted }
      }
      return BorderControls(foreign: index, domestic: control(.domestic), single: control(.single))
    }
  }

  /// Rules of agencies without money say nothing and are set to one value.
  private static func normalised(_ programme: Programme) -> Programme {
    var programme = programme
    if programme.governance.pooledShare <= 0 { programme.governance.consortium = .single }
    if programme.governance.pooledShare >= 1 { programme.governance.nationalConsortium = .single }
    return programme
  }

  private static func hasForeignCall(_ programme: Programme) -> Bool {
    let hasCall = programme.instruments.contains { instrument in
      if case .call(let call) = instrument { call.share > 0 } else { false }
    }
    let governance = programme.governance
    return hasCall && programme.envelopeEuro > 0
      && (governance.consortium == .foreign || governance.nationalConsortium == .foreign)
  }

  private static func replacing(_ programme: Programme, _ rule: ConsortiumRule) -> Programme {
    var programme = programme
    if programme.governance.consortium == .foreign { programme.governance.consortium = rule }
    if programme.governance.nationalConsortium == .foreign { programme.governance.nationalConsortium = rule }
    return programme
  }
}

/// Separates the effect of having a partner from that of crossing a border.
struct PartnerAndBorder {
  let scenario: Scenario
  let measurements: Measurements
  let estimator: Estimator
  let labels: Labels

  private static let indicators: [Indicator] = [
    .supported, .additional, .deadweightShare, .net, .adopterYears, .costPerAdditional, .additionalPerMillion,
  ]

  /// Paired contrasts of every cross-border policy with its controls.
  func contrasts() throws -> [PolicyContrast] {
    try BorderControls.find(in: scenario).flatMap { controls -> [PolicyContrast] in
      var pairs: [(PolicyContrast.Question, Int, Int)] = []
      if let domestic = controls.domestic, let single = controls.single {
        pairs.append((.partner, domestic, single))
      }
      if let domestic = controls.domestic { pairs.append((.border, controls.foreign, domestic)) }
      if let single = controls.single { pairs.append((.partnerAndBorder, controls.foreign, single)) }
      return try pairs.flatMap { question, policy, reference in
        try rows(question, policy, reference, PartnerAndBorder.indicators)
      }
    }
  }

  /// Contrasts of two policies for some indicators, over all firms and technologies, at every horizon.
  func rows(
    _ question: PolicyContrast.Question, _ policy: Int, _ reference: Int, _ indicators: [Indicator]
  ) throws -> [PolicyContrast] {
    try indicators.flatMap { indicator in
      try measurements.horizons.compactMap { horizon -> PolicyContrast? in
        let key = EffectKey(indicator, horizon: horizon)
        guard let own = measurements.contrastSample(policy: policy, reference: reference, key) else { return nil }
        return PolicyContrast(
          question: question, policy: policy, reference: reference,
          label: labels.cell(indicator, .all, 0, technology: nil), horizon: horizon,
          estimate: try estimator.estimate(own))
      }
    }
  }

  /// One line per cross-border policy: the finding where there is a control, a warning where there is none.
  func notices(_ contrasts: [PolicyContrast]) -> [Notice] {
    BorderControls.find(in: scenario).map { controls in
      let name = scenario.policies[controls.foreign].name
      guard let domestic = controls.domestic else {
        return Notice(
          .warning, "no-domestic-control", policy: name,
          "\(name) funds projects across a border, but no policy is the same with pairs from one country. What comes "
            + "from having a partner cannot be told from what comes from crossing a border; that control is mandatory "
            + "wherever cross-border projects are compared. Add a policy with consortium: domestic and nothing else "
            + "changed.")
      }
      func words(_ question: PolicyContrast.Question, _ policy: Int, _ reference: Int) -> String {
        let row = contrasts.first {
          $0.question == question && $0.policy == policy && $0.reference == reference
            && $0.label.indicator == Indicator.additional.rawValue
        }
        let distinct = row?.estimate.isDistinctFromZero == true ? "" : ", not distinct from zero"
        return "\(NumberText.interval(row?.estimate))\(distinct) (\(scenario.policies[policy].name) against "
          + "\(scenario.policies[reference].name))"
      }
      let quarter = measurements.horizons.first.map { Quarter(index: $0 - 1).description } ?? ""
      var text = "Partner or border? Additional uses at the end of \(quarter), paired by replicate: "
      if let single = controls.single {
        text += "having a partner brings \(words(.partner, domestic, single)); "
      }
      text += "crossing the border brings \(words(.border, controls.foreign, domestic))."
      return Notice(.finding, "partner-or-border", policy: name, text)
    }
  }
}
