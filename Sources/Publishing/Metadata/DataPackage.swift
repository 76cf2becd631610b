import Findings
import ScenarioModel

/// `datapackage.json`: the data dictionary of the folder, after the Frictionless Data Package standard, version 1.
enum DataPackage {
  static let fileName = "datapackage.json"

  static func value(_ findings: StudyFindings, _ files: [WrittenFile], version: String) -> JSONValue {
    [
      "profile": "data-package",
      "name": .string(findings.scenario.id),
      "title": .string(findings.scenario.title),
      "description": .string(findings.scenario.question),
      "version": .string(version),
      "resources": .array(
        zip(ResultTable.allCases, files).map { table, file in resource(table.description, file) }),
      "indicators": .array(
        IndicatorDefinition.all.map {
          [
            "name": .string($0.name), "unit": .string($0.unit), "kind": .string($0.kind),
            "description": .string($0.meaning),
          ]
        }),
    ]
  }

  private static func resource(_ table: TableDescription, _ file: WrittenFile) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(table.name)), .init("path", .string(file.name)),
      .init("description", .string(table.meaning)), .init("profile", "tabular-data-resource"),
      .init("format", "csv"), .init("mediatype", "text/csv"), .init("encoding", "utf-8"),
      .init("bytes", .integer(file.bytes)),
    ]
    if let digest = file.digest { members.append(.init("hash", .string(digest))) }
    members.append(.init("dialect", ["delimiter": ",", "lineTerminator": "\n", "header": true]))
    members.append(
      .init(
        "schema",
        [
          "fields": .array(table.columns.map(field)),
          "missingValues": [""],
          "primaryKey": .array(table.key.map { .string($0) }),
        ]))
    return .object(members)
  }

  private static func field(_ column: TableDescription.Column) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .string(column.name)), .init("type", .string(column.type.rawValue)),
      .init("description", .string(column.meaning)),
    ]
    if !column.unit.isEmpty { members.append(.init("unit", .string(column.unit))) }
    return .object(members)
  }
}
