/// The JSON Schema (draft-07) of scenario files, generated from the same description of keys that the check uses.
///
/// What a schema cannot say (files, circles, sums, windows against the horizon, money that can never be spent) only
/// the check says. An empty value is allowed only where something may be inherited.
public enum ScenarioSchema {
  /// The schema as it stands in `Scenarios/Schema/scenario.schema.json`; ends with a line feed.
  public static var text: String { value.rendered + "\n" }

  static var value: JSONValue {
    guard case .object(let members) = schema(of: ScenarioKeys.root, allowsNull: false) else { return .null }
    let isWhole = JSONValue.object([
      "required": .texts(requiredKeys(ScenarioKeys.root)),
      "properties": .object([
        "world": ref("noEmptyValue"), "study": ref("noEmptyValue"),
        "policies": .object([
          "additionalProperties": .object([
            "if": .object(["required": .texts(["extends"])]), "else": ref("noEmptyValue"),
          ])
        ]),
      ]),
    ])
    let head: [JSONValue.Member] = [
      .init("$schema", .text("http://json-schema.org/draft-07/schema#")),
      .init("title", .text("Peloton scenario, format \(ScenarioKeys.schemaVersion)")),
    ]
    let tail: [JSONValue.Member] = [
      .init("required", .texts(["schema"])),
      .init("if", .object(["required": .texts(["extends"])])),
      .init("else", isWhole),
      .init(
        "definitions",
        .object([
          "noEmptyValue": .object([
            "not": .object(["type": .text("null")]), "additionalProperties": ref("noEmptyValue"),
            "items": ref("noEmptyValue"),
          ])
        ])),
    ]
    return .object(head + members.filter { $0.key != "required" } + tail)
  }

  private static func ref(_ name: String) -> JSONValue { .object(["$ref": .text("#/definitions/\(name)")]) }

  private static func requiredKeys(_ shape: KeyShape) -> [String] {
    guard case .section(let keys, _) = shape else { return [] }
    return keys.filter(\.isRequired).map(\.name)
  }

  /// `allowsNull`: an empty value may stand here, to take away what is inherited.
  private static func schema(of shape: KeyShape, allowsNull: Bool) -> JSONValue {
    let own = schema(of: shape)
    guard allowsNull else { return own }
    if case .object(let members) = own, let index = members.firstIndex(where: { $0.key == "type" }),
      case .text(let type) = members[index].value, !members.contains(where: { $0.key == "enum" })
    {
      var open = members
      open[index].value = .texts([type, "null"])
      return .object(open)
    }
    return .object(["anyOf": .array([own, .object(["type": .text("null")])])])
  }

  private static func schema(of shape: KeyShape) -> JSONValue {
    switch shape {
    case .text, .path: .object(["type": .text("string"), "pattern": .text("\\S")])
    case .name: .object(["type": .text("string"), "pattern": .text(namePattern)])
    case .flag: .object(["type": .text("boolean")])
    case .word(let words): .object(["type": .text("string"), "enum": .texts(words)])
    case .quarter: .object(["type": .text("string"), "pattern": .text("^[1-9][0-9]{3}Q[1-4]$")])
    case .number(let rule): number(rule)
    case .list(let element, let count):
      .object([
        "type": .text("array"), "items": schema(of: element, allowsNull: false),
        "minItems": .whole(count.lowerBound), "maxItems": .whole(count.upperBound),
      ])
    case .section(let keys, let exclusive): section(keys, exclusive)
    case .open(keys: .names, let inner):
      .object([
        "type": .text("object"), "propertyNames": .object(["pattern": .text(namePattern)]),
        "additionalProperties": schema(of: inner, allowsNull: true),
      ])
    case .open(keys: .firms, let inner):
      .object([
        "type": .text("object"), "propertyNames": .object(["pattern": .text("^[0-9]+$")]),
        "additionalProperties": schema(of: inner, allowsNull: true),
      ])
    case .either(let shapes): .object(["anyOf": .array(shapes.map { schema(of: $0) })])
    case .sourced(let inner):
      .object([
        "anyOf": .array([
          schema(of: inner),
          .object([
            "type": .text("object"),
            "properties": .object(["value": schema(of: inner), "source": schema(of: .text)]),
            "required": .texts(["value"]), "additionalProperties": .bool(false),
          ]),
        ])
      ])
    }
  }

  private static let namePattern = "^(?!(true|false|yes|no|on|off|y|n|null)$)[a-z][a-z0-9-]{0,63}$"

  private static func section(_ keys: [ScenarioKey], _ exclusive: [[String]]) -> JSONValue {
    let properties = keys.filter { $0.setElsewhere == nil }.map { key in
      var members = [JSONValue.Member("description", .text(key.meaning))]
      if case .object(let own) = schema(of: key.shape, allowsNull: key.name != "schema") { members += own }
      return JSONValue.Member(key.name, .object(members))
    }
    var members: [JSONValue.Member] = [
      .init("type", .text("object")), .init("properties", .object(properties)),
      .init("additionalProperties", .bool(false)),
    ]
    let pairs = exclusive.flatMap { group in
      group.indices.flatMap { first in group.indices.filter { $0 > first }.map { [group[first], group[$0]] } }
    }
    if !pairs.isEmpty {
      let excluded = pairs.map { pair in
        JSONValue.object([
          "not": .object([
            "required": .texts(pair),
            "properties": .object(pair.map { .init($0, .object(["not": .object(["type": .text("null")])])) }),
          ])
        ])
      }
      members.append(.init("allOf", .array(excluded)))
    }
    return .object(members)
  }

  private static func number(_ rule: NumberRule) -> JSONValue {
    var members: [JSONValue.Member] = [.init("type", .text(rule.isWhole ? "integer" : "number"))]
    if let lower = rule.lower { members.append(.init(rule.isLowerExcluded ? "exclusiveMinimum" : "minimum", .number(lower))) }
    if let upper = rule.upper { members.append(.init("maximum", .number(upper))) }
    return .object(members)
  }
}
