import Foundation

/// Reads a folder of results: its dictionary at once, its tables when asked, of these only what is asked for.
public struct ResultsReader: Sendable {
  /// The folder as it was named.
  public let folder: String
  /// Dictionaries in the order in which they are looked through: the folder's own, then those of analyses.
  private let dictionaries: [Package]
  /// Context of the study; nil where no dictionary tells it.
  public let context: StudyContext?

  /// One data package, as far as figures need it.
  struct Package: Sendable, Decodable {
    var title: String?
    var name: String?
    var description: String?
    var version: String?
    var resources: [Resource]
    var indicators: [Indicator]?
    var study: StudyContext?

    struct Resource: Sendable, Decodable {
      var name: String
      var path: String
      var description: String?
      var hash: String?
      var schema: Schema?
    }

    struct Schema: Sendable, Decodable { var fields: [Field] }

    struct Field: Sendable, Decodable {
      var name: String
      var type: String?
      var unit: String?
      var description: String?
    }

    struct Indicator: Sendable, Decodable {
      var name: String
      var unit: String
      var kind: String
      var description: String
    }
  }

  /// Reads the dictionaries of a folder.
  ///
  /// - Throws: ``ReadingError`` where the folder or its dictionary is missing or cannot be read.
  public init(folder: String) throws(ReadingError) {
    self.folder = folder
    var names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix("datapackage.json") }
    } catch {
      throw ReadingError(
        folder, "This folder is not there or cannot be read. Name a folder that `peloton run` wrote, as Results/<id>.")
    }
    // The folder's own first, the others by name.
    names.sort { ($0 == "datapackage.json" ? "" : $0) < ($1 == "datapackage.json" ? "" : $1) }
    guard !names.isEmpty else {
      throw ReadingError(
        folder,
        "There is no datapackage.json here. Figures need the tables and their dictionary; run the scenario again.")
    }
    var dictionaries: [Package] = []
    for name in names {
      let path = folder + "/" + name
      guard let content = FileManager.default.contents(atPath: path) else {
        throw ReadingError(path, "This file cannot be read.")
      }
      do {
        dictionaries.append(try JSONDecoder().decode(Package.self, from: content))
      } catch {
        throw ReadingError(path, "This is no data dictionary of Peloton: \(ReadingError.words(error))")
      }
    }
    self.dictionaries = dictionaries
    context = dictionaries.compactMap(\.study).first
  }

  /// Title of the scenario.
  public var title: String { dictionaries.compactMap(\.title).first { !$0.isEmpty } ?? folder }
  /// The scenario's question; may be empty.
  public var question: String { dictionaries.compactMap(\.description).first ?? "" }
  /// Name of the scenario.
  public var name: String { dictionaries.compactMap(\.name).first ?? "" }
  /// Version of the program that wrote the tables.
  public var version: String { dictionaries.compactMap(\.version).first ?? "" }

  /// Tables that the dictionaries name, with their hash where it stands there.
  var files: [(path: String, hash: String?)] { dictionaries.flatMap(\.resources).map { ($0.path, $0.hash) } }

  /// Whether the folder has a table, `effects`.
  public func has(_ table: String) -> Bool {
    resource(table).map { FileManager.default.fileExists(atPath: folder + "/" + $0.path) } ?? false
  }

  /// Meaning of an indicator; empty for an unknown one.
  func meaning(ofIndicator name: String) -> String { indicator(name)?.description ?? "" }

  /// Unit of an indicator; empty for an unknown one.
  func unit(ofIndicator name: String) -> String { indicator(name)?.unit ?? "" }

  /// Whether the tables know an indicator.
  func knows(indicator name: String) -> Bool { indicator(name) != nil }

  /// Names of all indicators, for hints.
  var indicatorNames: [String] { dictionaries.compactMap(\.indicators).first?.map(\.name) ?? [] }

  private func indicator(_ name: String) -> Package.Indicator? {
    dictionaries.lazy.compactMap(\.indicators).joined().first { $0.name == name }
  }

  /// Rows of a table whose fields are among the wanted ones, with all or some of its columns.
  ///
  /// - Parameters:
  ///   - table: Name without `.csv`.
  ///   - conditions: Per column the texts that a row may have there; a column without condition takes any.
  ///   - columns: Columns to keep, in this order; nil: all.
  /// - Throws: ``ReadingError`` where the table, or a column, is missing, or a number is none.
  func rows(
    of table: String, where conditions: KeyValuePairs<String, [String]> = [:], columns: [String]? = nil
  ) throws(ReadingError) -> TidyTable {
    guard let resource = resource(table) else {
      let known = dictionaries.flatMap(\.resources).map(\.name).joined(separator: ", ")
      throw ReadingError(folder, "There is no table '\(table)' here; there are \(known).")
    }
    let path = folder + "/" + resource.path
    guard let content = FileManager.default.contents(atPath: path) else {
      throw ReadingError(path, "The dictionary names this table, but it is not there or cannot be read.")
    }
    let described = (resource.schema?.fields ?? []).map { field in
      TableDescription.Column(
        field.name, .init(rawValue: field.type ?? "") ?? .string, unit: field.unit ?? "", field.description ?? "")
    }
    var scan = try TableScan(content, path: path, described: described)
    return try scan.rows(where: conditions, columns: columns)
  }

  /// Rows of a table that a folder may lack; none where it does.
  func rows(
    ofOptional table: String, _ conditions: KeyValuePairs<String, [String]>
  ) throws(ReadingError) -> [TidyTable.Record] {
    has(table) ? try rows(of: table, where: conditions).records : []
  }

  /// Whether a table is there and has at least one row.
  func hasRows(_ table: String) -> Bool {
    guard let path = resource(table)?.path, let content = FileManager.default.contents(atPath: folder + "/" + path),
      let headerEnd = content.firstIndex(of: UInt8(ascii: "\n"))
    else { return false }
    return content[content.index(after: headerEnd)...].contains { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
  }

  private func resource(_ table: String) -> Package.Resource? {
    dictionaries.lazy.flatMap(\.resources).first { $0.name == table }
  }
}

/// What is wrong with files that were to be read.
public struct ReadingError: Error, Sendable, Equatable, CustomStringConvertible {
  /// File or folder, with line where known.
  public let place: String
  /// What is wrong and what to do.
  public let message: String

  init(_ place: String, _ message: String) {
    self.place = place
    self.message = message
  }

  /// One line for people.
  public var description: String { "\(place): \(message)" }

  /// What a decoder complains of, with its place in the file.
  static func words(_ error: any Error) -> String {
    guard let error = error as? DecodingError else { return "\(error.localizedDescription)" }
    switch error {
    case .keyNotFound(let key, let context): return "'\(path(context, key))' is missing."
    case .typeMismatch(_, let context), .valueNotFound(_, let context):
      return "'\(path(context))' is not of the right kind."
    case .dataCorrupted: return "it is not valid JSON."
    @unknown default: return "it cannot be read."
    }
  }

  private static func path(_ context: DecodingError.Context, _ last: (any CodingKey)? = nil) -> String {
    (context.codingPath + (last.map { [$0] } ?? [])).map { $0.intValue.map { "\($0)" } ?? $0.stringValue }
      .joined(separator: ".")
  }
}
