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
    let files = try stage(figure, as: name, staging)
    try staging.publish(files.map(\.name))
    return files
  }

  /// Writes several figures into the folder `figures` of results, each under the name of its kind, all or none.
  ///
  /// - Throws: ``OutputError``.
  @discardableResult
  static func write(_ figures: [Figure], toResults folder: String) throws -> [WrittenFile] {
    let staging = try Staging(folder: folder + "/" + self.folder)
    defer { staging.discard() }
    let files = try figures.flatMap { try stage($0, as: $0.kind.rawValue, staging) }
    try staging.publish(files.map(\.name))
    return files
  }

  /// Folder of the figures within a results folder.
  private static let folder = "figures"

  /// Files that a run may write there, relative to the results folder.
  static var namesInResults: [String] {
    FigureKind.allCases.flatMap { kind in [".svg", ".csv", ".json"].map { "\(folder)/\(kind.rawValue)\($0)" } }
  }

  private static func stage(_ figure: Figure, as name: String, _ staging: Staging) throws -> [WrittenFile] {
    [
      try TableFile.write(text: figure.svg, as: name + ".svg", staging),
      try TableFile.write(text: rows(of: figure), as: name + ".csv", staging),
      try TableFile.write(specification(figure, table: name + ".csv"), as: name + ".json", staging),
    ]
  }

  /// The rows that a figure is drawn from, as CSV.
  static func rows(of figure: Figure) -> String {
    let table = figure.table.table
    var bytes: [UInt8] = []
    func add(_ fill: (inout CSVLine) -> Void) {
      var line = CSVLine()
      fill(&line)
      bytes += line.bytes + [UInt8(ascii: "\n")]
    }
    add { line in for column in table.columns { line.append(column.name) } }
    for row in table.rows {
      add { line in
        for field in row {
          if let number = field.number { line.append(number) } else { line.append(field.text) }
        }
      }
    }
    return String(decoding: bytes, as: UTF8.self)
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
