/// What the path of a factor leads to: one number, and what it must satisfy.
struct FactorTarget {
  let path: ScenarioPath
  let rule: NumberRule
  /// Where the evidence lies; nil: nobody has said.
  let evidence: ClosedRange<Double>?

  enum Outcome {
    case target(FactorTarget)
    /// The complaint, to follow the path.
    case refused(String)
  }

  static func of(_ path: ScenarioPath, policyNames: [String]) -> Outcome {
    switch PathShape.of(path, policyNames: policyNames) {
    case .refused(let complaint): return .refused(complaint)
    case .leadsTo(let shape):
      switch number(of: shape, path) {
      case .rule(let rule): return .target(FactorTarget(path: path, rule: rule, evidence: evidence(at: path)))
      case .none(let complaint): return .refused(complaint)
      }
    }
  }

  private enum Number {
    case rule(NumberRule)
    case none(String)
  }

  /// The rule of the one number that may stand here, or why that is no single number.
  private static func number(of shape: KeyShape, _ path: ScenarioPath) -> Number {
    switch shape {
    case .number(let rule): return .rule(rule)
    case .sourced(let inner): return number(of: inner, path)
    case .section(let keys, _):
      let names = keys.filter { $0.setElsewhere == nil && $0.name != "source" }.map(\.name)
      let first = names.first.map { " Name one of its entries, such as \(path).\($0)." } ?? ""
      return .none("leads to a group of values, but a factor is one number.\(first)")
    case .open: return .none("leads to a group of values, but a factor is one number. Name one of its entries.")
    case .either(let shapes):
      for option in shapes {
        if case .section = option { return number(of: option, path) }
      }
      guard let option = shapes.first(where: { if case .number = $0 { true } else { false } }) else {
        return number(of: shapes[0], path)
      }
      return number(of: option, path)
    case .list:
      return .none("leads to a list, but a factor is one number; study.alternatives takes whole lists.")
    default:
      return .none(
        "must be \(shape.expectation), but a factor is a number. Compare such values by study.alternatives or by"
          + " policies of their own.")
    }
  }

  /// The range of the evidence for one number of a parameter.
  private static func evidence(at path: ScenarioPath) -> ClosedRange<Double>? {
    guard path.keys.starts(with: ["world", "parameters"]), path.keys.count > 2,
      let name = ParameterName(rawValue: path.keys[2])
    else { return nil }
    let entry = ParameterCatalogue.entry(name)
    guard let range = entry.range, entry.rangeIsMultiplier else { return entry.range }
    guard case .number(let base)? = ParameterKeys.part(path.keys.dropFirst(3), of: entry.defaultValue, name), base >= 0
    else { return nil }
    return range.lowerBound * base...range.upperBound * base
  }

  /// What is wrong with a value, to follow its key path; nil if nothing is.
  func complaint(_ node: SourceNode, isTable: Bool = false) -> String? {
    guard isTable, case .scalar("", plain: true) = node.content else {
      return ScalarCheck.complaint(node, .number(rule), isTable: isTable)
    }
    return "is empty, but must be \(rule.expectation)."
  }

  /// A value as it reaches the scenario.
  func settled(_ value: Double) -> Double { rule.isWhole ? value.rounded() : value }
}

/// Where a factor is written.
struct FactorOrigin: Sendable {
  let place: Place
  /// For messages: `study.design.factors.world.parameters.subThreshold`, or the column of a table.
  let keyPath: String
}
