import Experiments
import ScenarioModel

/// Checks that the accounts of every arm close and add up (specification, section 10).
struct AccountIdentities {
  let study: StudyRecord
  let labels: Labels

  /// Every contradiction, one sentence each.
  func problems() -> [String] {
    study.arms.flatMap { arms in
      arms.filter { $0.policy != study.scenario.baselineIndex }.flatMap { arm in
        closing(arm) + addingUp(arm) + nets(arm, baseline: arms[study.scenario.baselineIndex])
      }
    }
  }

  /// supported = additional + deadweight + failed, and net = additional − harmed + spillOver − crowdedOut. By
  /// combination of support only the first is claimed; parts never exceed what they are part of.
  private func closing(_ arm: ArmRecord) -> [String] {
    arm.accounts.flatMap { row -> [String] in
      var problems: [String] = []
      if row.supported != row.additional + row.deadweight + row.failed {
        problems.append(
          "\(place(arm, row)): supported \(row.supported) is not additional \(row.additional) + deadweight "
            + "\(row.deadweight) + failed \(row.failed).")
      }
      if row.groupKind != .support, !row.closes, problems.isEmpty {
        problems.append(
          "\(place(arm, row)): net \(row.net) is not additional \(row.additional) - harmed \(row.harmed) + spillOver "
            + "\(row.spillOver) - crowdedOut \(row.crowdedOut).")
      }
      for (part, whole, names) in [
        (row.accelerated, row.deadweight, "accelerated exceeds deadweight"),
        (row.comparablePairs, row.deadweight, "pairs adopted in both runs exceed deadweight"),
        (row.harmed, row.failed, "harmed exceeds failed"),
        (row.abandonedAfterAdoption, row.failed, "abandonedAfterAdoption exceeds failed"),
        (row.persisted, row.persistenceBase, "persisted exceeds its base"),
      ] where part > whole || part < 0 {
        problems.append("\(place(arm, row)): \(names), \(part) of \(whole).")
      }
      return problems
    }
  }

  /// The groups of a kind, and the technologies of a group, add up to the whole.
  private func addingUp(_ arm: ArmRecord) -> [String] {
    struct Whole: Hashable {
      var horizon: Int
      var kind: GroupKind
      var group: Int
      var technology: Int?
    }
    var sums: [Whole: [Int]] = [:]
    var byTechnology: [Whole: [Int]] = [:]
    for row in arm.accounts {
      let counts = AccountIdentities.counted.map { row.count($0) ?? 0 }
      let over = Whole(horizon: row.horizon, kind: row.groupKind, group: 0, technology: row.technology)
      sums[over] = sums[over].map { zip($0, counts).map(+) } ?? counts
      if row.technology != nil {
        let whole = Whole(horizon: row.horizon, kind: row.groupKind, group: row.group, technology: nil)
        byTechnology[whole] = byTechnology[whole].map { zip($0, counts).map(+) } ?? counts
      }
    }
    return arm.accounts.flatMap { row -> [String] in
      let counts = AccountIdentities.counted.map { row.count($0) ?? 0 }
      var problems: [String] = []
      if row.groupKind == .all {
        for kind in GroupKind.allCases where kind != .all {
          let whole = Whole(horizon: row.horizon, kind: kind, group: 0, technology: row.technology)
          guard let sum = sums[whole] else { continue }
          problems += differences(sum, counts, kind, "\(place(arm, row)): the groups of \(kind.rawValue)")
        }
      }
      let whole = Whole(horizon: row.horizon, kind: row.groupKind, group: row.group, technology: nil)
      if row.technology == nil, let sum = byTechnology[whole] {
        problems += differences(sum, counts, row.groupKind, "\(place(arm, row)): the technologies")
      }
      return problems
    }
  }

  /// Net, counted pair by pair, is also the difference of two levels.
  private func nets(_ arm: ArmRecord, baseline: ArmRecord) -> [String] {
    let layout = study.layout
    guard let key = layout.keys.firstIndex(of: SeriesKey(.usedPairs)) else { return [] }
    return arm.accounts.compactMap { row in
      let quarter = row.horizon - 1 - layout.firstQuarter
      guard row.groupKind == .all, row.technology == nil, (0..<layout.quarterCount).contains(quarter) else {
        return nil
      }
      let own = arm.value(key: key, quarter: quarter, layout: layout)
      let difference = own - baseline.value(key: key, quarter: quarter, layout: layout)
      let net = Double(row.net) * study.weight
      guard !(abs(difference - net) <= 1e-9 * max(1, abs(own))) else { return nil }
      return "\(place(arm, row)): net is \(net), but usedPairs differ by \(difference) from the baseline."
    }
  }

  private static let counted: [Indicator] = [
    .supported, .additional, .deadweight, .accelerated, .failed, .harmed, .abandonedAfterAdoption, .spillOver,
    .retained, .crowdedOut, .net,
  ]

  private func differences(_ sum: [Int], _ whole: [Int], _ kind: GroupKind, _ prefix: String) -> [String] {
    let wholePolicy: [Indicator] = [.spillOver, .retained, .crowdedOut, .net]
    return AccountIdentities.counted.indices.compactMap { index in
      let indicator = AccountIdentities.counted[index]
      guard sum[index] != whole[index], kind != .support || !wholePolicy.contains(indicator) else { return nil }
      return "\(prefix) add up to \(sum[index]) \(indicator.rawValue), not \(whole[index])."
    }
  }

  private func place(_ arm: ArmRecord, _ row: AccountRow) -> String {
    let label = labels.cell(.net, row.groupKind, row.group, technology: row.technology)
    return "\(study.scenario.policies[arm.policy].name), replicate \(arm.replicate), horizon \(row.horizon), "
      + "\(label.groupKind) \(label.group), technology \(label.technology)"
  }
}
