/// Builds the world of a scenario from its checked nodes and the tables they name.
struct WorldReader {
  var problems: ProblemList
  private(set) var figures: [WorldFigure] = []
  /// Files read besides the scenario, in order.
  private(set) var files: [String] = []
  /// The places that were read, or known already, if they come from tables without errors.
  private(set) var tables: PlaceTables?

  /// `tables`: what is known of the tables, so that they are not read again where the scenario names the same ones.
  init(problems: ProblemList, tables: PlaceTables? = nil) {
    self.problems = problems
    self.tables = tables
  }

  /// Nil after telling why there is no world. `written`: the section with what is wrong in it still there;
  /// `parameterLayers`: see ``ParameterReader``.
  mutating func world(
    _ node: SourceNode, written: SourceNode, parameterLayers: [SourceNode]
  ) -> WorldDescription? {
    let parameters = ParameterReader.parameters(parameterLayers)
    guard let (countries, regions, hubs) = places(node, written) else { return nil }
    let world = WorldDescription(
      countries: countries, regions: regions, hubs: hubs,
      firms: node["firms"]?["count"]?.whole.map(FirmCount.count) ?? .full,
      network: node["network"].map(Self.network) ?? .gravity, parameters: parameters,
      technologies: Self.technologies(node["technologies"]), warmUpQuarters: node["warmUpQuarters"]?.whole ?? 4,
      offSwitches: node["offSwitches"].map(Self.offSwitches) ?? OffSwitches())
    if node["synthetic"] == nil { ParameterReader.warnings(parameters, parameterLayers, problems: &problems) }
    WorldChecks.check(world, node, problems: &problems)
    return world
  }

  private mutating func places(_ node: SourceNode, _ written: SourceNode) -> ([Country], [Region], [HubSite])? {
    if let synthetic = node["synthetic"] {
      var found = ProblemList()
      SyntheticPlaces.check(synthetic, problems: &found)
      problems.add(found.problems)
      guard !found.hasErrors else { return nil }
      let (countries, regions) = SyntheticPlaces.places(synthetic)
      return (countries, regions, [])
    }
    if written["synthetic"] != nil { return nil }
    let names = PlaceTables.names(node)
    if let tables, tables.names == names {
      problems.add(tables.problems)
      files = tables.files
      figures = tables.figures
      return (tables.countries, tables.regions, tables.hubs)
    }
    tables = nil
    for key in ["regions", "countries"] where written[key] == nil {
      problems.error(
        node.place, "world", "lacks \(key): the path of a CSV file. An artificial world is described by synthetic.")
    }
    var reader = PlacesReader(problems: ProblemList())
    let countryTable = table(node, "countries")
    let regionTable = table(node, "regions")
    let hubTable = node["hubs"] == nil ? nil : table(node, "hubs")
    let allCountries = countryTable.map { reader.countries($0) } ?? []
    let (regions, countries) = regionTable.map { reader.regions($0, of: allCountries, in: node["areas"]) } ?? ([], [])
    let hubs = hubTable.map { reader.hubs($0, in: regions) } ?? []
    problems.add(reader.problems.problems)
    figures = Self.figures(reader.figures, of: countries, regions, hubs)
    let isComplete = countryTable != nil && regionTable != nil && (node["hubs"] == nil || hubTable != nil)
    guard isComplete, !reader.problems.hasErrors else { return nil }
    tables = PlaceTables(
      names: names, countries: countries, regions: regions, hubs: hubs, figures: figures, files: files,
      problems: reader.problems.problems)
    return (countries, regions, hubs)
  }

  /// The figures of what takes part; a table may hold more.
  private static func figures(
    _ all: [WorldFigure], of countries: [Country], _ regions: [Region], _ hubs: [HubSite]
  ) -> [WorldFigure] {
    let rows = [
      "countries": Set(countries.map(\.code)), "regions": Set(regions.map(\.code)), "hubs": Set(hubs.map(\.name)),
    ]
    return all.filter { rows[$0.table]?.contains($0.row) == true }
  }

  /// The table that a key names, as seen from the file that says so.
  private mutating func table(_ node: SourceNode, _ key: String) -> CSVTable? {
    guard let named = node[key], let name = named.text else { return nil }
    let path = TextFile.path(name, from: named.place.file)
    files.append(path)
    guard let text = TextFile.read(path, namedAt: (named.place, "world.\(key)"), problems: &problems) else {
      return nil
    }
    return CSVTable(text, file: path, problems: &problems)
  }

  private static func network(_ node: SourceNode) -> NetworkDescription {
    switch node["kind"]?.text {
    case "complete": .complete
    case "poisson": .poisson(meanDegree: node["meanDegree"]?.number ?? 0)
    case "randomInDegree": .randomInDegree(sources: node["sources"]?.whole ?? 0)
    case "ring": .ring(neighbours: node["neighbours"]?.whole ?? 1)
    case "lattice":
      .lattice(
        width: node["width"]?.whole ?? 1, neighbourhood: node["neighbourhood"]?.word() ?? .vonNeumann,
        torus: node["torus"]?.flag ?? false)
    default: .gravity
    }
  }

  /// In the order of the model, whatever the order in the file.
  private static func technologies(_ node: SourceNode?) -> [Technology] {
    guard let node else { return Technology.allCases }
    let keys = node.elements.compactMap(\.text)
    return Technology.allCases.filter { keys.contains($0.key) }
  }

  private static func offSwitches(_ node: SourceNode) -> OffSwitches {
    var switches = OffSwitches()
    switches.immediate = node["immediate"]?.flag ?? switches.immediate
    switches.learning = node["learning"]?.flag ?? switches.learning
    switches.refusedPartnersDecide = node["refusedPartnersDecide"]?.flag ?? switches.refusedPartnersDecide
    switches.market = node["market"]?.flag ?? switches.market
    switches.thresholdBasis = node["thresholdBasis"]?.word() ?? switches.thresholdBasis
    if let thresholds = node["thresholds"], thresholds["kind"]?.text == "sequence" {
      let pairs = (thresholds["replacing"]?.entries ?? []).compactMap { entry -> (Int, Double)? in
        guard let firm = Int(entry.key), let threshold = entry.value.number else { return nil }
        return (firm, threshold)
      }
      switches.thresholds = .sequence(replacing: Dictionary(pairs) { first, _ in first })
    }
    if let seeds = node["seedFirms"] {
      if let listed = seeds["listed"] {
        switches.seedFirms = .listed(listed.elements.compactMap(\.whole).sorted())
      } else if let count = seeds["random"]?.whole, count > 0 {
        switches.seedFirms = .random(count)
      }
    }
    if let push = node["push"], let share = push["share"]?.number, let first = push["firstQuarter"]?.quarter,
      let quarters = push["quarters"]?.whole
    {
      switches.push = ThresholdPush(share: share, firstQuarter: first, quarters: quarters)
    }
    return switches
  }
}
