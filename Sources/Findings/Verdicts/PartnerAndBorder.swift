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

  /// What the difference isolates.
  public var question: Question
  /// Index in `Scenario.policies` of the policy and of what it is compared with.
  public var policy: Int
  public var reference: Int
  public var label: CellLabel
  public var horizon: Int
  public var estimate: Estimate
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
      let quarter = measurements.horizons.first.map { Quarter(index: $0 - 1).description } ?? ""
      var text = "Partner or border? By the end of \(quarter), paired by replicate: "
      if let single = controls.single {
        text +=
          "having a partner (\(scenario.policies[domestic].name) against \(scenario.policies[single].name)) brings "
        text += words(contrasts, .partner, domestic, single) + "; "
      }
      text += "crossing the border (\(name) against \(scenario.policies[domestic].name)) brings "
      text += words(contrasts, .border, controls.foreign, domestic) + "."
      return Notice(.finding, "partner-or-border", policy: name, text)
    }
  }

  /// Both what the supported firms gain and what all firms do: the two can differ in sign.
  private func words(
    _ contrasts: [PolicyContrast], _ question: PolicyContrast.Question, _ policy: Int, _ reference: Int
  ) -> String {
    [(Indicator.additional, "additional uses"), (.net, "net")].map { indicator, name in
      let row = contrasts.first {
        $0.question == question && $0.policy == policy && $0.reference == reference
          && $0.label.indicator == indicator.rawValue
      }
      let isVague = row?.estimate.lower != nil && row?.estimate.isDistinctFromZero == false
      return "\(NumberText.interval(row?.estimate)) \(name)" + (isVague ? " (not distinct from zero)" : "")
    }.joined(separator: ", ")
  }
}
