import Experiments
import ScenarioModel

/// Checks of a study record before anything is computed from it.
enum RecordChecks {
  /// - Throws: ``FindingsError`` with every contradiction found.
  static func check(_ study: StudyRecord, _ labels: Labels) throws(FindingsError) {
    let misfits = shape(study)
    guard misfits.isEmpty else { throw FindingsError(problems: misfits) }
    let problems =
      AccountIdentities(study: study, labels: labels).problems()
      + MoneyIdentities(study: study, labels: labels).problems() + HubIdentities(study: study).problems()
      + earlyDifferences(study)
      + AttributionIdentities(study: study, labels: labels).problems()
    guard problems.isEmpty else { throw FindingsError(problems: problems) }
  }

  /// Records fit together: one arm per policy, every series in full, the same account rows everywhere.
  private static func shape(_ study: StudyRecord) -> [String] {
    let policies = study.scenario.policies
    let valueCount = study.layout.keys.count * study.layout.quarterCount
    var problems: [String] = []
    if study.budgets.count != policies.count {
      problems.append("There are \(study.budgets.count) budgets for \(policies.count) policies.")
    }
    let cells = study.arms.first?.first { $0.policy != study.scenario.baselineIndex }?.accounts.map(AccountCell.init)
    for arms in study.arms {
      guard arms.map(\.policy) == Array(policies.indices) else {
        problems.append("Replicate \(arms.first?.replicate ?? 0): arms do not match the policies one to one.")
        continue
      }
      for arm in arms {
        let name = "\(policies[arm.policy].name), replicate \(arm.replicate)"
        if arm.values.count != valueCount {
          problems.append("\(name): \(arm.values.count) values where the layout has \(valueCount).")
        }
        if arm.policy != study.scenario.baselineIndex, arm.accounts.map(AccountCell.init) != cells {
          problems.append("\(name): account rows differ from those of the first arm.")
        }
      }
    }
    return problems
  }

  /// Nothing differs from the baseline before either of the two programmes opens, and nothing ever does without one.
  private static func earlyDifferences(_ study: StudyRecord) -> [String] {
    let policies = study.scenario.policies
    let layout = study.layout
    let baseline = study.scenario.baselineIndex
    let end = layout.firstQuarter + layout.quarterCount
    func opening(_ policy: Int) -> Int { policies[policy].programme?.opens.index ?? end }
    return study.arms.flatMap { arms in
      arms.filter { $0.policy != baseline }.compactMap { arm in
        let first = min(opening(arm.policy), opening(baseline))
        let quarters = min(max(0, first - layout.firstQuarter), layout.quarterCount)
        let place = (0..<quarters * layout.keys.count).first {
          let (own, base) = (arm.values[$0], arms[baseline].values[$0])
          return own != base && !(own.isNaN && base.isNaN)
        }
        guard let place else { return nil }
        let key = layout.keys[place % layout.keys.count]
        let quarter = Quarter(index: layout.firstQuarter + place / layout.keys.count)
        return "\(policies[arm.policy].name), replicate \(arm.replicate): \(key.indicator.rawValue) differs from the "
          + "baseline in \(quarter), before the policy can have changed anything."
      }
    }
  }
}
