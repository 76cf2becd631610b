extension ParameterCatalogue {
  /// Rules of countries and between them (sections 5.0 and 5.10).
  static let regulation: [ParameterEntry] = [
    ParameterEntry(
      .regulatoryCost, symbol: "ρ_R", group: "regulation",
      default: .number(0.2),
      range: 0...0.4, domain: .share, unit: "share of cost", tag: .assumed,
      source: "magnitude: Camagni et al. 2017; Eurobarometer 2020",
      meaning: "cost mark-up at zero enablement"),
    ParameterEntry(
      .dataIntensity, symbol: "χ_τ", group: "regulation",
      default: .list([1, 1, 1, 0.5, 0, 1]),
      range: 0...1, domain: .share, unit: "1", tag: .assumed,
      source: "own assumption",
      meaning: "exposure of a technology to data rules"),
    ParameterEntry(
      .crossBorderCost, symbol: "ρ_x", group: "regulation",
      default: .number(0.2),
      range: 0...0.4, domain: .share, unit: "share of cost", tag: .assumed,
      source: "Camagni et al. 2017 magnitude",
      meaning: "mark-up of cross-border work at zero harmonisation"),
    ParameterEntry(
      .standardsUncertainty, symbol: "ν", group: "regulation",
      default: .number(0.25),
      range: 0...0.5, domain: .nonNegative, unit: "1", tag: .assumed,
      source: "24 % of SMEs name uncertain standards (Eurobarometer 2020)",
      meaning: "priorSd factor 1+ν(1-H̄_c)"),
    ParameterEntry(
      .harmonisationStart, symbol: "H_0", group: "regulation",
      default: .named(["sameGroup", "otherGroup"], [0.7, 0.55]),
      range: 0.3...0.95, domain: .share, unit: "1", tag: .assumed,
      source: "own assumption",
      meaning:
        "initial pairwise harmonisation: sameGroup between countries of one group (W, N, B, P, S, E; column group"
        + " of countries.csv), else otherGroup"),
    ParameterEntry(
      .regulationLag, symbol: "t_R", group: "regulation",
      default: .number(6),
      range: 4...12, domain: .nonNegative, unit: "quarters", tag: .assumed,
      source: "own assumption",
      meaning: "quarters from spending to effect"),
    ParameterEntry(
      .enablementUnitCost, symbol: "k_R", group: "regulation",
      default: .number(3_000_000),
      range: 500_000...10_000_000, domain: .nonNegative, unit: "EUR per 0.10 in one country", tag: .assumed,
      source: "own assumption",
      meaning: "cost of raising R_c"),
    ParameterEntry(
      .harmonisationUnitCost, symbol: "k_H", group: "regulation",
      default: .number(500_000),
      range: 100_000...2_000_000, domain: .nonNegative, unit: "EUR per 0.10 in one country pair", tag: .assumed,
      source: "own assumption",
      meaning: "cost of raising H_cc'"),
    ParameterEntry(
      .regulationCeiling, symbol: "R_max", group: "regulation",
      default: .number(0.95),
      range: 0.8...1, domain: .share, unit: "1", tag: .assumed,
      source: "own assumption",
      meaning: "ceiling of R and H"),
  ]

  /// Specialists (section 5.7).
  static let workforce: [ParameterEntry] = [
    ParameterEntry(
      .specialistNeed, symbol: "n_τ", group: "workforce",
      default: .list([0.2, 0.5, 0.7, 0.5, 0.2, 0.7]),
      range: 0.5...2, multiplier: true, domain: .nonNegative, unit: "FTE at 25 employees", tag: .assumed,
      source: "own assumption",
      meaning: "specialists a project needs, grows as sqrt(E/25)"),
    ParameterEntry(
      .poolShare, symbol: "ζ", group: "workforce",
      default: .number(0.0028),
      range: 0.001...0.006, domain: .share, unit: "share of ICT specialists", tag: .calibrated,
      source: "mean tightness about 1 in year one without policy",
      meaning: "ICT specialists open to the modelled projects: F_r = poolShare·population·employmentRate·ictShare"),
    ParameterEntry(
      .employmentRate, symbol: "e_r", group: "workforce",
      default: .number(0.5),
      range: 0.45...0.55, domain: .nonNegative, unit: "jobs per inhabitant", tag: .assumed,
      source: "EU order of magnitude",
      meaning: "turns population into employment"),
    ParameterEntry(
      .inflowRate, symbol: "ι_F", group: "workforce",
      default: .number(0.1),
      range: 0.02...0.3, domain: .nonNegative, unit: "1/quarter of F_r(0)", tag: .assumed,
      source: "graduates and job changers; ICT employment grew 4-7 % a year (Eurostat isoc_sks_itspt)",
      meaning: "inflow into the free pool; the pool is capped at 1.5 F_r(0) plus trainees"),
    ParameterEntry(
      .hireProbability, symbol: "f^h_k", group: "workforce",
      default: .list([0.4, 0.36, 0.28]),
      range: 0.2...0.6, domain: .share, unit: "1/quarter", tag: .sourced,
      source: "1 - hard-to-fill share (Eurostat 2021: 59.9, 63.7, 72.2 %)",
      meaning: "chance to meet a candidate, times hire_factor of the country"),
    ParameterEntry(
      .retention, symbol: "ρ_F", group: "workforce",
      default: .number(0.5),
      range: 0.2...0.9, domain: .share, unit: "share", tag: .assumed,
      source: "own assumption",
      meaning: "specialists kept for good after success; the rest return to the pool"),
    ParameterEntry(
      .mobilityNational, symbol: "φ_n", group: "workforce",
      default: .number(0.1),
      range: 0...0.3, domain: .share, unit: "share", tag: .assumed,
      source: "own assumption",
      meaning: "reach of free specialists in other regions of the country, times 100/(100+D)"),
    ParameterEntry(
      .mobilityAbroad, symbol: "φ_x", group: "workforce",
      default: .number(0.01),
      range: 0...0.05, domain: .share, unit: "share", tag: .sourced,
      source: "cross-border workers 0.8-1 % of employment (Eurostat, CBS)",
      meaning: "reach of free specialists in regions of other countries, times 100/(100+D)"),
    ParameterEntry(
      .jointMobilityFactor, symbol: "b_x", group: "workforce",
      default: .number(3),
      range: 1...6, domain: .nonNegative, unit: "factor", tag: .assumed,
      source: "own assumption",
      meaning: "factor on mobilityAbroad while joint recruitment runs"),
    ParameterEntry(
      .tightnessCost, symbol: "ω", group: "workforce",
      default: .number(0.2),
      range: 0...0.5, domain: .share, unit: "share of cost", tag: .assumed,
      source: "own assumption",
      meaning: "cost mark-up at full tightness"),
    ParameterEntry(
      .trainingCost, symbol: "k_T", group: "workforce",
      default: .number(12_000),
      range: 5000...25_000, domain: .nonNegative, unit: "EUR per person", tag: .assumed,
      source: "own assumption",
      meaning: "cost of one extra specialist"),
    ParameterEntry(
      .trainingLag, symbol: "t_T", group: "workforce",
      default: .number(3),
      range: 1...8, domain: .nonNegative, unit: "quarters", tag: .assumed,
      source: "own assumption",
      meaning: "quarters until trainees join the pool"),
  ]
}
