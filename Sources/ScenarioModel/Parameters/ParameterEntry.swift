/// Everything the project knows about one parameter: the row that defaults, checks, tables and documents come from.
public struct ParameterEntry: Sendable, Equatable {
  /// Code name, also the key under `parameters:` in a scenario file.
  public let name: ParameterName
  /// Symbol in the equations, `Ẽ_k`.
  public let symbol: String
  /// Group of the specification, `population`.
  public let group: String
  /// Value when a scenario says nothing.
  public let defaultValue: ParameterValue
  /// Where the evidence lies: outside it a value is a warning, and it is the default sweep of a study. Nil: not a number.
  public let range: ClosedRange<Double>?
  /// ``range`` multiplies the default instead of bounding the value itself.
  public let rangeIsMultiplier: Bool
  /// What a number must satisfy not to be refused.
  public let domain: ParameterDomain
  /// Unit; `1` is a pure number.
  public let unit: String
  /// How far the value rests on evidence.
  public let tag: EvidenceTag
  /// Publication, table, target or arithmetic that the value comes from.
  public let source: String
  /// What the parameter does, one line.
  public let meaning: String

  init(
    _ name: ParameterName, symbol: String, group: String, default defaultValue: ParameterValue,
    range: ClosedRange<Double>?, multiplier: Bool = false, domain: ParameterDomain, unit: String, tag: EvidenceTag,
    source: String, meaning: String
  ) {
    self.name = name
    self.symbol = symbol
    self.group = group
    self.defaultValue = defaultValue
    self.range = range
    rangeIsMultiplier = multiplier
    self.domain = domain
    self.unit = unit
    self.tag = tag
    self.source = source
    self.meaning = meaning
  }

  /// The range in words: `0.2…0.8`, `0.5…2 × default`, or the words of a choice.
  public var rangeText: String {
    if case .choice(let words) = domain { return words.joined(separator: " or ") }
    guard let range else { return "" }
    let ends = [range.lowerBound, range.upperBound].map { ParameterValue.number($0).text }
    return ends.joined(separator: "…") + (rangeIsMultiplier ? " × default" : "")
  }

  /// Whether every number of a value of this parameter lies within the evidence, a multiplier taken against the default.
  public func isWithinEvidence(_ value: ParameterValue) -> Bool {
    guard let range else { return true }
    guard rangeIsMultiplier else { return value.numbers.allSatisfy(range.contains) }
    return zip(value.numbers, defaultValue.numbers).allSatisfy { number, base in
      (range.lowerBound * base...range.upperBound * base).contains(number)
    }
  }
}

/// What a number must satisfy. A value outside is refused, whatever the evidence says.
public enum ParameterDomain: Sendable, Equatable {
  /// Shares and probabilities: [0, 1].
  case share
  /// Rates, costs, standard deviations, counts and factors: ≥ 0.
  case nonNegative
  /// Any finite number.
  case finite
  /// One of these words.
  case choice([String])

  /// Whether a number may stand here; never for a choice of words.
  public func accepts(_ number: Double) -> Bool {
    switch self {
    case .share: (0...1).contains(number)
    case .nonNegative: number.isFinite && number >= 0
    case .finite: number.isFinite
    case .choice: false
    }
  }
}

/// How far a value rests on evidence.
public enum EvidenceTag: String, CaseIterable, Sendable {
  /// Stated in a document of the programmes that the project studies.
  case seed
  /// Published and named.
  case sourced
  /// Arithmetic on tagged numbers.
  case derived
  /// A choice; always swept.
  case assumed
  /// Fitted to the targets of the specification, section 9.
  case calibrated
}

extension ParameterValue {
  /// All numbers of the value in order, rows after one another; none for a word.
  public var numbers: [Double] {
    switch self {
    case .number(let number): [number]
    case .list(let numbers): numbers
    case .table(let rows): rows.flatMap(\.self)
    case .named(_, let numbers): numbers
    case .choice: []
    }
  }
}

extension ParameterValue {
  /// The value as it is written in a scenario file: `0.5`, `[1.5, 1.8, 2.4]`, `alone: 0.1, club: 0.5`, `grant`.
  public var text: String {
    switch self {
    case .number(let number): Self.text(number)
    case .list(let numbers): Self.text(numbers)
    case .table(let rows): "[" + rows.map(Self.text).joined(separator: ", ") + "]"
    case .named(let keys, let numbers):
      zip(keys, numbers).map { "\($0): \(Self.text($1))" }.joined(separator: ", ")
    case .choice(let word): word
    }
  }

  private static func text(_ number: Double) -> String { JSONValue.text(of: number) }

  private static func text(_ numbers: [Double]) -> String {
    "[" + numbers.map(text).joined(separator: ", ") + "]"
  }
}
