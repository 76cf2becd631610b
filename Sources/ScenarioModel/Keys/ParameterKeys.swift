/// The keys under `world.parameters`, from the catalogue.
enum ParameterKeys {
  static let all: [ScenarioKey] = ParameterCatalogue.entries.map { entry in
    ScenarioKey(
      entry.name.rawValue, .sourced(shape(of: entry)), "\(entry.meaning) (\(entry.unit)).",
      setElsewhere: setElsewhere[entry.name])
  }

  /// Parameters of the specification that a scenario file sets in another place.
  private static let setElsewhere: [ParameterName: String] = [
    .firmCount: "Set world.firms.count.",
    .envelope: "Set envelopeEuro or netBudgetEuro in the programme of a policy.",
    .programmeQuarters: "Set opens and closes in the programme of a policy.",
  ]

  /// What a number of this parameter must satisfy: its domain, and what the equations need beyond it.
  static func rule(of entry: ParameterEntry) -> NumberRule {
    if let most = wholeUpTo[entry.name] { return .whole((positive.contains(entry.name) ? 1 : 0)...most) }
    if positive.contains(entry.name) { return .positive }
    // A share of the neighbours or a number of them, as `offSwitches.thresholdBasis` says.
    if entry.name == .legitimacyThreshold { return .nonNegative }
    switch entry.domain {
    case .share: return .share
    case .nonNegative: return .nonNegative
    case .finite, .choice: return .finite
    }
  }

  /// The names of the entries of a list; nil: they have none.
  static func entryNames(of entry: ParameterEntry) -> [String]? {
    switch entry.defaultValue {
    case .named(let keys, _): keys
    case .list(let numbers) where numbers.count == Technology.allCases.count: Technology.allCases.map(\.key)
    case .list(let numbers) where numbers.count == SizeClass.allCases.count && entry.name != .scoreWeights:
      SizeClass.allCases.map(\.key)
    case .table: SizeClass.allCases.map(\.key)
    default: nil
    }
  }

  /// The part of a parameter's value that the keys after its name lead to; nil: nowhere.
  static func part(_ keys: ArraySlice<String>, of value: ParameterValue, _ name: ParameterName) -> ParameterValue? {
    guard let key = keys.first else { return value }
    let names = entryNames(of: ParameterCatalogue.entry(name)) ?? []
    guard let index = names.firstIndex(of: key) else { return nil }
    switch value {
    case .list(let numbers), .named(_, let numbers): return .number(numbers[index])
    case .table(let rows):
      guard let column = keys.dropFirst().first else { return .list(rows[index]) }
      return Technology.allCases.firstIndex { $0.key == column }.map { .number(rows[index][$0]) }
    case .number, .choice: return nil
    }
  }

  private static func shape(of entry: ParameterEntry) -> KeyShape {
    let number = KeyShape.number(rule(of: entry))
    switch entry.defaultValue {
    case .number: return number
    case .list(let numbers): return list(number, numbers.count, entryNames(of: entry))
    case .table(let rows):
      let row = list(number, rows.first?.count ?? 0, Technology.allCases.map(\.key))
      return .either([
        number, .list(row, count: rows.count...rows.count), .section(named(entryNames(of: entry) ?? [], row)),
      ])
    case .named(let keys, _): return .either([number, .section(named(keys, number))])
    case .choice:
      if case .choice(let words) = entry.domain { return .word(words) }
      return .text
    }
  }

  /// A number for all entries, a list in order, or a group that sets only the entries it names.
  private static func list(_ number: KeyShape, _ count: Int, _ names: [String]?) -> KeyShape {
    let list = KeyShape.list(number, count: count...count)
    guard let names else { return list }
    return .either([number, list, .section(named(names, number))])
  }

  private static func named(_ names: [String], _ shape: KeyShape) -> [ScenarioKey] {
    names.map { ScenarioKey($0, shape, "The entry of \($0).") }
  }

  /// Divisors and means of logarithms: 0 has no meaning.
  private static let positive: Set<ParameterName> = [
    .meanDegree, .priorSd, .peerNoise, .employeesMedian, .aiSurgeQuarters, .feasibilityTolerance, .serviceSignalUnits,
  ]

  /// Quarters and pieces that the model counts one by one, with the most that its counters hold.
  private static let wholeUpTo: [ParameterName: Int] = [
    .aiSurgeQuarters: 100, .rejectCooldown: 50, .failCooldown: 50, .maxWait: 50, .regulationLag: 100, .trainingLag: 100,
    .pilotQuarters: 50, .feasibilityQuarters: 50, .hubRampQuarters: 100, .hubLinksPerHub: 100,
    .partnerSearchBreadth: 1000,
    .serviceSignalUnits: 200,
  ]
}
