extension ParameterCatalogue {
  /// Campaigns (section 5.10).
  static let awarenessPolicy: [ParameterEntry] = [
    ParameterEntry(
      .campaignCost, symbol: "k_c", group: "awarenessPolicy",
      default: .number(300),
      range: 50...1000, domain: .nonNegative, unit: "EUR per firm and year", tag: .assumed,
      source: "own assumption",
      meaning: "cost of covering one firm for a year; coverage y = min(1, spend/(cost·firms))")
  ]

  /// Money, agencies and windows (sections 5.11 and 7).
  static let governance: [ParameterEntry] = [
    ParameterEntry(
      .overhead, symbol: "o_0", group: "governance",
      default: .number(0.08),
      range: 0.04...0.12, domain: .share, unit: "share", tag: .assumed,
      source: "Interreg technical assistance order of magnitude",
      meaning: "administration of any programme"),
    ParameterEntry(
      .coordinationOverhead, symbol: "o_x", group: "governance",
      default: .number(0.05),
      range: 0...0.15, domain: .share, unit: "share", tag: .assumed,
      source: "own assumption",
      meaning: "extra for a pooled programme"),
    ParameterEntry(
      .pooledShare, symbol: "p_o", group: "governance",
      default: .named(["national", "mixed", "transnational"], [0, 0.5, 1]),
      range: 0...1, domain: .share, unit: "share", tag: .assumed,
      source: "own assumption",
      meaning: "part of the envelope run by the joint agency"),
    ParameterEntry(
      .fieldShares, symbol: "s_i", group: "governance",
      default: .named(
        ["call", "voucher", "hubs", "workforce", "awareness", "regulation"], [0.35, 0.1, 0.2, 0.15, 0.1, 0.1]),
      range: 0...1, domain: .share, unit: "share", tag: .assumed,
      source: "four fields of the DIGINNO seminar (2021) plus hubs",
      meaning: "split of the net envelope by instrument"),
    ParameterEntry(
      .envelope, symbol: "B", group: "governance",
      default: .named(["nl-de", "bsr"], [24_000_000, 78_000_000]),
      range: 1_000_000...1_000_000_000, domain: .nonNegative, unit: "EUR", tag: .assumed,
      source: "about EUR 2,000 per firm",
      meaning: "total public cost of a mix, overheads included"),
    ParameterEntry(
      .programmeQuarters, symbol: "[q_0,q_1]", group: "governance",
      default: .list([1, 14]),
      range: 0...40, domain: .nonNegative, unit: "quarters", tag: .seed,
      source: "INDUSTR_I4.0 programme documents (Oost NL, 2024): applications from April 2024, programme until 2027",
      meaning: "first and last quarter in which money is committed"),
    ParameterEntry(
      .agencyRateSpread, symbol: "s_g", group: "governance",
      default: .number(0),
      range: 0...0.2, domain: .share, unit: "share", tag: .assumed,
      source: "own assumption",
      meaning: "initial spread of grant rates and voucher shares between agencies"),
    ParameterEntry(
      .copyProbability, symbol: "ℓ_c", group: "governance",
      default: .named(["alone", "club"], [0.1, 0.5]),
      range: 0...1, domain: .share, unit: "1/year", tag: .assumed,
      source: "own assumption",
      meaning: "chance that an agency copies a lever from the best observed one"),
    ParameterEntry(
      .exploreProbability, symbol: "ℓ_e", group: "governance",
      default: .number(0.05),
      range: 0...0.2, domain: .share, unit: "1/year", tag: .assumed,
      source: "own assumption",
      meaning: "chance of a random lever"),
  ]
}
