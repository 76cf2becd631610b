import Foundation

extension Figure {
  /// Draws a figure again from the specification and the rows that were written beside it, as they stand now.
  ///
  /// - Parameters:
  ///   - path: The specification, `figures/net.json`; the rows lie beside it.
  ///   - style: Looks instead of those in the specification, part by part; nil: as they stand there.
  /// - Throws: ``FigureError`` or ``ReadingError`` where a file is missing or does not hold what it must.
  public init(
    specification path: String, size: FigureSize? = nil, wording: Wording? = nil, title: String? = nil,
    subtitle: String? = nil
  ) throws {
    guard let content = FileManager.default.contents(atPath: path) else {
      throw ReadingError(path, "This file is not there or cannot be read.")
    }
    let document: FigureDocument
    do {
      document = try JSONDecoder().decode(FigureDocument.self, from: content)
    } catch {
      throw ReadingError(path, "This is no specification of a figure: \(ReadingError.words(error))")
    }
    guard let kind = FigureKind(rawValue: document.kind) else {
      throw ReadingError(
        path,
        "There is no kind of figure called '\(document.kind)'; there are "
          + "\(FigureKind.allCases.map(\.rawValue).joined(separator: ", ")).")
    }
    let folder = path.contains("/") ? URL(fileURLWithPath: path).deletingLastPathComponent().path + "/" : ""
    guard let rows = FileManager.default.contents(atPath: folder + document.table) else {
      throw ReadingError(folder + document.table, "The specification names this table, but it is not there.")
    }
    var scan = try TableScan(
      rows, path: folder + document.table,
      described: document.columns.map {
        .init($0.name, .init(rawValue: $0.type) ?? .string, unit: $0.unit, $0.description)
      })
    let table = try scan.rows(where: [:], columns: document.columns.map(\.name))
    guard !table.isEmpty else { throw ReadingError(folder + document.table, "This table has no rows to draw.") }
    let facts = document.facts.sorted { $0.key < $1.key }.map { FigureTable.Fact(name: $0.key, value: $0.value) }
    self.init(
      kind, FigureTable(table, facts: facts), source: document.source, request: FigureRequest(),
      style: FigureStyle(
        size: size ?? FigureSize(rawValue: document.size) ?? .wide,
        wording: wording ?? Wording(document.language, hasDecimalComma: document.decimalComma),
        title: title ?? document.title, subtitle: subtitle ?? document.subtitle))
  }
}

/// The specification as it stands in the file.
private struct FigureDocument: Decodable {
  var kind: String
  var table: String
  var size: String
  var language: String
  var decimalComma: Bool
  var title: String?
  var subtitle: String?
  var facts: [String: String]
  var columns: [Column]
  var source: FigureSource

  struct Column: Decodable {
    var name: String
    var type: String
    var unit: String
    var description: String
  }
}
