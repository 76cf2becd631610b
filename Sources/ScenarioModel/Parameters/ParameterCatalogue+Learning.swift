extension ParameterCatalogue {
  /// How firms hear of a technology (section 5.4, 3b).
  static let awareness: [ParameterEntry] = [
    ParameterEntry(
      .awarenessRate, symbol: "p", group: "awareness",
      default: .number(0.05),
      range: 0.01...0.1, domain: .nonNegative, unit: "1/year", tag: .assumed,
      source: "bracketed by Bass meta-analytic means .03/.38 (Sultan, Farley, Lehmann 1990)",
      meaning: "external awareness"),
    ParameterEntry(
      .wordOfMouthRate, symbol: "q", group: "awareness",
      default: .number(0.4),
      range: 0.2...0.6, domain: .nonNegative, unit: "1/year", tag: .assumed,
      source: "bracketed by Bass meta-analytic means .03/.38 (Sultan, Farley, Lehmann 1990)",
      meaning: "awareness from adopting neighbours, times neighbour share"),
    ParameterEntry(
      .campaignRate, symbol: "p_camp", group: "awareness",
      default: .number(0.1),
      range: 0...0.4, domain: .nonNegative, unit: "1/year", tag: .assumed,
      source: "own assumption",
      meaning: "extra awareness at full campaign coverage"),
    ParameterEntry(
      .hubOutreachRate, symbol: "p_hub", group: "awareness",
      default: .number(0.05),
      range: 0...0.1, domain: .nonNegative, unit: "1/year", tag: .assumed,
      source: "own assumption",
      meaning: "extra awareness at full hub reach"),
    ParameterEntry(
      .demonstrationRate, symbol: "p_demo", group: "awareness",
      default: .number(0.03),
      range: 0...0.1, domain: .nonNegative, unit: "1/year", tag: .assumed,
      source: "own assumption",
      meaning: "extra awareness per unit of demonstration intensity (capped at 3)"),
    ParameterEntry(
      .demonstrationReach, symbol: "r_demo", group: "awareness",
      default: .number(50),
      range: 10...200, domain: .nonNegative, unit: "firms", tag: .assumed,
      source: "own assumption",
      meaning: "firms of the same region and sector that one demonstration reaches"),
  ]

  /// What firms believe about it, and how they learn (sections 5.3 and 5.4, 3c).
  static let learning: [ParameterEntry] = [
    ParameterEntry(
      .sharingProbability, symbol: "ψ", group: "learning",
      default: .number(0.5),
      range: 0.1...0.9, domain: .share, unit: "1/quarter", tag: .assumed,
      source: "own assumption",
      meaning: "chance that the one conversation of the quarter passes on experience"),
    ParameterEntry(
      .competitorSharing, symbol: "ψ_c", group: "learning",
      default: .number(0.5),
      range: 0...1, domain: .nonNegative, unit: "factor", tag: .assumed,
      source: "Cai & Szeidl 2018 (sign)",
      meaning: "factor when both are in the same sector and region"),
    ParameterEntry(
      .fitSd, symbol: "σ_ε", group: "learning",
      default: .number(0.35),
      range: 0.2...0.6, domain: .nonNegative, unit: "log", tag: .assumed,
      source: "own assumption",
      meaning: "sd of true fit"),
    ParameterEntry(
      .fitSectorShare, symbol: "ρ_s", group: "learning",
      default: .number(0.3),
      range: 0...0.8, domain: .share, unit: "share of variance", tag: .assumed,
      source: "own assumption",
      meaning: "part of fit common to a sector"),
    ParameterEntry(
      .priorBias, symbol: "μ_0", group: "learning",
      default: .number(0),
      range: -0.5...0.2, domain: .finite, unit: "log", tag: .calibrated,
      source: "target P4: slopes of adoption in the first three years without policy (Eurostat)",
      meaning: "mean of prior belief on fit"),
    ParameterEntry(
      .priorSd, symbol: "v_0", group: "learning",
      default: .number(0.5),
      range: 0.2...0.8, domain: .nonNegative, unit: "log", tag: .assumed,
      source: "own assumption",
      meaning: "sd of prior belief"),
    ParameterEntry(
      .uncertaintyAversion, symbol: "λ", group: "learning",
      default: .number(0.4),
      range: 0...1, domain: .finite, unit: "1", tag: .assumed,
      source: "own assumption",
      meaning: "discount per unit of belief sd"),
    ParameterEntry(
      .peerNoise, symbol: "σ_p", group: "learning",
      default: .number(0.8),
      range: 0.4...1.2, domain: .nonNegative, unit: "log", tag: .assumed,
      source: "own assumption",
      meaning: "noise of one peer signal"),
    ParameterEntry(
      .serviceSignalUnits, symbol: "n_s", group: "learning",
      default: .number(6),
      range: 2...20, domain: .nonNegative, unit: "peer signals", tag: .assumed,
      source: "noise 0.33 per study; DIHNAMIC effect size not published",
      meaning: "weight of a feasibility study, voucher study or hub test"),
  ]
}
