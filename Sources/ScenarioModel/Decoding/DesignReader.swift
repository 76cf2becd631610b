/// Reads `study.design`: checks every path, distribution and number against the scenario that they vary.
struct DesignReader {
  let policyNames: [String]
  /// Whether parameters are compared with evidence; those of artificial worlds are not.
  let asksEvidence: Bool
  private(set) var problems = ProblemList()
  /// Files that only the design reads.
  private(set) var files: [String] = []
  private(set) var origins: [ScenarioPath: FactorOrigin] = [:]

  private static let path = "study.design"

  init(policyNames: [String], asksEvidence: Bool) {
    self.policyNames = policyNames
    self.asksEvidence = asksEvidence
  }

  /// Nil after telling why there is none. `node`: everything that the layers of the file say about the design; what
  /// has the wrong shape has been told.
  mutating func design(_ node: SourceNode) -> StudyDesign? {
    var check = ShapeCheck(.whole)
    check.check(node, ScenarioKeys.design, Self.path)
    guard let name = node["method"]?.text, ScenarioKeys.designMethods.contains(where: { $0.name == name }) else {
      return nil
    }
    let seed = node["seed"]?.whole.map(UInt64.init) ?? 1
    if name == "list" {
      guard check.isSound else { return nil }
      return list(node).map { StudyDesign(method: .list(values: $0.values), seed: seed, factors: $0.factors) }
    }
    let factors = factors(node["factors"], method: name)
    guard check.isSound, let method = method(name, node), let factors else { return nil }
    let design = StudyDesign(method: method, seed: seed, factors: factors)
    checkSize(design, name, node)
    return problems.hasErrors ? nil : design
  }

  private mutating func list(_ node: SourceNode) -> (factors: [DesignFactor], values: [[Double]])? {
    var reader = PointListReader(policyNames: policyNames, asksEvidence: asksEvidence)
    defer {
      problems.add(reader.problems.problems)
      files = reader.files
      origins = reader.origins
    }
    if let points = node["points"] {
      if case .sequence = points.content { return reader.written(points) }
      problems.error(
        points.place, "\(Self.path).points",
        "is \(points.found), but a list needs the points themselves: - { world.parameters.subThreshold: 0.3 }, …")
      return nil
    }
    if let file = node["file"] { return reader.table(file) }
    problems.error(
      node.place, Self.path, "lacks points or file: the points of the list, or the path of a CSV file of them.")
    return nil
  }

  private mutating func method(_ name: String, _ node: SourceNode) -> StudyDesign.Method? {
    let points = node["points"]
    if let points, points.whole == nil {
      problems.error(
        points.place, "\(Self.path).points",
        "is a list of points, which only the method list takes. Give the number of points.")
      return nil
    }
    let count = points?.whole ?? 1
    switch name {
    case "grid": return .grid
    case "latin-hypercube": return .latinHypercube(points: count)
    case "sobol": return .sobol(points: count)
    case "halton": return .halton(points: count)
    case "saltelli": return .saltelli(points: count, secondOrder: node["secondOrder"]?.flag ?? true)
    default:
      let levels = node["levels"]?.whole ?? 4
      if let node = node["levels"], levels % 2 != 0 {
        problems.error(
          node.place, "\(Self.path).levels",
          "is \(levels), but must be an even number, so that every level is equally often left. Did you mean"
            + " \(levels + 1)?")
      }
      return .morris(trajectories: node["trajectories"]?.whole ?? 1, levels: levels)
    }
  }

  private mutating func factors(_ node: SourceNode?, method: String) -> [DesignFactor]? {
    guard let node, case .mapping(let entries) = node.content else { return nil }
    if entries.isEmpty {
      problems.error(node.place, "\(Self.path).factors", "is empty, but a design varies at least one value.")
    }
    // Ties name positions among all entries; where one is wrong, there is an error and no design.
    var factors: [DesignFactor?] = []
    for entry in entries { factors.append(free(entry, method: method)) }
    for (index, entry) in entries.enumerated() where entry.value["tied"] != nil {
      factors[index] = tied(entry, index, entries, factors)
    }
    let complete = factors.compactMap(\.self)
    return complete.count == entries.count ? complete : nil
  }

  private func keyPath(_ entry: SourceNode.Entry) -> String { "\(Self.path).factors.\(entry.key)" }

  private mutating func target(_ entry: SourceNode.Entry) -> FactorTarget? {
    let path = ScenarioPath(text: entry.key)
    switch FactorTarget.of(path, policyNames: policyNames) {
    case .target(let target):
      origins[path] = FactorOrigin(place: entry.value.place, keyPath: keyPath(entry))
      return target
    case .refused(let complaint):
      problems.error(entry.place, keyPath(entry), complaint)
      return nil
    }
  }

