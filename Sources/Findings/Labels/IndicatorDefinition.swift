import Experiments

/// One row of the reference table of indicators.
public struct IndicatorDefinition: Sendable, Equatable {
  /// Name, as in every table.
  public let name: String
  /// Unit, as in every table.
  public let unit: String
  /// `level`, `account` or `ratio`.
  public let kind: String
  /// What it counts, one phrase.
  public let meaning: String

  /// All indicators, in the order of every table.
  public static let all: [IndicatorDefinition] = Indicator.allCases.map {
    IndicatorDefinition(
      name: $0.rawValue, unit: $0.unit, kind: String(describing: $0.kind), meaning: $0.definition)
  }
}
