/// The fixed words of figures and briefs in several languages: one table, which others can extend.
///
/// The table is CSV with a column `key` and one column per language, headed by its ISO 639-1 code. A phrase holds gaps
/// such as `{value}`. A phrase that a language lacks is taken from English.
public struct PhraseTable: Sendable {
  /// Codes of the languages, in the order of the columns.
  public let languages: [String]
  /// Phrases by key, in the order of ``languages``; empty where missing.
  let phrases: [String: [String]]

  /// The table that the program carries.
  public static let shipped = PhraseTable(parsed: CSVRecords.split(EmbeddedFile.words_csv))

  /// The shipped table with the languages and phrases of another laid over it.
  ///
  /// - Parameter bytes: CSV with a column `key` first.
  /// - Throws: ``PhraseTableError`` where the table cannot be read or names a phrase that no figure has.
  public init(extendedBy bytes: [UInt8]) throws(PhraseTableError) {
    let records = CSVRecords.split(bytes)
    guard let header = records.first, header.first == "key", header.count > 1 else {
      throw PhraseTableError(line: 1, "The header must be `key` and then one code per language, as `key,fr`.")
    }
    var languages = PhraseTable.shipped.languages
    var phrases = PhraseTable.shipped.phrases
    let added = header.dropFirst()
    for code in added where !languages.contains(code) { languages.append(code) }
    for (index, record) in records.enumerated().dropFirst() {
      guard record.count == header.count else {
        throw PhraseTableError(line: index + 1, "There are \(record.count) cells, but the header has \(header.count).")
      }
      guard let known = PhraseTable.shipped.phrases[record[0]] else {
        throw PhraseTableError(line: index + 1, "No figure has a phrase called '\(record[0])'.")
      }
      var row = phrases[record[0]] ?? known
      row += Array(repeating: "", count: max(0, languages.count - row.count))
      for (code, text) in zip(added, record.dropFirst()) {
        if let place = languages.firstIndex(of: code) { row[place] = text }
      }
      phrases[record[0]] = row
    }
    self.languages = languages
    self.phrases = phrases
  }

  private init(parsed records: [[String]]) {
    languages = Array((records.first ?? []).dropFirst())
    phrases = Dictionary(records.dropFirst().map { ($0[0], Array($0.dropFirst())) }) { first, _ in first }
  }

  /// The phrase in a language, else in English; nil where the table has none of this key.
  func phrase(_ key: String, language: String) -> String? {
    guard let row = phrases[key] else { return nil }
    let place = languages.firstIndex(of: language) ?? 0
    if place < row.count, !row[place].isEmpty { return row[place] }
    return row.first
  }
}

/// What is wrong with a table of phrases.
public struct PhraseTableError: Error, CustomStringConvertible {
  /// Line of the table, from 1.
  public let line: Int
  /// What is wrong and what to do.
  public let message: String

  init(line: Int, _ message: String) {
    self.line = line
    self.message = message
  }

  public var description: String { "line \(line): \(message)" }
}
