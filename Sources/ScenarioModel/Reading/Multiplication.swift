/// `{ times: 2 }`: a multiple of the value that the scenario has, where a list has it entry by entry.
struct Multiplication {
  /// The factor as it stands in the file.
  let factor: SourceNode

  /// Nil for a value that is not of this form.
  init?(_ node: SourceNode) {
    guard node.entries.count == 1, let factor = node["times"] else { return nil }
    self.factor = factor
  }

  /// What comes of it: the value with its numbers written out, or a complaint to follow the path.
  enum Product {
    case value(SourceNode)
    case refused(String)
  }

  /// The product, standing at `place`. Parameters have their defaults; anything else has what the file says there.
  func product(at path: ScenarioPath, of scenario: Scenario, written: SourceNode, place: Place) -> Product {
    guard let number = factor.number else { return .refused("needs a number after times.") }
    if path.keys.starts(with: ["world", "parameters"]), path.keys.count > 2,
      let name = ParameterName(rawValue: path.keys[2])
    {
      let value = ParameterKeys.part(path.keys.dropFirst(3), of: scenario.world.parameters[value: name], name)
      return value.flatMap { Self.node($0, times: number, place) }.map(Product.value)
        ?? .refused("is no number, so that there is nothing to multiply.")
    }
    let there = path.keys.reduce(Optional(written)) { node, key in node?.withoutSource[key] }
    guard let there else { return .refused("is not written in the scenario, so give a number instead of times.") }
    guard let old = there.number else { return .refused("is no number, so that there is nothing to multiply.") }
    return .value(Self.scalar(old * number, place))
  }

  private static func node(_ value: ParameterValue, times factor: Double, _ place: Place) -> SourceNode? {
    func row(_ numbers: [Double]) -> SourceNode {
      SourceNode(place, .sequence(numbers.map { scalar($0 * factor, place) }))
    }
    switch value {
    case .number(let number): return scalar(number * factor, place)
    case .list(let numbers): return row(numbers)
    case .table(let rows): return SourceNode(place, .sequence(rows.map(row)))
    case .named(let keys, let numbers):
      let entries = zip(keys, numbers).map {
        SourceNode.Entry(key: $0, place: place, value: scalar($1 * factor, place))
      }
      return SourceNode(place, .mapping(entries))
    case .choice: return nil
    }
  }

  private static func scalar(_ number: Double, _ place: Place) -> SourceNode {
    SourceNode(place, .scalar(JSONValue.text(of: number), plain: true))
  }
}
