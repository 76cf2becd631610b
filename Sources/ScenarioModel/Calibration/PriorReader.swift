/// Reads the fitted values of a calibration: where they stand and what is believed about them before.
struct PriorReader {
  /// Nil where a scenario could not be read; then only what stands in the file itself is checked.
  let worlds: [CalibrationWorld]?
  let variations: [ScenarioVariation]
  private(set) var problems = ProblemList()

  init(worlds: [CalibrationWorld]?, variations: [ScenarioVariation]) {
    self.worlds = worlds
    self.variations = variations
  }

  /// One entry of `parameters`; nil after telling what is wrong with it.
  mutating func parameter(_ entry: SourceNode.Entry) -> FittedParameter? {
    let keyPath = "parameters.\(entry.key)"
    let path = ScenarioPath(text: entry.key)
    let policies = (worlds ?? []).flatMap { $0.scenario.policies.map(\.name) }
    switch FactorTarget.of(path, policyNames: policies) {
    case .refused(let complaint):
      problems.error(entry.place, keyPath, complaint)
      return nil
    case .target(let target):
      if target.rule.isWhole {
        problems.error(entry.place, keyPath, "takes whole numbers only, but what is fitted may be any number.")
        return nil
      }
      var reader = FactorReader(target, entry.value, keyPath, asksEvidence: true)
      let prior = reader.distribution()
      problems.add(reader.problems.problems)
      guard let prior, let chosen = chosen(entry.value["scenarios"], keyPath) else { return nil }
      return FittedParameter(path: path, prior: prior, worlds: chosen)
    }
  }

  /// The worlds in which the value is set, all unless a list says otherwise; nil after telling of an unknown one.
  private mutating func chosen(_ list: SourceNode?, _ keyPath: String) -> [Int]? {
    let names = worlds?.map(\.name) ?? []
    guard let list, worlds != nil else { return Array(names.indices) }
    var chosen: Set<Int> = []
    for element in list.elements {
      guard let name = element.text else { continue }
      guard let index = names.firstIndex(of: name) else {
        let hint = NearestWord.hint(for: name, among: names, noun: "scenario")
        problems.error(element.place, keyPath + ".scenarios", "names \(name), which is no scenario here. \(hint)")
        return nil
      }
      chosen.insert(index)
    }
    return chosen.sorted()
  }

  /// Tells which ends of the priors make no valid scenario together.
  mutating func checkCorners(_ parameters: [FittedParameter], _ place: Place) {
    for (world, variation) in variations.enumerated() where worlds != nil {
      let factors = parameters.filter { $0.worlds.contains(world) }.map {
        DesignFactor(path: $0.path, distribution: $0.prior)
      }
      guard !factors.isEmpty else { continue }
      let design = StudyDesign(method: .latinHypercube(points: 1), factors: factors)
      problems.add(
        DesignCorners.problems(design, variation, place: place).map { problem in
          Problem(place, keyPath: "parameters", problem.message, isMissingInput: problem.isMissingInput)
        })
    }
  }
}