  /// A factor with a distribution of its own; nil for a tied one, or after telling what is wrong.
  private mutating func free(_ entry: SourceNode.Entry, method: String) -> DesignFactor? {
    let path = keyPath(entry)
    var check = ShapeCheck(.whole)
    check.check(entry.value, ScenarioKeys.factor, path)
    let target = target(entry)
    checkCompany(entry, method)
    guard check.isSound, let target, entry.value["tied"] == nil else { return nil }
    var reader = FactorReader(target, entry.value, path, asksEvidence: asksEvidence)
    let distribution = reader.distribution()
    problems.add(reader.problems.problems)
    guard let distribution else { return nil }
    if method == "grid" {
      guard case .choice = distribution else {
        problems.error(
          entry.value.place, path,
          "is a range, but a grid needs the values themselves: choice: [\(Self.samples(of: distribution, target))].")
        return nil
      }
    }
    return DesignFactor(
      path: target.path, distribution: distribution, group: entry.value["group"]?.text, isWhole: target.rule.isWhole)
  }

  /// Keys of a factor that need another one, or another method.
  private mutating func checkCompany(_ entry: SourceNode.Entry, _ method: String) {
    let isTied = entry.value["tied"] != nil
    if let times = entry.value["times"], !isTied {
      problems.error(
        times.place, "\(keyPath(entry)).times", "needs tied beside it: the path of the factor to multiply.")
    }
    guard let group = entry.value["group"] else { return }
    if method != "morris" {
      problems.error(
        group.place, "\(keyPath(entry)).group",
        "is \(group.found), but only the method morris moves groups. Leave it out, or set method: morris.")
    } else if isTied {
      problems.error(
        group.place, "\(keyPath(entry)).group",
        "is \(group.found), but a tied factor moves with the one it is tied to. Leave it out.")
    }
  }

  private static func samples(of distribution: FactorDistribution, _ target: FactorTarget) -> String {
    guard let span = distribution.span else { return "1, 2" }
    let middle = target.settled((span.lowerBound + span.upperBound) / 2)
    return [span.lowerBound, middle, span.upperBound].map(JSONValue.text(of:)).joined(separator: ", ")
  }

  private mutating func tied(
    _ entry: SourceNode.Entry, _ index: Int, _ entries: [SourceNode.Entry], _ factors: [DesignFactor?]
  ) -> DesignFactor? {
    guard let tie = entry.value["tied"], let name = tie.text else { return nil }
    let path = "\(keyPath(entry)).tied"
    let free = entries.filter { $0.value["tied"] == nil }.map(\.key)
    guard let source = entries.firstIndex(where: { $0.key == name }) else {
      let hint = NearestWord.hint(for: name, among: free, noun: "factor")
      problems.error(tie.place, path, "is \(name), which is no factor of this design. \(hint)")
      return nil
    }
    guard entries[source].value["tied"] == nil else {
      let hint = source == index ? "a factor cannot follow itself" : "that factor is tied itself"
      let allowed = free.isEmpty ? "" : " Allowed here: \(free.joined(separator: ", "))."
      problems.error(tie.place, path, "is \(name), but \(hint).\(allowed)")
      return nil
    }
    let times = entry.value["times"]?.number ?? 1
    guard case .target(let target) = FactorTarget.of(ScenarioPath(text: entry.key), policyNames: policyNames),
      let distribution = factors[source]?.distribution, let span = distribution.span
    else { return nil }
    for end in [span.lowerBound, span.upperBound] {
      let value = target.settled(end * times)
      guard !target.rule.accepts(value) else { continue }
      problems.error(
        tie.place, path,
        "gives \(JSONValue.text(of: value)) where \(name) is \(JSONValue.text(of: end)), but must be"
          + " \(target.rule.expectation).")
      return nil
    }
    return DesignFactor(
      path: target.path, distribution: .tied(factor: source, times: times), isWhole: target.rule.isWhole)
  }

  /// Dimensions and points that the method, or a machine, cannot hold.
  private mutating func checkSize(_ design: StudyDesign, _ name: String, _ node: SourceNode) {
    let free = design.freeFactors.count
    let place = (node["method"] ?? node).place
    switch design.method {
    case .sobol where free > StudyDesign.mostSobolDimensions:
      problems.error(
        place, "\(Self.path).method",
        "is sobol, whose sequence has at most \(StudyDesign.mostSobolDimensions) dimensions, but \(free) factors vary."
          + " Use halton (at most \(StudyDesign.mostHaltonDimensions)) or latin-hypercube.")
    case .halton where free > StudyDesign.mostHaltonDimensions:
      problems.error(
        place, "\(Self.path).method",
        "is halton, whose sequence has at most \(StudyDesign.mostHaltonDimensions) dimensions, but \(free) factors"
          + " vary. Use latin-hypercube.")
    default: break
    }
    let points = design.pointCount
    if points > StudyDesign.mostPoints || points * design.factors.count > StudyDesign.mostNumbers {
      let size =
        points == .max ? "more points than can be counted" : "\(points) points of \(design.factors.count) values"
      problems.error(
        place, Self.path,
        "makes \(size), but a design holds at most \(StudyDesign.mostPoints) points and \(StudyDesign.mostNumbers)"
          + " values. Take fewer points, or fewer values of each factor.")
    }
  }
}
