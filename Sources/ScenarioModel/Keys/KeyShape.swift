/// What may stand at a place of a scenario file. The check of files, the JSON Schema and the key reference all come
/// from one tree of these, so they cannot disagree.
indirect enum KeyShape: Sendable {
  /// Any text that is not empty.
  case text
  /// A name: lower-case letters, digits and hyphens, a letter first.
  case name
  /// Path of a file, relative to the file that says it.
  case path
  /// `true` or `false`.
  case flag
  /// One of these words.
  case word([String])
  /// A calendar quarter, `2024Q2`; `fromStart`: not before 2024Q1, in which runs begin.
  case quarter(fromStart: Bool)
  case number(NumberRule)
  case list(KeyShape, count: ClosedRange<Int>)
  /// A group with exactly these keys.
  case section([ScenarioKey], SectionRules)
  /// A group whose keys are the user's.
  case open(keys: OpenKeys, KeyShape)
  /// The first of these whose kind fits what is found.
  case either([KeyShape])
  /// The value itself, or `{ value: …, source: "…" }`.
  case sourced(KeyShape)
  /// Whatever may stand at the path that it is listed under.
  case valueAtPath

  static func section(
    _ keys: [ScenarioKey], exclusive: [[String]] = [], kindKey: String = "kind", kinds: [SectionKind] = []
  ) -> KeyShape {
    .section(keys, SectionRules(exclusive: exclusive, kindKey: kindKey, kinds: kinds))
  }
}

/// Which keys of a section go together.
struct SectionRules: Sendable {
  /// At most one of each of these.
  var exclusive: [[String]] = []
  /// The key whose word says which of ``kinds`` a section is.
  var kindKey = "kind"
  /// What each word under ``kindKey`` allows; empty: the section has no kinds.
  var kinds: [SectionKind] = []
}

/// The keys that one kind of a section takes beside those that every kind takes.
struct SectionKind: Sendable {
  var name: String
  var keys: [String] = []
  /// Those of them that it cannot do without.
  var needs: [String] = []
}

/// Which keys a group takes whose keys are the user's.
enum OpenKeys: Sendable {
  /// Names of policies.
  case names
  /// Numbers of firms, from 0.
  case firms
  /// Paths of values, `world.parameters.subThreshold`.
  case paths
}

/// One key of a section.
struct ScenarioKey: Sendable {
  var name: String
  var shape: KeyShape
  /// Must be there once all overlays are applied.
  var isRequired: Bool
  /// What it means, one line, with its unit and default.
  var meaning: String
  /// Not a key here; the text says where to set it instead.
  var setElsewhere: String?

  init(_ name: String, _ shape: KeyShape, required: Bool = false, _ meaning: String, setElsewhere: String? = nil) {
    self.name = name
    self.shape = shape
    isRequired = required
    self.meaning = meaning
    self.setElsewhere = setElsewhere
  }
}

/// What a number must satisfy.
struct NumberRule: Sendable, Equatable {
  var lower: Double?
  /// The lower bound itself is not allowed.
  var isLowerExcluded = false
  var upper: Double?
  var isWhole = false
  var isShare = false

  static let share = NumberRule(lower: 0, upper: 1, isShare: true)
  static let nonNegative = NumberRule(lower: 0)
  static let positive = NumberRule(lower: 0, isLowerExcluded: true)
  static let finite = NumberRule()

  static func whole(_ range: ClosedRange<Int>) -> NumberRule {
    NumberRule(lower: Double(range.lowerBound), upper: Double(range.upperBound), isWhole: true)
  }

  static func within(_ range: ClosedRange<Double>) -> NumberRule {
    NumberRule(lower: range.lowerBound, upper: range.upperBound)
  }

  func accepts(_ number: Double) -> Bool {
    if let lower, number < lower || (isLowerExcluded && number == lower) { return false }
    if let upper, number > upper { return false }
    return !isWhole || number.rounded() == number
  }

  /// `a share between 0 and 1`, to follow "must be".
  var expectation: String {
    if isShare, lower == 0, upper == 1 { return "a share between 0 and 1" }
    let noun = isWhole ? "a whole number" : "a number"
    func text(_ number: Double) -> String { JSONValue.text(of: number) }
    switch (lower, upper) {
    case (let lower?, let upper?) where lower == upper: return text(lower)
    case (let lower?, let upper?) where isLowerExcluded: return "\(noun) > \(text(lower)) and ≤ \(text(upper))"
    case (let lower?, let upper?): return "\(noun) from \(text(lower)) to \(text(upper))"
    case (let lower?, nil): return "\(noun) \(isLowerExcluded ? ">" : "≥") \(text(lower))"
    case (nil, let upper?): return "\(noun) ≤ \(text(upper))"
    case (nil, nil): return noun
    }
  }

  /// What the writer of a number that is refused probably meant.
  func hint(for number: Double) -> String? {
    if isShare, number > 1, number <= 100 {
      return "Did you mean \(JSONValue.text(of: number / 100))? Shares are fractions, not percentages."
    }
    if isWhole, number.rounded() != number { return "Leave out the fraction." }
    return nil
  }
}

extension KeyShape {
  /// To follow "must be".
  var expectation: String {
    switch self {
    case .text: "text"
    case .name: "a name of lower-case letters, digits and hyphens that begins with a letter"
    case .path: "the path of a file"
    case .flag: "true or false"
    case .word(let words):
      words.count == 1 ? words[0] : words.dropLast().joined(separator: ", ") + " or " + words[words.count - 1]
    case .quarter(fromStart: false): "a quarter such as 2024Q2"
    case .quarter(fromStart: true): "a quarter from \(Quarter(index: 0)) on"
    case .number(let rule): rule.expectation
    case .list(let element, let count):
      count.lowerBound == count.upperBound
        ? "a list of \(count.lowerBound), each \(element.expectation)" : "a list, each \(element.expectation)"
    case .section(let keys, _):
      "a group of keys (\(keys.filter { $0.setElsewhere == nil }.prefix(12).map(\.name).joined(separator: ", ")))"
    case .open(keys: .names, _): "a group of names, each with its own keys"
    case .open(keys: .firms, let shape): "a group of firm numbers, each with \(shape.expectation)"
    case .open(keys: .paths, let shape): "a group of paths of values, each with \(shape.expectation)"
    case .valueAtPath: "a value as it would stand at that path"
    case .either(let shapes): shapes.map(\.expectation).joined(separator: ", or ")
    case .sourced(let shape): shape.expectation
    }
  }
}
