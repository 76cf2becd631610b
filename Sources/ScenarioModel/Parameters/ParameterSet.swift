/// A value of a parameter, in the shape of its default.
public enum ParameterValue: Sendable, Equatable {
  case number(Double)
  /// By size class (three), technology (six), or as the parameter says.
  case list([Double])
  /// Rows by size class, columns by technology.
  case table([[Double]])
  /// By key, in the order of the catalogue.
  case named([String], [Double])
  case choice(String)
}

/// All parameters of one world: the defaults of ``ParameterCatalogue``, overlaid by what a scenario says.
///
/// The shape of every value is that of its default, which the reader of scenario files has checked; asking for
/// another shape is a mistake in the program, not in the input.
public struct ParameterSet: Sendable, Equatable {
  private var values: [ParameterValue]

  /// The values in the order of `ParameterName.allCases`.
  package init(values: [ParameterValue]) { self.values = values }

  /// The value in whatever shape it has.
  public subscript(value name: ParameterName) -> ParameterValue {
    get { values[ParameterSet.position(of: name)] }
    set { values[ParameterSet.position(of: name)] = newValue }
  }

  /// A single number.
  public subscript(_ name: ParameterName) -> Double {
    guard case .number(let number) = self[value: name] else {
      preconditionFailure("\(name) is not a single number")
    }
    return number
  }

  /// A list of numbers.
  public subscript(list name: ParameterName) -> [Double] {
    guard case .list(let numbers) = self[value: name] else { preconditionFailure("\(name) is not a list") }
    return numbers
  }

  /// A table, rows by size class.
  public subscript(table name: ParameterName) -> [[Double]] {
    guard case .table(let rows) = self[value: name] else { preconditionFailure("\(name) is not a table") }
    return rows
  }

  /// One entry of a parameter with named entries.
  public subscript(_ name: ParameterName, _ key: String) -> Double {
    guard case .named(let keys, let numbers) = self[value: name], let index = keys.firstIndex(of: key) else {
      preconditionFailure("\(name) has no entry \(key)")
    }
    return numbers[index]
  }

  /// A choice among words.
  public subscript(choice name: ParameterName) -> String {
    guard case .choice(let word) = self[value: name] else { preconditionFailure("\(name) is not a choice") }
    return word
  }

  private static func position(of name: ParameterName) -> Int {
    positions[name] ?? 0
  }

  private static let positions: [ParameterName: Int] = Dictionary(
    uniqueKeysWithValues: ParameterName.allCases.enumerated().map { ($1, $0) })
}
