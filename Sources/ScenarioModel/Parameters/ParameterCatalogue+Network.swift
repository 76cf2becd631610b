extension ParameterCatalogue {
  /// Who is tied to whom (specification, section 5.2).
  static let network: [ParameterEntry] = [
    ParameterEntry(
      .meanDegree, symbol: "k̄", group: "network",
      default: .number(8),
      range: 4...14, domain: .nonNegative, unit: "neighbours", tag: .assumed,
      source: "own assumption",
      meaning: "target mean degree"),
    ParameterEntry(
      .degreeLogSd, symbol: "s_d", group: "network",
      default: .number(0.6),
      range: 0...1, domain: .nonNegative, unit: "log", tag: .assumed,
      source: "own assumption",
      meaning: "heterogeneity of out-stubs"),
    ParameterEntry(
      .distanceExponent, symbol: "δ", group: "network",
      default: .number(1.2),
      range: 0.5...2, domain: .finite, unit: "1", tag: .sourced,
      source: "Santamaria, Ventura, Yesilbayraktar 2023 (distance elasticity of regional trade -1.2)",
      meaning: "gravity decay"),
    ParameterEntry(
      .distanceOffset, symbol: "D_0", group: "network",
      default: .number(20),
      range: 5...50, domain: .nonNegative, unit: "km", tag: .assumed,
      source: "own assumption",
      meaning: "offset added to distance"),
    ParameterEntry(
      .borderPenalty, symbol: "κ", group: "network",
      default: .number(2.3026),
      range: 1.1...3.4, domain: .finite, unit: "log", tag: .sourced,
      source: "Santamaria, Ventura, Yesilbayraktar 2023: same-country pairs trade almost ten times more (ln 10)",
      meaning: "log penalty of a national border, softened by harmonisation"),
    ParameterEntry(
      .sameSectorShare, symbol: "p_s", group: "network",
      default: .number(0.7),
      range: 0.3...0.95, domain: .share, unit: "probability", tag: .assumed,
      source: "own assumption",
      meaning: "stub goes to own sector"),
    ParameterEntry(
      .triangleShare, symbol: "p_t", group: "network",
      default: .number(0.2),
      range: 0...0.5, domain: .share, unit: "probability", tag: .assumed,
      source: "own assumption",
      meaning: "own-region stub closes a triangle"),
  ]
}
