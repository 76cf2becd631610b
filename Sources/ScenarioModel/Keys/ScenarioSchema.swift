/// The JSON Schema (draft-07) of scenario files, generated from the same description of keys that the check uses.
///
/// What a schema cannot say (files, circles, sums, windows against the horizon, money that can never be spent) only
/// the check says. Where nothing is inherited, keys must be there and values must not be empty.
public enum ScenarioSchema {
  /// The schema as it stands in `Scenarios/Schema/scenario.schema.json`; ends with a line feed.
  public static var text: String { value.rendered + "\n" }

  static var value: JSONValue {
    var writer = SchemaWriter()
    guard case .section(let keys, let rules) = ScenarioKeys.root,
      case .object(let members) = writer.section(keys, rules)
    else { return .null }
    let extends = JSONValue.object(["required": .texts(["extends"])])
    let head: [JSONValue.Member] = [
      .init("$schema", .text("http://json-schema.org/draft-07/schema#")),
      .init("title", .text("Peloton scenario, format \(ScenarioKeys.schemaVersion)")),
    ]
    let noEmptyValue = SchemaWriter.reference("noEmptyValue")
    let recursion = JSONValue.object([
      "not": .object(["type": .text("null")]), "additionalProperties": noEmptyValue, "items": noEmptyValue,
    ])
    let tail: [JSONValue.Member] = [
      .init("required", .texts(["schema"])), .init("if", extends), .init("else", whole(keys)),
      .init("definitions", .object([.init("noEmptyValue", recursion)] + writer.definitions)),
    ]
    return .object(head + members + tail)
  }

  /// What must hold in a file that extends none, beyond what holds in every file.
  private static func whole(_ keys: [ScenarioKey]) -> JSONValue {
    let noEmptyValue = SchemaWriter.reference("noEmptyValue")
    let policy = JSONValue.object([
      "if": .object(["type": .text("object"), "required": .texts(["extends"])]),
      "else": .object(["allOf": .array([noEmptyValue, needs(ScenarioKeys.policy) ?? .object([:]), ownMoney])]),
    ])
    return .object([
      "required": .texts(keys.filter(\.isRequired).map(\.name)),
      "properties": .object([
        "world": .object(["allOf": .array([noEmptyValue, needs(ScenarioKeys.world) ?? .object([:]), places])]),
        "study": .object(["allOf": .array([noEmptyValue, needs(ScenarioKeys.study) ?? .object([:])])]),
        "policies": .object(["minProperties": .whole(1), "additionalProperties": policy]),
      ]),
    ])
  }

  /// The keys that sections need when nothing is inherited; nil: none.
  private static func needs(_ shape: KeyShape) -> JSONValue? {
    switch shape {
    case .section(let keys, let rules):
      let required = keys.filter(\.isRequired).map(\.name)
      let inner = keys.compactMap { key in needs(key.shape).map { JSONValue.Member(key.name, $0) } }
      var members: [JSONValue.Member] = []
      if !required.isEmpty { members.append(.init("required", .texts(required))) }
      if !inner.isEmpty { members.append(.init("properties", .object(inner))) }
      let kinds = rules.kinds.compactMap { needs($0, rules.kindKey) }
      if !kinds.isEmpty { members.append(.init("allOf", .array(kinds))) }
      return members.isEmpty ? nil : .object(members)
    case .either(let shapes): return shapes.lazy.compactMap(needs).first
    default: return nil
    }
  }

  /// Tables of the world, or an artificial one.
  private static let places = JSONValue.object([
    "anyOf": .array([
      .object(["required": .texts(["regions", "countries"])]), .object(["required": .texts(["synthetic"])]),
    ])
  ])

  /// What a kind of a section cannot do without.
  private static func needs(_ kind: SectionKind, _ key: String) -> JSONValue? {
    guard !kind.needs.isEmpty else { return nil }
    return .object(["if": SchemaWriter.has(kind, key), "then": .object(["required": .texts(kind.needs)])])
  }

  /// A programme says how much money it has; governance and instruments belong to a programme.
  private static var ownMoney: JSONValue {
    let ways = ScenarioKeys.moneyKeys.map { JSONValue.object(["required": .texts([$0])]) }
    return .object([
      "properties": .object(["programme": .object(["anyOf": .array(ways)])]),
      "dependencies": .object([
        "governance": .texts(["programme"]), "instruments": .texts(["programme"]),
      ]),
    ])
  }
}
