/// Which points are of interest: those whose outcome stands so to a threshold, `< 0`.
public struct OutcomeCondition: Sendable, Equatable, CustomStringConvertible {
  /// How the outcome stands to the threshold.
  public enum Relation: String, Sendable, CaseIterable {
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
  }

  /// How the outcome stands to the threshold.
  public var relation: Relation
  /// In the unit of the outcome.
  public var threshold: Double

  public init(_ relation: Relation, _ threshold: Double) {
    self.relation = relation
    self.threshold = threshold
  }

  /// Reads `< 0`, `>=1.5`; nil when the text is anything else.
  public init?(text: String) {
    let words = text.filter { $0 != " " }
    // The longer signs first: `<=` begins with `<`.
    for relation in Relation.allCases.sorted(by: { $0.rawValue.count > $1.rawValue.count })
    where words.hasPrefix(relation.rawValue) {
      guard let number = Double(words.dropFirst(relation.rawValue.count)), number.isFinite else { return nil }
      self.init(relation, number)
      return
    }
    return nil
  }

  /// Whether an outcome is of interest; a missing one (NaN) is not.
  public func holds(_ outcome: Double) -> Bool {
    switch relation {
    case .less: outcome < threshold
    case .atMost: outcome <= threshold
    case .more: outcome > threshold
    case .atLeast: outcome >= threshold
    }
  }

  public var description: String { "\(relation.rawValue) \(NumberText.compact(threshold))" }
}
