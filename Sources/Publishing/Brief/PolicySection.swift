/// The policies side by side: what each costs and does, in two plain tables.
struct PolicySection {
  let source: BriefSource

  private var words: Wording { source.words }
  private var numbers: IntervalWords { source.numbers }

  var blocks: [BriefBlock] { [.table(costs), .table(effects), .paragraph(words("policies.reading"))] }

  /// What each has to spend, spends and reaches.
  private var costs: BriefTable {
    table(
      words("policies.costCaption", [("quarter", quarter)]),
      columns: ["envelope", "spent", "firms", "supported", "anyway", "cost"]
    ) { policy in
      let envelope = source.context.policies.first { $0.name == policy }?.envelopeEuro
      let spent = source.effect("publicCost", of: policy)?.mean
      let absorbed = envelope.flatMap { euro in spent.map { euro > 0 ? $0 / euro : 0 } }
      return [
        envelope.map { numbers.millions($0) } ?? words("policies.noEnvelope"),
        numbers.millions(spent) + (absorbed.map { " (\(part($0)))" } ?? ""),
        words.count(source.effect("distinctFirms", of: policy)?.mean),
        words.count(source.effect("supported", of: policy)?.mean),
        words.percent(source.effect("deadweightShare", of: policy)?.mean),
        numbers.text(source.effect("costPerAdditional", of: policy), factor: 1e-3),
      ]
    }
  }

  /// A part as percentage; never 100 per cent of what is not all.
  private func part(_ share: Double) -> String {
    let isNearlyAll = share < 1 && share > 0.994
    return words.percent(isNearlyAll ? min(share, 0.999) : share, decimals: isNearlyAll ? 1 : nil)
  }

  /// What each changes.
  private var effects: BriefTable {
    let isLong = source.last.quarters > source.first.quarters
    return table(
      words("policies.effectCaption", [("quarter", quarter), ("baseline", source.baseline)]),
      columns: ["additional", "net"] + (isLong ? ["netLater"] : []) + ["perMillion", "reading"], texts: [isLong ? 5 : 4]
    ) { policy in
      let net = source.effect("net", of: policy)
      return [numbers.text(source.effect("additional", of: policy)), numbers.text(net)]
        + (isLong ? [numbers.text(source.effect("net", of: policy, at: source.last))] : [])
        + [numbers.text(source.effect("netPerMillion", of: policy)), reading(net?.claim)]
    }
  }

  /// What the interval of the net effect allows to say, in a word or two.
  private func reading(_ claim: PolicyEffects.Claim?) -> String {
    switch claim {
    case .more: words("policies.gain")
    case .less: words("policies.harm")
    case .indistinct: words("policies.open")
    case .same: words("policies.same")
    case .unbounded: words("policies.noInterval")
    case nil: words("frame.missing")
    }
  }

  private var quarter: String { source.quarter(source.first) }

  private func table(
    _ caption: String, columns: [String], texts: Set<Int> = [], _ cells: (String) -> [String]
  ) -> BriefTable {
    let later = source.quarter(source.last)
    var table = BriefTable(
      caption, columns: [words("column.policy")] + columns.map { words("column.\($0)", [("quarter", later)]) },
      rows: source.policies.map { [source.context.title(of: $0)] + cells($0) }, texts: texts)
    for (place, policy) in source.policies.enumerated() { table.rows[place].key = policy }
    return table
  }
}
