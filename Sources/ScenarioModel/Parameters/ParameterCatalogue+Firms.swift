extension ParameterCatalogue {
  /// What firms are and use at the start (specification, section 5.1).
  static let population: [ParameterEntry] = [
    ParameterEntry(
      .firmCount, symbol: "N", group: "population",
      default: .named(["nl-de", "bsr"], [11_683, 38_800]),
      range: 100...30_000_000, domain: .nonNegative, unit: "firms", tag: .derived,
      source: "Eurostat SBS 2019 manufacturing >=10 employees, split by regional manufacturing employment 2015",
      meaning: "number of simulated firms; weight = real firms / simulated firms"),
    ParameterEntry(
      .employeesMedian, symbol: "Ẽ_k", group: "population",
      default: .list([19, 92, 480]),
      range: 0.8...1.25, multiplier: true, domain: .nonNegative, unit: "persons", tag: .assumed,
      source: "size-class mid-ranges",
      meaning: "median employees per size class (range is a multiplier)"),
    ParameterEntry(
      .employeesLogSd, symbol: "s_E", group: "population",
      default: .list([0.4, 0.45, 0.6]),
      range: 0.2...0.8, domain: .nonNegative, unit: "log", tag: .assumed,
      source: "own assumption",
      meaning: "log sd of employees before clipping to the class bounds (large capped at 5000)"),
    ParameterEntry(
      .abilityMean, symbol: "m_k", group: "population",
      default: .list([-0.45, 0, 0.45]),
      range: -1...1, domain: .finite, unit: "logit", tag: .assumed,
      source: "own assumption",
      meaning: "location of absorptive capacity a = logistic(m_k + abilitySlope·z)"),
    ParameterEntry(
      .abilitySlope, symbol: "s_a", group: "population",
      default: .number(0.7),
      range: 0.3...1.2, domain: .nonNegative, unit: "logit per sd", tag: .assumed,
      source: "own assumption",
      meaning: "spread of absorptive capacity"),
    ParameterEntry(
      .productivityAbilityLoading, symbol: "l_A", group: "population",
      default: .number(0.15),
      range: 0...0.3, domain: .finite, unit: "log points", tag: .assumed,
      source: "own assumption",
      meaning: "loading of log productivity on ability z"),
    ParameterEntry(
      .productivityLogSd, symbol: "s_A", group: "population",
      default: .number(0.25),
      range: 0.1...0.5, domain: .nonNegative, unit: "log", tag: .assumed,
      source: "own assumption",
      meaning: "residual log sd of value added per employee"),
    ParameterEntry(
      .baselineAdoption, symbol: "π_kτ", group: "population",
      default: .table([
        [0.42, 0.16, 0.1, 0.12, 0.09, 0.11],
        [0.59, 0.27, 0.19, 0.27, 0.19, 0.21],
        [0.78, 0.38, 0.33, 0.5, 0.35, 0.41],
      ]),
      range: 0.7...1.3, multiplier: true, domain: .share, unit: "share", tag: .sourced,
      source: "Eurostat isoc_cicce_use, isoc_eb_iot (2020), isoc_eb_ai (2024), isoc_eb_p3dn2; Destatis 2018 (3D "
        + "printing, manufacturing); robotics split assumed around the 16 % manufacturing total",
      meaning: "EU adoption at start by size class (rows) and technology; used as probit thresholds"),
    ParameterEntry(
      .baselineAbilityLoading, symbol: "l_b", group: "population",
      default: .number(0.67),
      range: 0.4...0.85, domain: .share, unit: "corr", tag: .assumed,
      source: "own assumption",
      meaning: "loading of the adoption copula on ability z (square root of 0.45)"),
    ParameterEntry(
      .baselineShift, symbol: "b_0", group: "population",
      default: .number(-0.312),
      range: -0.5...0.5, domain: .finite, unit: "probit", tag: .calibrated,
      source: "target P2: 15 % advanced users among SMEs of the Dutch-German border region (Ligthart and Vaessen 2020, "
        + "cited in the INDUSTR_I4.0 programme documents (Oost NL, 2024))",
      meaning: "global shift of all baseline margins"),
    ParameterEntry(
      .integratedAtStart, symbol: "g_0", group: "population",
      default: .number(0.35),
      range: 0.2...0.5, domain: .share, unit: "probability", tag: .assumed,
      source: "McKinsey 2018: about 70 % of pilots not scaled, as proxy",
      meaning: "integrated given adopted and at least two technologies = integratedAtStart·(0.6+0.8a)"),
    ParameterEntry(
      .awareAtStart, symbol: "w_τ", group: "population",
      default: .list([0.8, 0.5, 0.5, 0.6, 0.5, 0.6]),
      range: 0.3...0.95, domain: .share, unit: "probability", tag: .assumed,
      source: "own assumption",
      meaning: "aware given not adopted = awareAtStart·(0.7+0.6a)"),
    ParameterEntry(
      .hurdleMedian, symbol: "P_k", group: "population",
      default: .list([1.5, 1.8, 2.4]),
      range: 0.75...3, domain: .nonNegative, unit: "years", tag: .sourced,
      source: "Anderson & Newell 2004; Woodruff et al. 1997; Qiu et al. 2015; size slope assumed",
      meaning: "median longest accepted payback time"),
    ParameterEntry(
      .hurdleLogSd, symbol: "s_P", group: "population",
      default: .number(0.4),
      range: 0.2...0.7, domain: .nonNegative, unit: "log", tag: .assumed,
      source: "own assumption",
      meaning: "log sd of the accepted payback time"),
    ParameterEntry(
      .cashShare, symbol: "θ", group: "population",
      default: .number(0.04),
      range: 0.02...0.08, domain: .share, unit: "share of value added per year", tag: .assumed,
      source: "own assumption",
      meaning: "free cash flow; liquidity cap is one year of it"),
    ParameterEntry(
      .externalFinance, symbol: "f_k", group: "population",
      default: .list([0.4, 0.5, 0.6]),
      range: 0...0.8, domain: .share, unit: "share of cost", tag: .assumed,
      source: "own assumption",
      meaning: "share of an investment that outside finance covers"),
  ]
}
