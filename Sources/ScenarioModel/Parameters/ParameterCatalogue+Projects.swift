extension ParameterCatalogue {
  /// Pilots and integration (sections 5.4, 3a, and 5.8).
  static let pilot: [ParameterEntry] = [
    ParameterEntry(
      .pilotQuarters, symbol: "t_p", group: "pilot",
      default: .number(3),
      range: 1...6, domain: .nonNegative, unit: "quarters", tag: .sourced,
      source: "McKinsey 2018: 84 % of pilots over a year including hiring",
      meaning: "length of a pilot"),
    ParameterEntry(
      .successBase, symbol: "π_0", group: "pilot",
      default: .number(0.3),
      range: 0.1...0.5, domain: .share, unit: "probability", tag: .assumed,
      source: "mean success about one half",
      meaning: "success = clip(π_0+π_1 a+π_c+π_h, .05, .95)"),
    ParameterEntry(
      .successAbility, symbol: "π_1", group: "pilot",
      default: .number(0.5),
      range: 0.2...0.8, domain: .share, unit: "probability", tag: .assumed,
      source: "own assumption",
      meaning: "slope in absorptive capacity"),
    ParameterEntry(
      .successConsortium, symbol: "π_c", group: "pilot",
      default: .number(0.1),
      range: 0...0.2, domain: .share, unit: "probability", tag: .assumed,
      source: "own assumption",
      meaning: "bonus for a joint project"),
    ParameterEntry(
      .successService, symbol: "π_h", group: "pilot",
      default: .number(0.1),
      range: 0...0.2, domain: .share, unit: "probability", tag: .assumed,
      source: "own assumption",
      meaning: "bonus after a hub test or study of this technology"),
    ParameterEntry(
      .integrationRate, symbol: "ι", group: "pilot",
      default: .number(0.02),
      range: 0.005...0.05, domain: .nonNegative, unit: "1/quarter", tag: .calibrated,
      source: "target P5: isolated share .60-.75 at the start, declining slowly",
      meaning: "isolated to integrated: ι·a·min(n-1,3) per isolated technology"),
  ]

  /// The market step, output only (section 5.9).
  static let market: [ParameterEntry] = [
    ParameterEntry(
      .sharesSensitivity, symbol: "χ", group: "market",
      default: .number(0.12),
      range: 0...0.4, domain: .nonNegative, unit: "1/year", tag: .assumed,
      source: "own assumption",
      meaning: "yearly replicator step; 0 switches business stealing off; output only")
  ]
}
