import Experiments
import ScenarioModel

/// What a field of policy changes in a factorial at equal cost. Adding a field takes money from the others, so that every
/// number here compares ways to spend the same money; none is the effect of additional money.
public struct FactorialEffect: Sendable, Equatable {
  /// What is set against what. y is the effect of a mix against the baseline; every mix costs the same.
  public enum Kind: String, Sendable, CaseIterable {
    /// Mean of y over the mixes with the field minus mean of y over the mixes without it that spend something else.
    case main
    /// y of the policy that spends on this field alone.
    case single
    /// y of the two fields together minus the mean of the two alone: whether mixing these two beats choosing.
    case mix
    /// Whether one field changes what the other one adds: (y with both − y with the first) − (y with the second − y with
    /// neither), mean over the ways to spend on further fields. Needs three fields or more.
    case interaction
  }

  /// Number of the factorial within the study, from 1.
  public var factorial: Int
  public var kind: Kind
  /// One field, `finance`, or two, `finance x workforce`.
  public var term: String
  public var label: CellLabel
  public var horizon: Int
  public var estimate: Estimate
}

extension FactorialEffect {
  /// Effects of all factorials, by factorial, kind, term, indicator and horizon. Computed within each replicate, then
  /// estimated over replicates; for ratios the ratio of means of every mix.
  static func table(
    _ factorials: [Factorial], _ measurements: Measurements, _ estimator: Estimator, _ labels: Labels
  ) throws -> [FactorialEffect] {
    var rows: [FactorialEffect] = []
    var samples: [Sample] = []
    for (number, factorial) in factorials.enumerated() {
      for (kind, term, sum) in factorial.contrasts {
        for indicator in Ranking.indicators {
          for horizon in measurements.horizons {
            guard let sample = measurements.sample(of: sum, EffectKey(indicator, horizon: horizon)) else { continue }
            samples.append(sample)
            rows.append(
              FactorialEffect(
                factorial: number + 1, kind: kind, term: term,
                label: labels.cell(indicator, .all, 0, technology: nil), horizon: horizon, estimate: Estimate()))
          }
        }
      }
    }
    for (index, estimate) in try estimator.estimates(samples).enumerated() { rows[index].estimate = estimate }
    return rows
  }
}

/// A sum of policies with whole factors over one divisor, so that whole numbers that cancel leave exactly zero.
struct PolicySum {
  var factors: [(policy: Int, factor: Int)]
  var divisor = 1
}

extension Factorial {
  /// Every contrast with the factors of its policies. Factors add up to zero, save for `single`.
  var contrasts: [(kind: FactorialEffect.Kind, term: String, sum: PolicySum)] {
    let places = fields.indices
    let pairs = places.flatMap { first in places.filter { $0 > first }.map { (first, $0) } }
    func name(_ pair: (Int, Int)) -> String { "\(fields[pair.0].key) x \(fields[pair.1].key)" }
    var contrasts: [(kind: FactorialEffect.Kind, term: String, sum: PolicySum)] = []
    contrasts += places.map { (.main, fields[$0].key, mainEffect(of: $0)) }
    contrasts += places.map { (.single, fields[$0].key, PolicySum(factors: [(policy(1 << $0), 1)])) }
    contrasts += pairs.map { pair in
      let (one, other) = (1 << pair.0, 1 << pair.1)
      let factors = [(policy(one | other), 2), (policy(one), -1), (policy(other), -1)]
      return (.mix, name(pair), PolicySum(factors: factors, divisor: 2))
    }
    if fields.count > 2 { contrasts += pairs.map { (.interaction, name($0), interaction(of: $0.0, and: $0.1)) } }
    return contrasts
  }

  /// There is one mix less without the field than with it: the one that would spend nothing.
  private func mainEffect(of field: Int) -> PolicySum {
    let without = masks.count / 2
    let factors = masks.map { (policy($0), $0 & (1 << field) != 0 ? without : -(without + 1)) }
    return PolicySum(factors: factors, divisor: without * (without + 1))
  }

  /// Only ways to spend on further fields count: with nothing else, "neither" would be a mix that costs nothing.
  private func interaction(of first: Int, and second: Int) -> PolicySum {
    let (one, other) = (1 << first, 1 << second)
    let rests = masks.filter { $0 & (one | other) == 0 }
    let factors = rests.flatMap { rest in
      [(rest | one | other, 1), (rest | one, -1), (rest | other, -1), (rest, 1)].map { (policy($0.0), $0.1) }
    }
    return PolicySum(factors: factors, divisor: rests.count)
  }
}

extension Measurements {
  /// Effects of several policies, multiplied and added replicate by replicate; nil when the study lacks one of them.
  fileprivate func sample(of sum: PolicySum, _ key: EffectKey) -> Sample? {
    var terms: [Sample.Term] = []
    for (policy, factor) in sum.factors {
      guard let sample = sample(policy: policy, key) else { return nil }
      terms += sample.terms.map {
        Sample.Term(sign: Double(factor) * $0.sign, numerators: $0.numerators, denominators: $0.denominators)
      }
    }
    let divisor = Double(sum.divisor)
    guard let first = terms.first, terms.allSatisfy({ $0.denominators == nil }) else {
      for term in terms.indices { terms[term].sign /= divisor }
      return Sample(terms: terms)
    }
    return .plain(
      first.numerators.indices.map { replicate in
        terms.reduce(0.0) { $0 + $1.sign * $1.numerators[replicate] } / divisor
      })
  }
}
