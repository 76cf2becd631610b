import Foundation
import Testing

@testable import ScenarioModel

@Suite("JSON Schema")
struct ScenarioSchemaTests {
  private func object() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(ScenarioSchema.text.utf8)) as? [String: Any])
  }

  @Test func `the shipped schema is the one that the code writes`() throws {
    let shipped = try String(contentsOfFile: "\(Project.root)/Scenarios/Schema/scenario.schema.json", encoding: .utf8)
    #expect(shipped == ScenarioSchema.text, "Write it anew: peloton schema > Scenarios/Schema/scenario.schema.json")
  }

  @Test func `the schema is draft-07 and every reference in it leads somewhere`() throws {
    let schema = try object()
    #expect(schema["$schema"] as? String == "http://json-schema.org/draft-07/schema#")
    let definitions = try #require(schema["definitions"] as? [String: Any])
    let references = ScenarioSchema.text.matches(of: /"#\/definitions\/([^"]+)"/).map { String($0.output.1) }
    #expect(references.count > 100)
    for reference in Set(references) { #expect(definitions[reference] != nil, "\(reference)") }
    for name in definitions.keys { #expect(references.contains(name), "\(name)") }
  }

  @Test func `every key of a scenario and every parameter that can be set is in the schema with its meaning`() throws {
    let properties = try #require(try object()["properties"] as? [String: Any])
    #expect(Set(properties.keys) == ["schema", "id", "title", "question", "extends", "world", "policies", "study"])
    let world = try #require((properties["world"] as? [String: Any])?["properties"] as? [String: Any])
    let parameters = try #require((world["parameters"] as? [String: Any])?["properties"] as? [String: [String: Any]])
    #expect(parameters.count == ParameterName.allCases.count - 3 && parameters["firmCount"] == nil)
    for (name, parameter) in parameters { #expect((parameter["description"] as? String)?.isEmpty == false, "\(name)") }
  }

  @Test func `groups are closed`() throws {
    var open: [String] = []
    func walk(_ value: Any, _ path: String) {
      if let object = value as? [String: Any] {
        if object["type"] as? String == "object", object["additionalProperties"] == nil { open.append(path) }
        for (key, inner) in object { walk(inner, "\(path)/\(key)") }
      } else if let list = value as? [Any] {
        for inner in list { walk(inner, path) }
      }
    }
    let properties = try #require(try object()["properties"])
    walk(properties, "")
    #expect(open.isEmpty)
  }

  @Test func `JSON text keeps the order of keys and escapes what must be escaped`() {
    let value = JSONValue.object([
      "b": .text("a\"\\\n\u{1}é"), "a": .array([.number(0.1), .whole(3), .null, .bool(true)]),
    ])
    #expect(value.rendered == #"{"b": "a\"\\\n\u0001é", "a": [0.1, 3, null, true]}"#)
  }
}
