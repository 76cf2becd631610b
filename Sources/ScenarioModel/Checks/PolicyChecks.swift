/// What the parts of a programme must satisfy together: a window within the run, shares that add up, and no money
/// that could never be spent.
struct PolicyChecks {
  let world: WorldDescription
  let horizonQuarters: Int
  let programme: Programme
  /// The policy with everything it inherits.
  let node: SourceNode
  /// `policies.name`.
  let path: String

  func run(_ problems: inout ProblemList) {
    checkWindow(&problems)
    checkShares(&problems)
    checkGovernance(&problems)
    BudgetChecks(checks: self).run(&problems)
  }

  /// Quarters in which money is committed; at least 1 even if the window is wrong.
  var windowQuarters: Int { max(1, programme.closes.index - programme.opens.index + 1) }

  /// Place of the deepest of these keys that somebody wrote.
  func place(_ keys: [String]) -> Place {
    var current = node
    for key in keys {
      guard let next = current[key] else { break }
      current = next
    }
    return current.place
  }

  private func checkWindow(_ problems: inout ProblemList) {
    let end = Quarter(index: horizonQuarters - 1)
    let opens = (key: "opens", quarter: programme.opens)
    let closes = (key: "closes", quarter: programme.closes)
    for (key, quarter) in [opens, closes] {
      let fullPath = "\(path).programme.\(key)"
      if quarter > end {
        problems.error(
          place(["programme", key]), fullPath,
          "is \(quarter), beyond the horizon: study.horizonQuarters \(horizonQuarters) ends with \(end).")
      }
    }
    if programme.closes < programme.opens {
      problems.error(
        place(["programme", "closes"]), "\(path).programme.closes",
        "is \(programme.closes), before the programme opens in \(programme.opens).")
    }
  }

  private func checkShares(_ problems: inout ProblemList) {
    let total = programme.instruments.reduce(0) { $0 + $1.share }
    let instruments = "\(path).instruments"
    if programme.instruments.isEmpty {
      guard programme.envelopeEuro > 0 else { return }
      problems.error(
        place(["programme"]), "\(path).programme", "has money that can never be spent: the policy has no instruments.")
    } else if abs(total - 1) > 1e-6 {
      let sum = JSONValue.text(of: (total * 1e6).rounded() / 1e6)
      problems.error(
        place(["instruments"]), instruments, "has shares that add up to \(sum), but must add up to 1.")
    }
  }

  private func checkGovernance(_ problems: inout ProblemList) {
    let governance = programme.governance
    guard let node = node["governance"] else { return }
    func warn(_ key: String, _ why: String) {
      guard let entry = node.entry(key) else { return }
      problems.warning(entry.place, "\(path).governance.\(key)", "has no effect: \(why).")
    }
    if governance.pooledShare == 0 {
      warn("consortium", "pooledShare is 0, so there is no joint agency")
      for key in ["hubLinks", "harmonise", "jointTraining"] where node[key]?.flag == true {
        warn(key, "pooledShare is 0, so there is no joint agency")
      }
    }
    if governance.pooledShare == 1 { warn("nationalConsortium", "pooledShare is 1, so there are no national agencies") }
    let agencies = (governance.pooledShare < 1 ? world.countries.count : 0) + (governance.pooledShare > 0 ? 1 : 0)
    if governance.agencyRateSpread == 0 {
      if node["club"]?.flag == true { warn("club", "agencyRateSpread is 0, so agencies do not learn") }
      warn("evaluation", "agencyRateSpread is 0, so agencies do not learn")
    } else if agencies < 2 {
      warn("agencyRateSpread", "there is only one agency")
    }
  }
}
