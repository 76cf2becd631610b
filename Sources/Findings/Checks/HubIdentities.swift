import Experiments
import ScenarioModel

/// Checks that hubs account for every request.
struct HubIdentities {
  let study: StudyRecord

  /// Every contradiction, one sentence each.
  func problems() -> [String] {
    guard !study.hubs.isEmpty else { return [] }
    let policies = study.scenario.policies
    guard study.hubs.count == policies.count else {
      return ["There are \(study.hubs.count) lists of hubs for \(policies.count) policies."]
    }
    return study.arms.flatMap { arms in
      arms.compactMap { arm in
        let known = study.hubs[arm.policy].indices
        guard let row = arm.hubs.first(where: { !known.contains($0.hub) || !isRecorded($0) || !$0.closes }) else {
          return nil
        }
        return "\(policies[arm.policy].name), replicate \(arm.replicate): hub \(row.hub) in "
          + "\(Quarter(index: row.quarter)) received \(row.requests) requests, served \(row.served) of them with "
          + "\(row.capacity) slots and lost \(row.lost)."
      }
    }
  }

  private func isRecorded(_ row: HubRow) -> Bool {
    (0..<study.layout.quarterCount).contains(row.quarter - study.layout.firstQuarter)
  }
}
