/// The one place of the project where a parameter has a value: defaults, ranges, units, evidence and meaning.
///
/// Scenario defaults, the checks of scenario files, the tables of the documents and `peloton describe parameters` all
/// come from here. One file per group holds the rows; lists of three are by size class, lists of six by technology,
/// money is EUR of 2024.
public enum ParameterCatalogue {
  /// All parameters in the order of `ParameterName.allCases`.
  public static let entries: [ParameterEntry] =
    population + network + awareness + learning + decision + regulation + workforce + hubs + pilot + market
    + finance + awarenessPolicy + governance

  /// The row of one parameter.
  public static func entry(_ name: ParameterName) -> ParameterEntry {
    entries[positions[name] ?? 0]
  }

  private static let positions: [ParameterName: Int] = Dictionary(
    uniqueKeysWithValues: entries.enumerated().map { ($1.name, $0) })
}

extension ParameterSet {
  /// Every parameter at its default.
  public static var defaults: ParameterSet { ParameterSet(values: ParameterCatalogue.entries.map(\.defaultValue)) }
}
