/// Links across borders that a policy adds: regions or countries at their places, lines as wide as what is added.
enum NetworkFigure: FigureDesign {
  /// Numbers of `links.csv` that can be shown.
  private static let counts = ["ties", "referrals", "projects"]
  /// More regions than these are shown as countries.
  private static let mostRegions = 20

  static let columns: [TableDescription.Column] = [
    .init("role", .string, "node, link, or ground for what lies around."),
    .init("first", .string, "Code of the node, or of the first of a link."),
    .init("second", .string, "Code of the second of a link."),
    .init("name", .string, "Name of the node; edit it to change its label."),
    .init("country", .string, "Code of its country."),
    .init("longitude", .number, unit: "degrees", "Place of the node, east."),
    .init("latitude", .number, unit: "degrees", "Place of the node, north."),
    .init("firms", .integer, unit: "firms", "Real manufacturers with ten or more employees."),
    .init("policy", .number, "Links under the policy, mean over replicates."),
    .init("baseline", .number, "Links under what it is compared with."),
    .init("boundary", .string, "Boundary of the ground as well-known text in degrees."),
  ]

  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable {
    guard let context = results.context, !context.regions.isEmpty else {
      throw FigureError("\(results.folder): the dictionary names no regions with their places. Run the scenario again.")
    }
    let count = request.indicator ?? "ties"
    guard counts.contains(count) else {
      throw FigureError(
        "--indicator \(count): links are counted as \(counts.joined(separator: ", ")).\(NearestName.hint(count, among: counts))"
      )
    }
    let horizon = try PolicyEffects.chosenHorizon(results, request)
    let policy = try policy(results, request, count, context)
    let against = request.against ?? context.baseline
    guard context.policies.contains(where: { $0.name == against }) else {
      throw FigureError(
        "--against \(against): there is no such policy.\(NearestName.hint(against, among: context.policies.map(\.name)))"
      )
    }
    let rows = try results.rows(
      of: "links", where: ["policy": [policy, against], "cross_border": ["true"]],
      columns: ["policy", "first_region", "second_region", count])
    let isByCountry = context.regions.count > mostRegions || request.groupKind == "country"
    var figure = FigureTable(
      columns: columns,
      facts: [
        "count": count, "policy": policy, "policy_title": context.title(of: policy),
        "against": context.title(of: against), "level": request.isLevel || policy == against ? "true" : "",
        "nodes": isByCountry ? "country" : "region",
        "quarter": context.horizons.last?.lastQuarter ?? horizon.lastQuarter,
      ])
    addNodes(context, isByCountry: isByCountry, to: &figure)
    addLinks(rows, count, policy, against, context, isByCountry: isByCountry, to: &figure)
    if !request.boundaries.isEmpty {
      let boundaries = try RegionBoundaries(request.boundaries, context.regions)
      figure.facts.append(.init(name: "attribution", value: request.attribution ?? boundaries.attribution))
      let own = context.regions.compactMap { region in boundaries.outlines[region.code].map { (region.code, $0) } }
      for (code, outline) in own + boundaries.ground {
        figure.table.append(
          [.text("ground"), .init(code)] + Array(repeating: .missing, count: columns.count - 3) + [.text(outline.text)])
      }
    }
    return figure
  }

  /// The policy that was asked for; else the one with the most links across borders.
  private static func policy(
    _ results: ResultsReader, _ request: FigureRequest, _ count: String, _ context: StudyContext
  ) throws -> String {
    try PolicyEffects.checkPolicies(request, among: context.policies.map(\.name), results)
    if let policy = request.policies.first { return policy }
    let rows = try results.rows(of: "links", where: ["cross_border": ["true"]], columns: ["policy", count])
    let active = context.policies.map(\.name).filter { $0 != context.baseline && $0 != request.against }
    let totals = active.map { name in
      rows.records.reduce(0) { $0 + ($1.text("policy") == name ? $1.number(count) ?? 0 : 0) }
    }
    guard let most = totals.max(), let place = totals.firstIndex(of: most) else { return context.baseline }
    return active[place]
  }

