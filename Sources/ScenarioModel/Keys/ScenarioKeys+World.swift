extension ScenarioKeys {
  static let world = KeyShape.section(
    [
      ScenarioKey("regions", .path, "CSV file of the regions: place, area, inhabitants, manufacturers."),
      ScenarioKey(
        "areas", .list(.name, count: 1...100),
        "Which rows of the regions file take part, by its column area; all by default. Hubs elsewhere are left out."),
      ScenarioKey("hubs", .path, "CSV file of the hubs that exist in every policy; none by default."),
      ScenarioKey("countries", .path, "CSV file of the countries: firm sizes, sectors, skills, rules."),
      ScenarioKey("synthetic", synthetic, "An artificial world of identical small firms instead of files."),
      ScenarioKey(
        "firms",
        .section([
          ScenarioKey(
            "count", .either([.word(["full"]), .number(.whole(1...30_000_000))]),
            "Simulated firms: full (every real one, the default) or a number.")
        ]), "How many firms are simulated."),
      ScenarioKey("network", network, "How firms are tied to one another; gravity by default."),
      ScenarioKey("parameters", parameters, "Parameters that differ from their defaults."),
      ScenarioKey(
        "technologies", .list(.word(Technology.allCases.map(\.key)), count: 1...Technology.allCases.count),
        "Technologies of this world; all six by default."),
      ScenarioKey(
        "warmUpQuarters", .number(.whole(0...100)), "Quarters simulated before 2024Q1 without policy; 4 by default."),
      ScenarioKey("offSwitches", offSwitches, "Mechanisms switched off or replaced, for analytic limits."),
    ],
    exclusive: [
      ["regions", "synthetic"], ["countries", "synthetic"], ["hubs", "synthetic"], ["areas", "synthetic"],
    ])

  static let parameters = KeyShape.section(ParameterKeys.all)

  static let synthetic = KeyShape.section([
    ScenarioKey("firms", .number(.whole(1...30_000_000)), required: true, "Firms in all regions together."),
    ScenarioKey("regions", .number(.whole(1...500)), "Regions of equal size in a row, 100 km apart; 1 by default."),
    ScenarioKey("countries", .number(.whole(1...26)), "Countries, each with a run of regions; 1 by default."),
    ScenarioKey(
      "sizeShares", .list(.number(.share), count: 3...3),
      "Shares of small, medium and large firms; [1, 0, 0] by default."),
    ScenarioKey("sectorShares", .list(.number(.share), count: 6...6), "Shares of the six sectors; equal by default."),
    ScenarioKey("population", .number(.nonNegative), "Inhabitants of each region; ten million by default."),
    ScenarioKey("ictShare", .number(.share), "ICT specialists in employment; 0.05 by default."),
    ScenarioKey("hireFactor", .number(.nonNegative), "Factor on the probability to hire; 1 by default."),
    ScenarioKey(
      "valueAddedPerEmployeeEuro", .number(.positive), "Value added per employee and year, EUR; 80000 by default."),
    ScenarioKey("enablement", .number(.share), "Regulatory enablement at the start; 0.7 by default."),
  ])

  static let network = KeyShape.section(
    [
      ScenarioKey(
        "kind", .word(networkKinds.map(\.name)), required: true,
        "Generator of the network."),
      ScenarioKey("meanDegree", .number(.within(0...1000)), "poisson: mean number of ties."),
      ScenarioKey("sources", .number(.whole(0...1000)), "randomInDegree: firms that each firm observes."),
      ScenarioKey("neighbours", .number(.whole(1...1000)), "ring: firms on each side that a firm is tied to."),
      ScenarioKey("width", .number(.whole(1...30_000_000)), "lattice: columns."),
      ScenarioKey(
        "neighbourhood", .word(LatticeNeighbourhood.allCases.map(\.rawValue)),
        "lattice: who is a neighbour; vonNeumann by default."),
      ScenarioKey("torus", .flag, "lattice: the edges are joined; false by default."),
    ], kinds: networkKinds)

  private static let networkKinds = [
    SectionKind(name: "gravity"), SectionKind(name: "complete"),
    SectionKind(name: "poisson", keys: ["meanDegree"], needs: ["meanDegree"]),
    SectionKind(name: "randomInDegree", keys: ["sources"], needs: ["sources"]),
    SectionKind(name: "ring", keys: ["neighbours"], needs: ["neighbours"]),
    SectionKind(name: "lattice", keys: ["width", "neighbourhood", "torus"], needs: ["width"]),
  ]

  static let offSwitches = KeyShape.section([
    ScenarioKey(
      "immediate", .flag,
      "A decision is in use at the end of the same quarter: no cash, specialists or pilot; false by default."),
    ScenarioKey("learning", .flag, "Peer conversations; true by default."),
    ScenarioKey("market", .flag, "Yearly market step; true by default."),
    ScenarioKey(
      "refusedPartnersDecide", .flag,
      "The partner of a refused application decides alone; false: it only cools down; true by default."),
    ScenarioKey(
      "thresholdBasis", .word(ThresholdBasis.allCases.map(\.rawValue)), "What a threshold counts; share by default."),
    ScenarioKey(
      "thresholds",
      .section(
        [
          ScenarioKey(
            "kind", .word(["parameter", "sequence"]), required: true,
            "parameter: legitimacyThreshold for everybody; sequence: firm i has threshold i."),
          ScenarioKey(
            "replacing", .open(keys: .firms, .number(.nonNegative)),
            "sequence: thresholds of single firms instead, { 1: 2 }."),
        ], kinds: [SectionKind(name: "parameter"), SectionKind(name: "sequence", keys: ["replacing"])]),
      "Where each firm's threshold comes from; the parameter by default."),
    ScenarioKey(
      "seedFirms",
      .section(
        [
          ScenarioKey("listed", .list(.number(.whole(0...29_999_999)), count: 1...10_000), "Numbers of the firms."),
          ScenarioKey("random", .number(.whole(0...30_000_000)), "This many firms, drawn at random."),
        ], exclusive: [["listed", "random"]]), "Firms that use every technology at the start; none by default."),
    ScenarioKey(
      "push",
      .section([
        ScenarioKey("share", .number(.share), required: true, "Share of the firms whose threshold is 0 meanwhile."),
        ScenarioKey("firstQuarter", .quarter(fromStart: false), required: true, "First quarter of the push."),
        ScenarioKey("quarters", .number(.whole(1...300)), required: true, "Length of the push, quarters."),
      ]), "A temporary push past the thresholds; none by default."),
  ])
}
