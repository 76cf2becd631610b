/// Lays the parameters of one file after the other over the defaults.
enum ParameterReader {
  /// `layers`: the `world.parameters` groups from the lowest file to the uppermost; an empty value restores
  /// the default.
  static func parameters(_ layers: [SourceNode]) -> ParameterSet {
    var set = ParameterSet.defaults
    for layer in layers {
      for entry in layer.entries {
        guard let name = ParameterName(rawValue: entry.key) else { continue }
        let row = ParameterCatalogue.entry(name)
        if entry.value.isNull {
          set[value: name] = row.defaultValue
        } else if let value = laid(entry.value.withoutSource, over: set[value: name], row) {
          set[value: name] = value
        }
      }
    }
    return set
  }

  /// Where the uppermost file that sets a parameter says so.
  static func place(of name: ParameterName, _ layers: [SourceNode]) -> Place? {
    layers.reversed().lazy.compactMap { $0.entry(name.rawValue)?.value.place }.first
  }

  /// Parameters outside the range of the evidence, in the order of the catalogue.
  static func warnings(_ set: ParameterSet, _ layers: [SourceNode], problems: inout ProblemList) {
    for row in ParameterCatalogue.entries where !row.isWithinEvidence(set[value: row.name]) {
      guard let place = place(of: row.name, layers), let range = row.range else { continue }
      let bounds = "\(JSONValue.text(of: range.lowerBound)) to \(JSONValue.text(of: range.upperBound))"
      problems.warning(
        place, "world.parameters.\(row.name.rawValue)",
        "lies outside the range of the evidence, \(bounds)\(row.rangeIsMultiplier ? " times the default" : "").")
    }
  }

  private static func laid(_ node: SourceNode, over old: ParameterValue, _ row: ParameterEntry) -> ParameterValue? {
    let names = ParameterKeys.entryNames(of: row) ?? []
    switch old {
    case .number(let number): return .number(node.number ?? number)
    case .list(let numbers): return .list(list(node, over: numbers, names))
    case .named(let keys, let numbers): return .named(keys, list(node, over: numbers, keys))
    case .choice: return node.text.map(ParameterValue.choice)
    case .table(let rows):
      let columns = Technology.allCases.map(\.key)
      var rows = rows
      for index in rows.indices {
        guard let part = part(of: node, index, names) else { continue }
        rows[index] = list(part, over: rows[index], columns)
      }
      return .table(rows)
    }
  }

  private static func list(_ node: SourceNode, over old: [Double], _ names: [String]) -> [Double] {
    old.indices.map { part(of: node, $0, names)?.number ?? old[$0] }
  }

  /// What a value says about one entry: a single number speaks of all, a list by position, a group by name.
  private static func part(of node: SourceNode, _ index: Int, _ names: [String]) -> SourceNode? {
    switch node.content {
    case .scalar: node
    case .sequence(let elements): elements.indices.contains(index) ? elements[index] : nil
    case .mapping: names.indices.contains(index) ? node[names[index]] : nil
    }
  }
}
