import Experiments
import ScenarioModel

/// Checks that explanations belong to the runs that they explain, and that their parts add up to the whole.
struct AttributionIdentities {
  let study: StudyRecord
  let labels: Labels

  /// Every contradiction, one sentence each.
  func problems() -> [String] {
    guard !study.explanations.isEmpty else { return [] }
    let plans = study.explanationPlans
    guard study.explanations.count == study.arms.count else {
      return ["There are explanations of \(study.explanations.count) replicates, but \(study.arms.count) replicates."]
    }
    return zip(study.explanations, study.arms).flatMap { records, arms -> [String] in
      guard records.map(\.policy) == plans.map(\.policy) else {
        return ["Replicate \(arms.first?.replicate ?? 0): other policies are explained than in the first one."]
      }
      return zip(plans, records).flatMap { plan, record in
        shape(plan, record) ?? closing(plan, record) + belonging(record, to: arms)
      }
    }
  }

  /// Every run of the plan, every horizon and country; nil if they are all there.
  private func shape(_ plan: ExplanationPlan, _ record: ExplanationRecord) -> [String]? {
    let cells = study.scenario.study.horizons.count * (1 + study.scenario.world.countries.count)
    let tallies = [record.baseline, record.whole] + record.arms
    if record.arms.count == plan.arms.count,
      tallies.allSatisfy({ $0.pairs.count == cells && $0.pairQuarters.count == cells })
    {
      return nil
    }
    return ["\(place(record)): an explanation of \(plan.arms.count) runs is not complete."]
  }

  /// Channels and remainder are the whole; countries are all firms; one or two instruments leave no remainder.
  private func closing(_ plan: ExplanationPlan, _ record: ExplanationRecord) -> [String] {
    let countries = study.scenario.world.countries.count
    var problems: [String] = []
    for horizon in study.scenario.study.horizons {
      guard let all = study.tallyCell(horizon: horizon, group: 0) else { continue }
      for measure in Measure.allCases {
        let name = "\(place(record)), horizon \(horizon), \(measure.indicator.rawValue)"
        for cell in all...all + countries {
          let parts = Decomposition(plan, record, measure.counts, cell: cell)
          if !parts.closes { problems.append("\(name): channels and remainder do not add up to the effect.") }
          if plan.instruments.count < 3, parts.halves[.remainder] != 0 {
            problems.append("\(name): \(plan.instruments.count) instruments leave a remainder.")
          }
        }
        for tally in [record.baseline, record.whole] + record.arms {
          let counts = tally[keyPath: measure.counts]
          let sum = counts[all + 1...all + countries].reduce(0, +)
          if sum != counts[all] { problems.append("\(name): countries add up to \(sum), not \(counts[all]).") }
        }
      }
    }
    return problems
  }

  /// The effect that is explained is the one that the accounts report.
  private func belonging(_ record: ExplanationRecord, to arms: [ArmRecord]) -> [String] {
    arms[record.policy].accounts.compactMap { row in
      guard row.technology == nil, row.groupKind == .all || row.groupKind == .country,
        let cell = study.tallyCell(horizon: row.horizon, group: row.groupKind == .all ? 0 : 1 + row.group)
      else { return nil }
      let net = record.whole.pairs[cell] - record.baseline.pairs[cell]
      guard net != row.net else { return nil }
      return
        "\(place(record)), horizon \(row.horizon), \(labels.group(row.groupKind, row.group)): what is explained is "
        + "a net of \(net), but the accounts have \(row.net)."
    }
  }

  private func place(_ record: ExplanationRecord) -> String {
    "\(study.scenario.policies[record.policy].name), replicate \(record.replicate)"
  }
}
