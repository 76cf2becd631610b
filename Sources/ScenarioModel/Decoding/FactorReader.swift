/// Reads the distribution of one factor and holds it against what may stand at the factor's path.
struct FactorReader {
  let target: FactorTarget
  /// The group under the path.
  let node: SourceNode
  /// `study.design.factors.world.parameters.borderPenalty`
  let keyPath: String
  /// Whether the world's parameters are compared with evidence; those of artificial worlds are not.
  let asksEvidence: Bool
  private(set) var problems = ProblemList()

  init(_ target: FactorTarget, _ node: SourceNode, _ keyPath: String, asksEvidence: Bool) {
    self.target = target
    self.node = node
    self.keyPath = keyPath
    self.asksEvidence = asksEvidence
  }

  /// The distribution of a factor that is not tied; nil after telling what is wrong.
  mutating func distribution() -> FactorDistribution? {
    let found = written()
    guard let (key, distribution) = found, !problems.hasErrors else { return nil }
    if asksEvidence, let evidence = target.evidence, let span = distribution.span,
      span.lowerBound < evidence.lowerBound || span.upperBound > evidence.upperBound
    {
      let (low, high) = (JSONValue.text(of: span.lowerBound), JSONValue.text(of: span.upperBound))
      problems.warning(
        key.place, keyPath, "goes from \(low) to \(high), beyond the range of the evidence, \(Self.text(evidence)).")
    }
    return distribution
  }

  static func text(_ range: ClosedRange<Double>) -> String {
    "\(JSONValue.text(of: range.lowerBound)) to \(JSONValue.text(of: range.upperBound))"
  }

  private mutating func written() -> (SourceNode, FactorDistribution)? {
    for key in ScenarioKeys.distributionKeys {
      guard let value = node[key] else { continue }
      let numbers = value.elements.compactMap(\.number)
      let path = "\(keyPath).\(key)"
      switch key {
      case "uniform":
        return ends(value, path).map { (value, .uniform(lower: $0, upper: $1)) }
      case "logUniform":
        return ends(value, path).map { (value, .logUniform(lower: $0, upper: $1)) }
      case "triangular":
        guard let (lower, upper) = ends(value, path) else { return nil }
        guard (lower...upper).contains(numbers[1]) else {
          problems.error(
            value.elements[1].place, "\(path)[1]",
            "is \(value.elements[1].found), but the mode lies between the ends, [lower, mode, upper].")
          return nil
        }
        return (value, .triangular(lower: lower, mode: numbers[1], upper: upper))
      case "normal": return normal(value, path).map { (value, $0) }
      case "choice": return choice(value, numbers, path).map { (value, $0) }
      default: return nil
      }
    }
    problems.error(
      node.place, keyPath, "lacks a distribution: one of \(ScenarioKeys.distributionKeys.joined(separator: ", ")).")
    return nil
  }

  /// First and last number of a list, both allowed at the path.
  private mutating func ends(_ list: SourceNode, _ path: String) -> (Double, Double)? {
    let elements = list.elements
    guard let first = elements.first, let last = elements.last, let lower = first.number, let upper = last.number
    else { return nil }
    let isRight = accepts(first, "\(path)[0]") && accepts(last, "\(path)[\(elements.count - 1)]")
    guard lower < upper else {
      let hint = lower == upper ? "A value that does not vary is no factor." : "Write the smaller one first."
      problems.error(list.place, path, "goes from \(first.found) to \(last.found), but must ascend. \(hint)")
      return nil
    }
    return isRight ? (lower, upper) : nil
  }

  private mutating func accepts(_ node: SourceNode, _ path: String) -> Bool {
    guard let complaint = target.complaint(node) else { return true }
    problems.error(node.place, path, complaint)
    return false
  }

  private mutating func choice(_ list: SourceNode, _ numbers: [Double], _ path: String) -> FactorDistribution? {
    for (index, element) in list.elements.enumerated() {
      guard accepts(element, "\(path)[\(index)]") else { continue }
      if numbers[..<index].contains(numbers[index]) {
        problems.error(
          element.place, "\(path)[\(index)]",
          "is \(element.found), which is listed already. A choice has different values, all equally likely.")
      }
    }
    return .choice(numbers)
  }

  private mutating func normal(_ node: SourceNode, _ path: String) -> FactorDistribution? {
    guard let mean = node["mean"]?.number, let deviation = node["sd"]?.number else { return nil }
    let lower = cut(node, "lower", path, needs: target.rule.lower) { "≥ \($0)" }
    let upper = cut(node, "upper", path, needs: target.rule.upper) { "≤ \($0)" }
    if let lower, let upper, lower >= upper {
      problems.error(
        node.place, path,
        "is cut off at \(JSONValue.text(of: lower)) and \(JSONValue.text(of: upper)), but lower must be below upper.")
    } else if (lower ?? mean) - mean > 6 * deviation || mean - (upper ?? mean) > 6 * deviation {
      problems.error(
        node.place, path, "is cut off so far from its mean that nothing is left; keep a part within six sd of the mean."
      )
    }
    return .normal(mean: mean, standardDeviation: deviation, lower: lower, upper: upper)
  }

  /// Where the normal is cut off on one side. It must be, where the value has a bound on that side: a normal has none.
  private mutating func cut(
    _ node: SourceNode, _ key: String, _ path: String, needs bound: Double?, _ words: (String) -> String
  ) -> Double? {
    if let written = node[key] { return accepts(written, "\(path).\(key)") ? written.number : nil }
    guard let bound else { return nil }
    let text = JSONValue.text(of: bound)
    let isOpen = key == "lower" && target.rule.isLowerExcluded
    problems.error(
      node.place, path,
      "lacks \(key): a normal has no end, but \(target.path) must be \(isOpen ? "> \(text)" : words(text))."
        + " Add \(key): \(isOpen ? "a number above \(text)" : text).")
    return nil
  }
}
