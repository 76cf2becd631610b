/// Writes shapes as JSON Schema; shapes that occur again and again become definitions.
struct SchemaWriter {
  private(set) var definitions: [JSONValue.Member] = []

  static func reference(_ name: String) -> JSONValue { .object(["$ref": .text("#/definitions/\(name)")]) }

  mutating func section(_ keys: [ScenarioKey], _ rules: SectionRules) -> JSONValue {
    var properties: [JSONValue.Member] = []
    for key in keys where key.setElsewhere == nil {
      let description = JSONValue.Member("description", .text(key.meaning))
      let own = key.name == "schema" ? schema(key.shape) : orNull(schema(key.shape))
      switch own {
      case .object(let members) where !members.contains { $0.key == "$ref" }:
        properties.append(.init(key.name, .object([description] + members)))
      default: properties.append(.init(key.name, .object([description, .init("allOf", .array([own]))])))
      }
    }
    var members: [JSONValue.Member] = [
      .init("type", .text("object")), .init("properties", .object(properties)),
      .init("additionalProperties", .bool(false)),
    ]
    let excluded = rules.exclusive.flatMap { group in
      group.indices.flatMap { first in
        group.indices.filter { $0 > first }.map { Self.excludes(group[first], group[$0]) }
      }
    }
    let ofKinds = rules.kinds.flatMap(\.keys)
    let common = keys.map(\.name).filter { !ofKinds.contains($0) }
    let kinds = rules.kinds.map { kind in
      JSONValue.object([
        "if": Self.has(kind, rules.kindKey),
        "then": .object(["propertyNames": .object(["enum": .texts(common + kind.keys)])]),
      ])
    }
    if !(excluded + kinds).isEmpty { members.append(.init("allOf", .array(excluded + kinds))) }
    return .object(members)
  }

  static func has(_ kind: SectionKind, _ key: String) -> JSONValue {
    .object([
      "required": .texts([key]), "properties": .object([.init(key, .object(["const": .text(kind.name)]))]),
    ])
  }

  private static func excludes(_ first: String, _ second: String) -> JSONValue {
    let given = JSONValue.object(["not": .object(["type": .text("null")])])
    return .object([
      "not": .object([
        "required": .texts([first, second]), "properties": .object([.init(first, given), .init(second, given)]),
      ])
    ])
  }

  /// The schema, or an empty value that takes away what is inherited.
  private func orNull(_ own: JSONValue) -> JSONValue {
    let null = JSONValue.object(["type": .text("null")])
    guard case .object(var members) = own else { return own }
    if let index = members.firstIndex(where: { $0.key == "anyOf" }), case .array(let options) = members[index].value {
      members[index].value = .array(options + [null])
      return .object(members)
    }
    if let index = members.firstIndex(where: { $0.key == "type" }), !members.contains(where: { $0.key == "enum" }) {
      members[index].value = .array([members[index].value, .text("null")])
      return .object(members)
    }
    return .object(["anyOf": .array([own, null])])
  }

  private mutating func schema(_ shape: KeyShape) -> JSONValue {
    guard let name = Self.name(of: shape) else { return written(shape) }
    if !definitions.contains(where: { $0.key == name }) {
      let own = written(shape)
      definitions.append(.init(name, own))
    }
    return Self.reference(name)
  }

  private mutating func written(_ shape: KeyShape) -> JSONValue {
    switch shape {
    case .text, .path: return .object(["type": .text("string"), "pattern": .text("\\S")])
    case .name: return .object(["type": .text("string"), "pattern": .text(Self.namePattern)])
    case .flag: return .object(["type": .text("boolean")])
    case .word(let words): return .object(["type": .text("string"), "enum": .texts(words)])
    case .quarter(let fromStart):
      // A run ends at most fifty years after the start, in 2073.
      let pattern = fromStart ? "^20(2[4-9]|[3-6][0-9]|7[0-3])Q[1-4]$" : "^[1-9][0-9]{3}Q[1-4]$"
      return .object(["type": .text("string"), "pattern": .text(pattern)])
    case .number(let rule): return Self.number(rule)
    case .list(let element, let count):
      return .object([
        "type": .text("array"), "items": schema(element), "minItems": .whole(count.lowerBound),
        "maxItems": .whole(count.upperBound),
      ])
    case .section(let keys, let rules): return section(keys, rules)
    case .open(let keys, let inner):
      let pattern =
        switch keys {
        case .names: Self.namePattern
        case .firms: "^[0-9]+$"
        case .paths: "^(world\\.|policies\\.[a-z][a-z0-9-]*\\.).+$"
        }
      return .object([
        "type": .text("object"), "propertyNames": .object(["pattern": .text(pattern)]),
        "additionalProperties": orNull(schema(inner)),
      ])
    case .valueAtPath: return .object(["not": .object(["type": .text("null")])])
    case .either(let shapes):
      var options: [JSONValue] = []
      for shape in shapes { options.append(schema(shape)) }
      return .object(["anyOf": .array(options)])
    case .sourced(let inner):
      let value = schema(inner)
      return .object([
        "anyOf": .array([
          value,
          .object([
            "type": .text("object"), "properties": .object(["value": value, "source": schema(.text)]),
            "required": .texts(["value"]), "additionalProperties": .bool(false),
          ]),
        ])
      ])
    }
  }

  private static let namePattern = "^(?!(true|false|yes|no|on|off|y|n|null)$)[a-z][a-z0-9-]{0,63}$"

  private static func number(_ rule: NumberRule) -> JSONValue {
    var members: [JSONValue.Member] = [.init("type", .text(rule.isWhole ? "integer" : "number"))]
    if let lower = rule.lower {
      members.append(.init(rule.isLowerExcluded ? "exclusiveMinimum" : "minimum", .number(lower)))
    }
    if let upper = rule.upper { members.append(.init("maximum", .number(upper))) }
    guard rule.isShare else { return .object(members) }
    let fraction = JSONValue.object(["type": .text("string"), "pattern": .text("^[0-9]{1,9}/[0-9]{1,9}$")])
    return .object(["anyOf": .array([.object(members), fraction])])
  }

  /// Name of the definition that a shape becomes; nil: it is written where it stands.
  private static func name(of shape: KeyShape) -> String? {
    switch shape {
    case .text: return "text"
    case .sourced(let inner):
      return name(of: inner).map { "sourced" + $0.prefix(1).uppercased() + $0.dropFirst() }
    case .number(let rule):
      if rule == .share { return "share" }
      if rule == .nonNegative { return "nonNegative" }
      if rule == .positive { return "positive" }
      if rule == .finite { return "number" }
      guard let lower = rule.lower, let upper = rule.upper, !rule.isLowerExcluded, !rule.isShare else { return nil }
      return "\(rule.isWhole ? "whole" : "number")From\(JSONValue.text(of: lower))To\(JSONValue.text(of: upper))"
    case .either(let shapes):
      guard case .number? = shapes.first, let number = name(of: shapes[0]), case .section(let keys, _)? = shapes.last,
        !keys.contains(where: \.isRequired)
      else { return nil }
      return number + "By" + keys.map { $0.name.prefix(1).uppercased() + $0.name.dropFirst() }.joined()
        + (shapes.contains { if case .list(.either, _) = $0 { true } else { false } } ? "AndTechnology" : "")
    default: return nil
    }
  }
}
