import Experiments
import ScenarioModel

/// Warnings where a reader of the numbers would be misled.
struct Warnings {
  let study: StudyRecord
  let effects: EffectTable
  let budget: [BudgetLine]
  let horizons: [Int]

  /// Replicates below which intervals say little.
  static let fewReplicates = 20
  /// Part of the net budget whose loss is worth a word.
  static let notableUnspentShare = 0.01

  /// All warnings, about the study first, then policy by policy.
  func notices() -> [Notice] {
    let policies = study.scenario.policies
    let compared = policies.indices.filter { $0 != study.scenario.baselineIndex }
    return aboutStudy()
      + compared.flatMap { policy in
        neverFired(policy) + notAbsorbed(policy) + withinInterval(policy)
      }
  }

  private func aboutStudy() -> [Notice] {
    var notices: [Notice] = []
    let count = study.arms.count
    if study.interrupted {
      notices.append(
        Notice(
          .warning, "interrupted",
          "The study was interrupted: the numbers rest on the \(count) finished replicate\(count == 1 ? "" : "s")."))
    }
    if !study.stoppingRuleMet {
      notices.append(
        Notice(
          .warning, "stopping-rule-not-met",
          "The intervals are wider than the stopping rule asks for after \(count) replicates. Allow more with "
            + "study.replicates.max, or accept a larger relativeHalfWidth."))
    }
    if count < Warnings.fewReplicates {
      let intervals = count < 2 ? "there are no intervals" : "intervals are unreliable"
      notices.append(
        Notice(
          .warning, "few-replicates",
          "\(count) replicate\(count == 1 ? "" : "s"): \(intervals). Use at least \(Warnings.fewReplicates)."))
    }
    let baseline = study.scenario.policies[study.scenario.baselineIndex]
    if baseline.programme != nil {
      notices.append(
        Notice(
          .warning, "baseline-has-programme", policy: baseline.name,
          "The baseline \(baseline.name) has a programme of its own. Costs per use are those of each policy, not "
            + "what it costs more than the baseline."))
    }
    return notices
  }

  private func neverFired(_ policy: Int) -> [Notice] {
    let description = study.scenario.policies[policy]
    guard description.programme != nil, !study.arms.isEmpty else { return [] }
    let fired = study.arms.contains { arms in
      arms[policy].money.contains { $0.expense != .administration && $0.committedEuro != 0 }
    }
    guard !fired else { return [] }
    return [
      Notice(
        .warning, "never-fired", policy: description.name,
        "\(description.name) never committed any money in any replicate. Look at its envelope, window, eligibility "
          + "and caps: firms apply only for grants larger than the cost of applying.")
    ]
  }

  private func notAbsorbed(_ policy: Int) -> [Notice] {
    let name = study.scenario.policies[policy].name
    let lines = budget.filter { $0.policy == policy && $0.instrument != Expense.administration.key }
    let net = lines.reduce(0.0) { $0 + $1.budgetEuro }
    let unspent = lines.reduce(0.0) { $0 + $1.unspentEuro }
    guard net > 0, unspent > Warnings.notableUnspentShare * net, unspent < net else { return [] }
    let notable = lines.filter { $0.unspentEuro > Warnings.notableUnspentShare * net }
      .sorted { $0.unspentEuro > $1.unspentEuro }
    let largest = notable.map { "\($0.instrument) of \($0.payer) \(NumberText.euro($0.unspentEuro))" }
    let detail = lines.count > 1 && !largest.isEmpty ? " (\(WordList.shortened(largest)))" : ""
    return [
      Notice(
        .warning, "budget-not-absorbed", policy: name,
        "\(name) does not absorb its budget: \(NumberText.euro(unspent)) of "
          + "\(NumberText.euro(net)) (\(NumberText.percent(unspent / net))) stay unspent\(detail).")
    ]
  }

  /// The two totals that sentences are made of must be larger than the half-width of their interval.
  private func withinInterval(_ policy: Int) -> [Notice] {
    let name = study.scenario.policies[policy].name
    let vague = [Indicator.additional, .net].flatMap { indicator in
      Set([horizons.first, horizons.last].compactMap { $0 }).sorted().compactMap { horizon -> String? in
        guard let estimate = effects.estimate(policy: policy, EffectKey(indicator, horizon: horizon)),
          let sd = estimate.sd, sd > 0, estimate.lower != nil, !estimate.isDistinctFromZero
        else { return nil }
        return "\(indicator.rawValue) at the end of \(Quarter(index: horizon - 1)) is \(NumberText.interval(estimate))"
      }
    }
    guard !vague.isEmpty else { return [] }
    return [
      Notice(
        .warning, "effect-within-interval", policy: name,
        "\(name): an effect is smaller than its interval and cannot be told from zero: "
          + "\(vague.joined(separator: "; ")). More replicates may help.")
    ]
  }
}
