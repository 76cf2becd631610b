extension ParameterCatalogue {
  /// When firms evaluate, invest and give up (sections 5.0 and 5.4).
  static let decision: [ParameterEntry] = [
    ParameterEntry(
      .evaluationRate, symbol: "e_k", group: "decision",
      default: .list([0.1, 0.16, 0.25]),
      range: 0.5...1.5, multiplier: true, domain: .share, unit: "1/quarter", tag: .assumed,
      source: "KfW SME Digitalisation Report gradient",
      meaning: "chance that an idle firm evaluates (range is a multiplier)"),
    ParameterEntry(
      .evaluationScale, symbol: "e_s", group: "decision",
      default: .number(2.3),
      range: 0.5...3, domain: .nonNegative, unit: "factor", tag: .calibrated,
      source: "target P4: slopes of adoption in the first three years without policy (Eurostat)",
      meaning: "common factor on evaluationRate"),
    ParameterEntry(
      .legitimacyThreshold, symbol: "φ", group: "decision",
      default: .number(0.1),
      range: 0...0.3, domain: .nonNegative, unit: "neighbour share", tag: .assumed,
      source: "structural; Watts 2002, Centola & Macy 2007",
      meaning:
        "share of adopting neighbours from which a technology counts as legitimate (their number when thresholds "
        + "are counts)"),
    ParameterEntry(
      .subThreshold, symbol: "ε_0", group: "decision",
      default: .number(0.4),
      range: 0...1, domain: .share, unit: "probability", tag: .assumed,
      source: "structural; Eckles et al. 2024",
      meaning: "chance to consider a technology below the threshold; always sweep 0, .1, .4, 1"),
    ParameterEntry(
      .benefit, symbol: "β_τ", group: "decision",
      default: .list([0.025, 0.035, 0.035, 0.06, 0.025, 0.04]),
      range: 0.5...2, multiplier: true, domain: .nonNegative, unit: "log points of value added", tag: .assumed,
      source: "adopter averages 3.7-7 %: Bettiol et al. 2024; Ughi & Mina 2023",
      meaning: "productivity effect when integrated (range is a multiplier)"),
    ParameterEntry(
      .isolatedShare, symbol: "κ_iso", group: "decision",
      default: .number(0.5),
      range: 0.2...0.8, domain: .share, unit: "share", tag: .assumed,
      source: "own assumption",
      meaning: "part of the benefit reached when adopted but isolated"),
    ParameterEntry(
      .complementarity, symbol: "γ", group: "decision",
      default: .number(0.35),
      range: 0...0.6, domain: .finite, unit: "per technology", tag: .assumed,
      source: "own assumption",
      meaning: "benefit factor 1+γ·min(n,3)"),
    ParameterEntry(
      .cost, symbol: "c_τ", group: "decision",
      default: .list([30_000, 60_000, 50_000, 150_000, 60_000, 60_000]),
      range: 0.5...2, multiplier: true, domain: .nonNegative, unit: "EUR at 25 employees", tag: .assumed,
      source: "scale of KfW mean spend 26k and of the project size of 100k in the INDUSTR_I4.0 programme documents "
        + "(Oost NL, 2024)",
      meaning: "one-off cost (range is a multiplier)"),
    ParameterEntry(
      .costScale, symbol: "c_s", group: "decision",
      default: .number(1),
      range: 0.5...2, domain: .nonNegative, unit: "factor", tag: .calibrated,
      source: "target P4: slopes of adoption in the first three years without policy (Eurostat)",
      meaning: "common factor on cost"),
    ParameterEntry(
      .costSizeExponent, symbol: "η", group: "decision",
      default: .number(0.75),
      range: 0.5...1, domain: .finite, unit: "1", tag: .assumed,
      source: "own assumption",
      meaning: "cost grows as (E/25)^η"),
    ParameterEntry(
      .costDecline, symbol: "g_τ", group: "decision",
      default: .list([0.02, 0.03, 0.03, 0.03, 0.03, 0.04]),
      range: 0...0.1, domain: .nonNegative, unit: "1/year", tag: .assumed,
      source: "own assumption",
      meaning: "exponential decline of cost"),
    ParameterEntry(
      .aiSurgeCost, symbol: "m_AI", group: "decision",
      default: .number(0.8),
      range: 0.2...1, domain: .nonNegative, unit: "factor", tag: .calibrated,
      source: "AI 2021-2024: 7.65 -> 13.5 % (Eurostat isoc_eb_ai)",
      meaning: "cost of AI relative to trend once generative AI is common; linear from 2022Q4 over aiSurgeQuarters"),
    ParameterEntry(
      .aiSurgeQuarters, symbol: "T_AI", group: "decision",
      default: .number(12),
      range: 4...24, domain: .nonNegative, unit: "quarters", tag: .assumed,
      source: "own assumption",
      meaning: "length of the fall"),
    ParameterEntry(
      .rejectCooldown, symbol: "t_r", group: "decision",
      default: .number(4),
      range: 2...8, domain: .nonNegative, unit: "quarters", tag: .assumed,
      source: "own assumption",
      meaning: "no new look at a technology after a negative decision or a rejected application"),
    ParameterEntry(
      .failCooldown, symbol: "t_f", group: "decision",
      default: .number(8),
      range: 4...16, domain: .nonNegative, unit: "quarters", tag: .assumed,
      source: "own assumption",
      meaning: "no new look at a technology after a failed pilot or an abandoned use"),
    ParameterEntry(
      .maxWait, symbol: "t_w", group: "decision",
      default: .number(6),
      range: 3...12, domain: .nonNegative, unit: "quarters", tag: .assumed,
      source: "own assumption",
      meaning: "abandon the project when no specialist was found"),
    ParameterEntry(
      .abandonRate, symbol: "h_τ", group: "decision",
      default: .list([0.02, 0.03, 0.03, 0.14, 0.03, 0.04]),
      range: 0...0.2, domain: .nonNegative, unit: "1/year", tag: .assumed,
      source: "two to four per cent of isolated uses a year assumed; robots set so that their slope is about 0 (target "
        + "P4)",
      meaning: "hazard of dropping an isolated use at neutral fit and without users among the neighbours; 0 switches "
        + "abandonment off"),
    ParameterEntry(
      .abandonFit, symbol: "b_h", group: "decision",
      default: .number(1),
      range: 0...2, domain: .finite, unit: "1/log point", tag: .assumed,
      source: "own assumption",
      meaning: "hazard factor exp(-b_h·fit), at most 4"),
  ]
}
