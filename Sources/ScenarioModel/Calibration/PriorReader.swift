/// Reads the fitted values of a calibration: where they stand and what is believed about them before.
struct PriorReader {
  /// Nil where a scenario could not be read; then only what stands in the file itself is checked.
  let worlds: [CalibrationWorld]?
  let sources: [VariantReader]
  private(set) var problems = ProblemList()

  init(worlds: [CalibrationWorld]?, sources: [VariantReader]) {
    self.worlds = worlds
    self.sources = sources
  }

  /// One entry of `parameters`; nil after telling what is wrong with it.
  mutating func parameter(_ entry: SourceNode.Entry) -> FittedParameter? {
    let keyPath = "parameters.\(entry.key)"
    let path = ScenarioPath(text: entry.key)
    guard isNumber(path, entry.place, keyPath) else { return nil }
    guard let prior = prior(entry.value, keyPath) else { return nil }
    let names = worlds?.map(\.name) ?? []
    var chosen = Array(names.indices)
    if let list = entry.value["scenarios"] {
      chosen = []
      for element in list.elements {
        guard let name = element.text, worlds != nil else { continue }
        guard let index = names.firstIndex(of: name) else {
          let hint = NearestWord.hint(for: name, among: names, noun: "scenario")
          problems.error(element.place, keyPath + ".scenarios", "names \(name), which is no scenario here. \(hint)")
          return nil
        }
        if !chosen.contains(index) { chosen.append(index) }
      }
    }
    return FittedParameter(path: path, prior: prior, worlds: chosen.sorted())
  }

  /// Whether the path leads to a number.
  private mutating func isNumber(_ path: ScenarioPath, _ place: Place, _ keyPath: String) -> Bool {
    let policies = (worlds ?? []).flatMap { $0.scenario.policies.map(\.name) }
    switch PathShape.of(path, policyNames: policies) {
    case .refused(let complaint):
      problems.error(place, keyPath, complaint)
      return false
    case .leadsTo(let shape):
      if Self.takesNumber(shape) { return true }
      problems.error(place, keyPath, "is no single number, but \(shape.expectation). Name one entry of it.")
      return false
    }
  }

  private static func takesNumber(_ shape: KeyShape) -> Bool {
    switch shape {
    case .number: true
    case .sourced(let inner): takesNumber(inner)
    case .either(let shapes): shapes.contains(where: takesNumber)
    default: false
    }
  }

  private mutating func prior(_ node: SourceNode, _ keyPath: String) -> FactorDistribution? {
    func numbers(_ key: String) -> [Double] { node[key]?.elements.compactMap(\.number) ?? [] }
    guard let kind = CalibrationKeys.distributions.first(where: { node[$0] != nil }) else {
      problems.error(
        node.place, keyPath, "lacks a distribution: one of \(CalibrationKeys.distributions.joined(separator: ", ")).")
      return nil
    }
    let ends = numbers(kind)
    let place = node[kind]?.place ?? node.place
    if kind != "normal", ends.last ?? 0 <= ends.first ?? 0 || ends != ends.sorted() {
      problems.error(place, "\(keyPath).\(kind)", "must ascend: the lower end first.")
      return nil
    }
    switch kind {
    case "uniform": return .uniform(lower: ends[0], upper: ends[1])
    case "logUniform": return .logUniform(lower: ends[0], upper: ends[1])
    case "triangular": return .triangular(lower: ends[0], mode: ends[1], upper: ends[2])
    default:
      guard let normal = node[kind], let mean = normal["mean"]?.number, let sd = normal["sd"]?.number else {
        return nil
      }
      let (lower, upper) = (normal["lower"]?.number, normal["upper"]?.number)
      if let lower, let upper, upper <= lower {
        problems.error(place, "\(keyPath).normal", "is cut off everywhere: lower must be below upper.")
        return nil
      }
      return .normal(mean: mean, standardDeviation: sd, lower: lower, upper: upper)
    }
  }

  /// Tells which ends of the priors make no valid scenario: every parameter at its end, one by one.
  mutating func checkEnds(_ parameters: [FittedParameter], _ node: SourceNode) {
    guard worlds != nil else { return }
    for (parameter, entry) in zip(parameters, node.entries) {
      for end in parameter.prior.ends {
        for world in parameter.worlds {
          var reader = sources[world]
          _ = reader.variant([.init(parameter, value: end, place: entry.value.place)])
          problems.add(reader.problems.problems.filter { problem in !problems.problems.contains(problem) })
        }
      }
    }
  }
}

extension FactorDistribution {
  /// The smallest and the largest value, or four standard deviations from the mean where there is none.
  var ends: [Double] {
    switch self {
    case .uniform(let lower, let upper), .logUniform(let lower, let upper), .triangular(let lower, _, let upper):
      [lower, upper]
    case .normal(let mean, let deviation, let lower, let upper):
      [lower ?? mean - 4 * deviation, upper ?? mean + 4 * deviation]
    case .choice(let values): values
    case .tied: []
    }
  }
}
