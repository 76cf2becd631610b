extension ParameterCatalogue {
  /// Calls and vouchers (section 5.5).
  static let finance: [ParameterEntry] = [
    ParameterEntry(
      .grantRate, symbol: "s", group: "finance",
      default: .number(0.5),
      range: 0.35...0.8, domain: .share, unit: "share", tag: .sourced,
      source: "Interreg V A DE-NL up to 50 % EU; schemes 40-70 %",
      meaning: "grant share of eligible cost"),
    ParameterEntry(
      .capPerFirm, symbol: "g_max", group: "finance",
      default: .number(50_000),
      range: 25_000...100_000, domain: .nonNegative, unit: "EUR", tag: .derived,
      source: "EUR 100,000 per project of two firms: INDUSTR_I4.0 programme documents (Oost NL, 2024)",
      meaning: "grant cap per participating firm"),
    ParameterEntry(
      .capBasis, symbol: "-", group: "finance",
      default: .choice("grant"),
      range: nil, domain: .choice(["grant", "totalCost"]), unit: "enum", tag: .derived,
      source: "the INDUSTR_I4.0 programme documents (Oost NL, 2024) do not say which",
      meaning: "whether the cap applies to the grant or to the eligible cost"),
    ParameterEntry(
      .feasibilityCost, symbol: "C_f", group: "finance",
      default: .number(25_000),
      range: 10_000...40_000, domain: .nonNegative, unit: "EUR per firm", tag: .derived,
      source: "80 x 25k + 80 x 100k = 10 M at a rate of one half (INDUSTR_I4.0 programme documents (Oost NL, 2024))",
      meaning: "cost of a feasibility study"),
    ParameterEntry(
      .feasibilityCapPerFirm, symbol: "g_f", group: "finance",
      default: .number(12_500),
      range: 5000...25_000, domain: .nonNegative, unit: "EUR", tag: .sourced,
      source: "Interreg VI A DE-NL feasibility study: EUR 25,000 per project",
      meaning: "grant cap of a study"),
    ParameterEntry(
      .feasibilityBudgetShare, symbol: "s_f", group: "finance",
      default: .number(0.2),
      range: 0...0.5, domain: .share, unit: "share", tag: .derived,
      source: "80 x 25k + 80 x 100k = 10 M at a rate of one half",
      meaning: "part of a call kept for studies"),
    ParameterEntry(
      .feasibilityTolerance, symbol: "τ_f", group: "finance",
      default: .number(1.25),
      range: 1...2, domain: .nonNegative, unit: "factor", tag: .assumed,
      source: "own assumption",
      meaning: "study wanted when the payback without uncertainty discount is below τ_f·P"),
    ParameterEntry(
      .feasibilityQuarters, symbol: "t_s", group: "finance",
      default: .number(2),
      range: 1...4, domain: .nonNegative, unit: "quarters", tag: .assumed,
      source: "own assumption",
      meaning: "length of a study"),
    ParameterEntry(
      .upfrontShare, symbol: "u_0", group: "finance",
      default: .number(0.3),
      range: 0...0.8, domain: .share, unit: "share", tag: .assumed,
      source: "own assumption",
      meaning: "part of a grant paid at award; rest at the end"),
    ParameterEntry(
      .applicationCost, symbol: "k_a", group: "finance",
      default: .number(4000),
      range: 1000...10_000, domain: .nonNegative, unit: "EUR per firm", tag: .assumed,
      source: "own assumption",
      meaning: "own cost of an application"),
    ParameterEntry(
      .programmeKnowledge, symbol: "ω_0", group: "finance",
      default: .number(0.05),
      range: 0.03...0.5, domain: .share, unit: "probability", tag: .calibrated,
      source: "demand for about 80 studies and 80 projects (INDUSTR_I4.0 programme documents (Oost NL, 2024)), set "
        + "before looking at the number of firms",
      meaning: "share of firms that know the programmes"),
    ParameterEntry(
      .programmeAttention, symbol: "A", group: "finance",
      default: .number(1),
      range: 0...3, domain: .nonNegative, unit: "1", tag: .assumed,
      source: "own assumption",
      meaning: "a firm that knows an open programme with money left and may apply evaluates with probability min(1, "
        + "e_s·e_k·(1+A))"),
    ParameterEntry(
      .deMinimis, symbol: "d_max", group: "finance",
      default: .number(300_000),
      range: 200_000...300_000, domain: .nonNegative, unit: "EUR per 12 quarters", tag: .sourced,
      source: "Regulation (EU) 2023/2831",
      meaning: "state-aid ceiling per firm"),
    ParameterEntry(
      .partnerBase, symbol: "m_0", group: "finance",
      default: .number(0.25),
      range: 0.05...0.6, domain: .share, unit: "probability", tag: .assumed,
      source: "own assumption",
      meaning: "chance to find a partner abroad"),
    ParameterEntry(
      .partnerHubLink, symbol: "m_h", group: "finance",
      default: .number(0.25),
      range: 0...0.5, domain: .share, unit: "probability", tag: .assumed,
      source: "own assumption",
      meaning: "added when the home hub has a foreign link"),
    ParameterEntry(
      .partnerTie, symbol: "m_t", group: "finance",
      default: .number(0.5),
      range: 0...0.7, domain: .share, unit: "probability", tag: .assumed,
      source: "own assumption",
      meaning: "added when the firm has a foreign tie"),
    ParameterEntry(
      .partnerSearchBreadth, symbol: "b_p", group: "finance",
      default: .number(8),
      range: 2...32, domain: .nonNegative, unit: "firms", tag: .assumed,
      source: "own assumption",
      meaning: "foreign firms looked at besides existing ties"),
    ParameterEntry(
      .tiePersistence, symbol: "p_p", group: "finance",
      default: .number(0.67),
      range: 0.3...0.9, domain: .share, unit: "probability", tag: .seed,
      source: "INDUSTR_I4.0 programme documents (Oost NL, 2024): two thirds of earlier participants wished to go on",
      meaning: "project partners stay tied"),
    ParameterEntry(
      .scoreWeights, symbol: "w_S", group: "finance",
      default: .list([0.4, 0.4, 0.2]),
      range: 0...1, domain: .nonNegative, unit: "1", tag: .assumed,
      source: "own assumption",
      meaning: "weights of quality draw, mean absorptive capacity, maturity"),
    ParameterEntry(
      .voucherValue, symbol: "V", group: "finance",
      default: .number(7500),
      range: 5000...25_000, domain: .nonNegative, unit: "EUR", tag: .sourced,
      source: "CPB Document 140 (Dutch innovation vouchers)",
      meaning: "value of a voucher"),
    ParameterEntry(
      .voucherStudyCost, symbol: "C_v", group: "finance",
      default: .number(10_000),
      range: 7500...40_000, domain: .nonNegative, unit: "EUR", tag: .assumed,
      source: "own assumption",
      meaning: "cost of the study it buys"),
    ParameterEntry(
      .voucherTolerance, symbol: "τ_v", group: "finance",
      default: .number(2),
      range: 1...3, domain: .nonNegative, unit: "factor", tag: .assumed,
      source: "own assumption",
      meaning: "voucher wanted when the payback without grant and without uncertainty discount is below τ_v·P"),
    ParameterEntry(
      .voucherUse, symbol: "p_v", group: "finance",
      default: .number(0.95),
      range: 0.7...1, domain: .share, unit: "probability", tag: .assumed,
      source: "own assumption",
      meaning: "awarded voucher is taken to a provider"),
  ]
}
