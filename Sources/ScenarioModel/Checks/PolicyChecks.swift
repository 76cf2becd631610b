/// What the parts of a programme must satisfy together: a window within the run, and shares that add up.
struct PolicyChecks {
  let context: PolicyContext

  private var programme: Programme { context.programme }

  func run(_ problems: inout ProblemList) {
    checkWindow(&problems)
    checkShares(&problems)
    checkVoucher(&problems)
    checkGovernance(&problems)
  }

  private func checkVoucher(_ problems: inout ProblemList) {
    for case .voucher(let voucher) in programme.instruments where voucher.studyCostEuro < voucher.valueEuro {
      let (value, cost) = (JSONValue.text(of: voucher.valueEuro), JSONValue.text(of: voucher.studyCostEuro))
      problems.error(
        context.place(["instruments", "voucher", "valueEuro"]), "\(context.path).instruments.voucher.valueEuro",
        "is \(value), more than the study costs that it pays for (studyCostEuro \(cost)).")
    }
  }

  private func checkWindow(_ problems: inout ProblemList) {
    let end = Quarter(index: context.horizonQuarters - 1)
    let opens = (key: "opens", quarter: programme.opens)
    let closes = (key: "closes", quarter: programme.closes)
    for (key, quarter) in [opens, closes] {
      let fullPath = "\(context.path).programme.\(key)"
      if quarter > end {
        problems.error(
          context.place(["programme", key]), fullPath,
          "is \(quarter), beyond the horizon: study.horizonQuarters \(context.horizonQuarters) ends with \(end).")
      }
    }
    if programme.closes < programme.opens {
      problems.error(
        context.place(["programme", "closes"]), "\(context.path).programme.closes",
        "is \(programme.closes), before the programme opens in \(programme.opens).")
    }
  }

  private func checkShares(_ problems: inout ProblemList) {
    let total = programme.instruments.reduce(0) { $0 + $1.share }
    let instruments = "\(context.path).instruments"
    if programme.instruments.isEmpty {
      guard programme.envelopeEuro > 0 else { return }
      problems.error(
        context.place(["programme"]), "\(context.path).programme",
        "has money that can never be spent: the policy has no instruments.")
    } else if abs(total - 1) > 1e-6 {
      let sum = JSONValue.text(of: (total * 1e6).rounded() / 1e6)
      problems.error(
        context.place(["instruments"]), instruments, "has shares that add up to \(sum), but must add up to 1.")
    }
  }

  private func checkGovernance(_ problems: inout ProblemList) {
    let governance = programme.governance
    guard let node = context.node["governance"] else { return }
    func warn(_ key: String, _ why: String) {
      guard let entry = node.entry(key) else { return }
      problems.warning(entry.place, "\(context.path).governance.\(key)", "has no effect: \(why).")
    }
    if governance.pooledShare == 0 {
      warn("consortium", "pooledShare is 0, so there is no joint agency")
      for key in ["hubLinks", "harmonise", "jointTraining"] where node[key]?.flag == true {
        warn(key, "pooledShare is 0, so there is no joint agency")
      }
    }
    if governance.pooledShare == 1 { warn("nationalConsortium", "pooledShare is 1, so there are no national agencies") }
    let agencies =
      (governance.pooledShare < 1 ? context.world.countries.count : 0) + (governance.pooledShare > 0 ? 1 : 0)
    if governance.agencyRateSpread == 0 {
      if node["club"]?.flag == true { warn("club", "agencyRateSpread is 0, so agencies do not learn") }
      warn("evaluation", "agencyRateSpread is 0, so agencies do not learn")
    } else if agencies < 2 {
      warn("agencyRateSpread", "there is only one agency")
    }
  }
}
