import Foundation
import ScenarioModel

/// A figure as files: the picture, its rows as CSV, and its specification as JSON. From the latter two it can be drawn
/// again, after an author has changed them.
public struct FigureFiles {
  /// Writes `stem.svg`, `stem.csv` and `stem.json`, all or none.
  ///
  /// - Parameter path: Path of the SVG file, with or without its ending.
  /// - Throws: ``OutputError``.
  @discardableResult
  public static func write(_ figure: Figure, to path: String) throws -> [WrittenFile] {
    let stem = path.hasSuffix(".svg") ? String(path.dropLast(4)) : path
    let url = URL(fileURLWithPath: stem)
    let folder = stem.contains("/") ? url.deletingLastPathComponent().path : "."
    let name = url.lastPathComponent
    let staging = try Staging(folder: folder)
    defer { staging.discard() }
    let files = [
      try TableFile.write(text: figure.svg, as: name + ".svg", staging),
      try writeRows(of: figure, as: name + ".csv", staging),
      try TableFile.write(specification(figure, table: name + ".csv"), as: name + ".json", staging),
    ]
    try staging.publish(files.map(\.name))
    return files
  }

  private static func writeRows(of figure: Figure, as name: String, _ staging: Staging) throws -> WrittenFile {
    let table = figure.table.table
    let description = TableDescription(
      name: figure.kind.rawValue, meaning: figure.kind.summary, columns: table.columns, key: [])
    return try TableFile.write(name, description, staging, nil) { writer in
      for row in table.rows {
        try writer.row(CSVLine()) { line in
          for field in row {
            if let number = field.number { line.append(number) } else { line.append(field.text) }
          }
        }
      }
    }
  }

  /// Everything besides the rows that the picture is drawn from, and the words as drawn.
  static func specification(_ figure: Figure, table: String) -> JSONValue {
    let style = figure.style
    let source = figure.source
    return .object([
      "kind": .text(figure.kind.rawValue), "table": .text(table), "size": .text(style.size.rawValue),
      "language": .text(style.wording.language), "decimalComma": .bool(style.wording.decimalSign == ","),
      "title": .text(style.title), "subtitle": .text(style.subtitle),
      "facts": .object(figure.table.facts.map { JSONValue.Member($0.name, .text($0.value)) }),
      "columns": .array(
        figure.table.table.columns.map {
          .object([
            "name": .text($0.name), "type": .text($0.type.rawValue), "unit": .text($0.unit),
            "description": .text($0.meaning),
          ])
        }),
      "source": .object([
        "title": .text(source.title), "version": .text(source.version),
        "confidenceLevel": .number(source.confidenceLevel), "replicates": .whole(source.replicates),
        "firstReplicate": .whole(source.firstReplicate), "lastReplicate": .whole(source.lastReplicate),
        "populationSeed": .text(source.populationSeed), "eventSeed": .text(source.eventSeed),
      ]),
      "drawn": .object([
        "title": .text(figure.texts.title), "subtitle": .text(figure.texts.subtitle),
        "notes": .texts(figure.texts.notes), "description": .text(figure.texts.description),
      ]),
    ])
  }
}
