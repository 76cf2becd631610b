extension ParameterCatalogue {
  /// Digital Innovation Hubs (section 5.6).
  static let hubs: [ParameterEntry] = [
    ParameterEntry(
      .hubCapacity, symbol: "K", group: "hubs",
      default: .number(8),
      range: 4...16, domain: .nonNegative, unit: "services/quarter", tag: .derived,
      source: "EDIH network 2024: 7,300 services, about 150 hubs, 6 quarters",
      meaning: "services per hub and quarter"),
    ParameterEntry(
      .hubRequestProbability, symbol: "ω_h", group: "hubs",
      default: .number(0.25),
      range: 0.05...0.6, domain: .share, unit: "probability", tag: .assumed,
      source: "14 % of SMEs are in a cluster (Eurobarometer 2020)",
      meaning: "chance that a firm in doubt asks a hub, times reach u_r"),
    ParameterEntry(
      .hubReachNear, symbol: "u_near", group: "hubs",
      default: .number(0.3),
      range: 0...1, domain: .share, unit: "1", tag: .assumed,
      source: "own assumption",
      meaning: "reach of a region without a hub but with one of the same country within hubReachDistance"),
    ParameterEntry(
      .hubReachDistance, symbol: "D_h", group: "hubs",
      default: .number(150),
      range: 50...300, domain: .nonNegative, unit: "km", tag: .assumed,
      source: "own assumption",
      meaning: "largest distance at which a hub of the same country reaches a region without one"),
    ParameterEntry(
      .hubLearning, symbol: "Δa", group: "hubs",
      default: .number(0.02),
      range: 0...0.05, domain: .share, unit: "1", tag: .assumed,
      source: "own assumption",
      meaning: "a += hubLearning·(1-a) per service and per success"),
    ParameterEntry(
      .hubNeedCut, symbol: "Δn", group: "hubs",
      default: .number(0.25),
      range: 0...0.5, domain: .share, unit: "share", tag: .assumed,
      source: "own assumption",
      meaning: "cut in specialist need for a served firm"),
    ParameterEntry(
      .hubTieProbability, symbol: "p_n", group: "hubs",
      default: .number(0.3),
      range: 0...1, domain: .share, unit: "probability", tag: .assumed,
      source: "own assumption",
      meaning: "chance that a service creates a tie to an adopter of the technology"),
    ParameterEntry(
      .hubFinanceKnowledge, symbol: "ω_1", group: "hubs",
      default: .number(0.8),
      range: 0.4...1, domain: .share, unit: "probability", tag: .assumed,
      source: "own assumption",
      meaning: "chance to know a programme after a service"),
    ParameterEntry(
      .hubServiceCost, symbol: "k_s", group: "hubs",
      default: .number(18_750),
      range: 7500...37_500, domain: .nonNegative, unit: "EUR per slot-quarter", tag: .derived,
      source: "150k per quarter for 8 services; EUR 1-3 M per EDIH over 3-4 years at 50 %",
      meaning: "cost of one slot"),
    ParameterEntry(
      .hubSetupCost, symbol: "k_n", group: "hubs",
      default: .number(300_000),
      range: 100_000...1_000_000, domain: .nonNegative, unit: "EUR", tag: .assumed,
      source: "own assumption",
      meaning: "start of a new hub"),
    ParameterEntry(
      .hubRampQuarters, symbol: "t_n", group: "hubs",
      default: .number(4),
      range: 0...8, domain: .nonNegative, unit: "quarters", tag: .assumed,
      source: "training for new hubs: Digital Innovation Hubs, European Commission (2018)",
      meaning: "a new hub grows linearly to full capacity"),
    ParameterEntry(
      .hubLinkCost, symbol: "k_l", group: "hubs",
      default: .number(10_000),
      range: 2000...40_000, domain: .nonNegative, unit: "EUR per link-quarter", tag: .assumed,
      source: "own assumption",
      meaning: "cost of a cross-border hub link"),
    ParameterEntry(
      .hubLinkBudgetShare, symbol: "s_l", group: "hubs",
      default: .number(0.3),
      range: 0...1, domain: .share, unit: "share", tag: .assumed,
      source: "own assumption",
      meaning: "largest part of the hub budget that goes to links"),
    ParameterEntry(
      .hubLinksPerHub, symbol: "L_h", group: "hubs",
      default: .number(2),
      range: 0...6, domain: .nonNegative, unit: "links", tag: .assumed,
      source: "own assumption",
      meaning: "links to the nearest foreign hubs"),
  ]
}