  private static func addNodes(_ context: StudyContext, isByCountry: Bool, to figure: inout FigureTable) {
    func append(_ code: String, _ name: String, _ country: String, _ x: Double, _ y: Double, _ firms: Int) {
      figure.table.append([
        .text("node"), .text(code), .missing, .init(name), .init(country), .init(x), .init(y), .init(firms), .missing,
        .missing, .missing,
      ])
    }
    guard isByCountry else {
      for region in context.regions {
        append(region.code, region.name, region.country, region.longitude, region.latitude, region.firms)
      }
      return
    }
    for country in context.countries {
      let own = context.regions.filter { $0.country == country }
      guard !own.isEmpty else { continue }
      // Where its firms are; the middle of its regions where it has none.
      let firms = own.reduce(0) { $0 + $1.firms }
      let weights = own.map { firms > 0 ? Double($0.firms) / Double(firms) : 1 / Double(own.count) }
      let x = zip(own, weights).reduce(0) { $0 + $1.0.longitude * $1.1 }
      let y = zip(own, weights).reduce(0) { $0 + $1.0.latitude * $1.1 }
      append(country, country, country, x, y, firms)
    }
  }

  private static func addLinks(
    _ rows: TidyTable, _ count: String, _ policy: String, _ against: String, _ context: StudyContext,
    isByCountry: Bool, to figure: inout FigureTable
  ) {
    let nodes = figure.records.map { $0.text("first") }
    let places = Dictionary(nodes.enumerated().map { ($1, $0) }) { first, _ in first }
    let countries = Dictionary(context.regions.map { ($0.code, $0.country) }) { first, _ in first }
    var sums: [Int: (policy: Double, against: Double)] = [:]
    for row in rows.records {
      let ends = ["first_region", "second_region"].map { row.text($0) }.map { isByCountry ? countries[$0] ?? "" : $0 }
      guard let first = places[ends[0]], let second = places[ends[1]], first != second else { continue }
      let key = min(first, second) * nodes.count + max(first, second)
      var sum = sums[key] ?? (0, 0)
      let value = row.number(count) ?? 0
      if row.text("policy") == policy { sum.policy += value }
      if row.text("policy") == against { sum.against += value }
      sums[key] = sum
    }
    for (key, sum) in sums.sorted(by: { $0.key < $1.key }) where sum.policy != 0 || sum.against != 0 {
      figure.table.append([
        .text("link"), .text(nodes[key / nodes.count]), .text(nodes[key % nodes.count]), .missing, .missing, .missing,
        .missing, .missing, .init(sum.policy), .init(sum.against), .missing,
      ])
    }
  }

  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts {
    let words = page.words
    let network = NetworkMap(figure, words)
    let count = figure.fact("count")
    let total = network.links.reduce(0) { $0 + $1.value }
    let policy = words.quoted(figure.fact("policy_title"))
    let measure = words("network.\(count)")
    let most = network.links.max { abs($0.value) < abs($1.value) }
    let title: String
    if let most, abs(total) >= 0.05 || abs(most.value) >= 0.05 {
      let key =
        network.isLevel
        ? "network.level" : abs(total) < 0.05 ? "network.shift" : total > 0 ? "network.more" : "network.less"
      title = words(
        key,
        [
          "policy": policy, "measure": measure, "value": words.count(abs(total)), "first": network.name(most.first),
          "second": network.name(most.second), "most": network.text(most.value, words),
        ])
    } else {
      title = words(network.isLevel ? "network.noneAtAll" : "network.none", ["policy": policy, "measure": measure])
    }
    let subtitle = words(
      network.isLevel ? "network.subtitleLevel" : "network.subtitle",
      [
        "measure": words.capitalised(measure),
        "nodes": words("network.\(figure.fact("nodes"))"), "quarter": words.quarter(figure.fact("quarter")),
        "against": words.quoted(figure.fact("against")),
      ])
    let attribution = figure.fact("attribution")
    let largest = network.links.sorted { abs($0.value) > abs($1.value) }.prefix(8)
    return FigureTexts(
      title: title, subtitle: subtitle,
      notes: [words("network.note", ["replicates": words.number(Double(page.source.replicates))])]
        + (attribution.isEmpty ? [] : [words("map.attribution", ["attribution": attribution])]),
      description: subtitle + ". "
        + largest.map {
          "\(network.name($0.first)) – \(network.name($0.second)): \(network.text($0.value, words))"
        }.joined(separator: "; ") + ".")
  }

  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double {
    NetworkMap(figure, page.words).draw(on: &page)
  }
}
