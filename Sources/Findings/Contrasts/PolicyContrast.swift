import Experiments

/// Two policies of the same study against each other, paired by replicate.
public struct PolicyContrast: Sendable, Equatable {
  /// What the difference isolates. All but the last ask for equal envelopes, to the cent.
  public enum Question: String, Sendable, CaseIterable {
    /// Pairs from one country against single firms: having a partner.
    case partner
    /// Pairs from two countries against pairs from one: crossing a border.
    case border
    /// Pairs from two countries against single firms: both together.
    case partnerAndBorder
    /// Pairs from two countries under a joint agency against pairs from one country under national agencies: having a
    /// partner is taken out; crossing the border and who runs the money stay together.
    case borderAndPooling
    /// Agencies that learn from true additionality against agencies that learn from gross results.
    case evaluation
    /// Agencies that copy from one another in a club against agencies that do so by chance.
    case learningClub
    /// More of the money run by the joint agency against less.
    case pooledShare
    /// The stricter partner rule of the joint agency against the looser one.
    case consortium
    /// The stricter partner rule of the national agencies against the looser one.
    case nationalConsortium
    /// Links between hubs of different countries against none.
    case hubLinks
    /// Rules harmonised between countries against rules of each country.
    case harmonise
    /// Joint training and recruitment against national.
    case jointTraining
    /// Any two policies of a ranking, the higher one first. It isolates nothing by itself.
    case ranking
  }

  /// What the difference isolates.
  public var question: Question
  /// Index in `Scenario.policies` of the policy and of what it is compared with.
  public var policy: Int
  public var reference: Int
  public var label: CellLabel
  public var horizon: Int
  /// The number of the policy minus that of the reference.
  public var estimate: Estimate
  /// Share of replicates in which the number of the policy is the larger one; ties count half. Nil where no replicate
  /// has both numbers.
  public var shareLarger: Double?
}

/// Two policies to be compared, and in what.
struct ContrastRequest {
  var question: PolicyContrast.Question
  var policy: Int
  var reference: Int
  var indicators: [Indicator]
  /// Horizons to compare at; nil: every horizon of the study.
  var horizons: [Int]?
}

/// Measures the differences that were asked for, all of them over the same bootstrap resamples.
struct ContrastTable {
  let measurements: Measurements
  let estimator: Estimator
  let labels: Labels

  /// Rows over all firms and technologies, in the order of the requests, then by indicator and horizon. What the study
  /// has no number for is left out.
  func rows(_ requests: [ContrastRequest]) throws -> [PolicyContrast] {
    var rows: [PolicyContrast] = []
    var samples: [Sample] = []
    for request in requests {
      for indicator in request.indicators {
        for horizon in request.horizons ?? measurements.horizons {
          let key = EffectKey(indicator, horizon: horizon)
          guard
            let sample = measurements.contrastSample(policy: request.policy, reference: request.reference, key)
          else { continue }
          samples.append(sample)
          rows.append(
            PolicyContrast(
              question: request.question, policy: request.policy, reference: request.reference,
              label: labels.cell(indicator, .all, 0, technology: nil), horizon: horizon, estimate: Estimate(),
              shareLarger: shareLarger(request, key)))
        }
      }
    }
    for (index, estimate) in try estimator.estimates(samples).enumerated() { rows[index].estimate = estimate }
    return rows
  }

  private func shareLarger(_ request: ContrastRequest, _ key: EffectKey) -> Double? {
    guard let own = measurements.values(policy: request.policy, key),
      let other = measurements.values(policy: request.reference, key)
    else { return nil }
    return OrderShares.larger(own, than: other)
  }
}

extension ContrastRequest {
  /// Every pair of every ranking, the higher policy first.
  static func pairs(_ rankings: [Ranking]) -> [ContrastRequest] {
    rankings.flatMap { ranking -> [ContrastRequest] in
      let policies = ranking.places.map(\.policy)
      return policies.indices.flatMap { place in
        policies[(place + 1)...].map {
          ContrastRequest(
            question: .ranking, policy: policies[place], reference: $0, indicators: [ranking.indicator],
            horizons: [ranking.horizon])
        }
      }
    }
  }
}
