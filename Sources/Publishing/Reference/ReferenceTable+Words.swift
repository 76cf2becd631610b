extension ReferenceTable {
  /// Every fixed phrase of figures and briefs in every language.
  public static var words: ReferenceTable {
    let records = CSVRecords.split(EmbeddedFile.words_csv)
    let languages = (records.first ?? []).dropFirst()
    return ReferenceTable(
      columns: [Column("part", .group), Column("key", .name)] + languages.map { Column($0, .prose) },
      rows: records.dropFirst().map { record in
        let part = record[0].split(separator: ".").first.map(String.init) ?? ""
        return [.text(part), .text(record[0])] + record.dropFirst().map { .text($0) }
      })
  }
}

extension PhraseTable {
  /// The shipped table as CSV: what another language is laid over.
  public static var shippedCSV: String { String(decoding: EmbeddedFile.words_csv, as: UTF8.self) }
}
