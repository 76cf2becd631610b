import Findings
import ScenarioModel

/// `datapackage.json`: the data dictionary of the folder, after the Frictionless Data Package standard, version 1.
enum DataPackage {
  static let fileName = "datapackage.json"

  static func value(_ findings: StudyFindings, _ files: [WrittenFile], version: String) -> JSONValue {
    value(
      name: findings.scenario.id, title: findings.scenario.title, question: findings.scenario.question,
      version: version, tables: Array(zip(ResultTable.tables(of: findings).map(\.description), files)),
      context: StudyContext(findings))
  }

  /// Tables of any kind with their files, in order; `remark` is added to the meaning of every table, and `context` tells
  /// figures what the tables themselves do not.
  static func value(
    name: String, title: String, question: String, version: String, tables: [(TableDescription, WrittenFile)],
    remark: String = "", context: StudyContext? = nil
  ) -> JSONValue {
    .object([
      "profile": .text("data-package"), "name": .text(name), "title": .text(title), "description": .text(question),
      "version": .text(version), "resources": .array(tables.map { resource($0.0, $0.1, remark) }),
      "indicators": .array(
        IndicatorDefinition.all.map {
          .object([
            "name": .text($0.name), "unit": .text($0.unit), "kind": .text($0.kind), "description": .text($0.meaning),
          ])
        }),
      "study": context?.document ?? .null,
    ])
  }

  private static func resource(_ table: TableDescription, _ file: WrittenFile, _ remark: String) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .text(table.name)), .init("path", .text(file.name)),
      .init("description", .text(table.meaning + remark)), .init("profile", .text("tabular-data-resource")),
      .init("format", .text("csv")), .init("mediatype", .text("text/csv")), .init("encoding", .text("utf-8")),
      .init("bytes", .whole(file.bytes)),
    ]
    if let digest = file.digest { members.append(.init("hash", .text(digest))) }
    members.append(
      .init("dialect", .object(["delimiter": .text(","), "lineTerminator": .text("\n"), "header": .bool(true)])))
    members.append(
      .init(
        "schema",
        .object([
          "fields": .array(table.columns.map(field)), "missingValues": .texts([""]), "primaryKey": .texts(table.key),
        ])))
    return .object(members)
  }

  private static func field(_ column: TableDescription.Column) -> JSONValue {
    var members: [JSONValue.Member] = [
      .init("name", .text(column.name)), .init("type", .text(column.type.rawValue)),
      .init("description", .text(column.meaning)),
    ]
    if !column.unit.isEmpty { members.append(.init("unit", .text(column.unit))) }
    return .object(members)
  }
}
