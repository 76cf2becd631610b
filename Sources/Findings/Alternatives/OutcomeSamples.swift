import Experiments

/// Reads one number per replicate out of the outcomes of one world.
struct OutcomeSamples {
  let outcomes: WorldOutcomes

  /// What worlds are compared by: the effects on all firms and on supported firms, as they are and per million euro of
  /// public cost, and the years of use gained.
  static let indicators: [Indicator] = [.net, .netPerMillion, .additional, .additionalPerMillion, .adopterYears]

  /// The effect of a policy at the horizon with this position in the study.
  func sample(_ policy: Int, _ indicator: Indicator, horizon: Int) -> Sample {
    func column(_ value: (Outcome) -> Double) -> [Double] {
      outcomes.outcomes.map { value($0[policy][horizon]) }
    }
    let millions = column { $0.publicCost / 1_000_000 }
    switch indicator {
    case .net: return .plain(column(\.net))
    case .additional: return .plain(column(\.additional))
    case .netPerMillion: return .ratio(column(\.net), over: millions)
    case .additionalPerMillion: return .ratio(column(\.additional), over: millions)
    case .adopterYears: return .plain(column(\.adopterYears))
    default: return .plain([])
    }
  }

  /// One policy minus another, paired by replicate: plain numbers replicate by replicate, ratios as two statistics of
  /// the same replicates.
  func difference(_ policy: Int, minus other: Int, _ indicator: Indicator, horizon: Int) -> Sample {
    let own = sample(policy, indicator, horizon: horizon)
    let reference = sample(other, indicator, horizon: horizon)
    guard own.terms[0].denominators == nil else { return own.minus(reference) }
    return .plain(zip(own.terms[0].numerators, reference.terms[0].numerators).map { $0 - $1 })
  }
}
