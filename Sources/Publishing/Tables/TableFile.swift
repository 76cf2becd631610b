import ScenarioModel

/// Writes single files of a folder that is being staged.
enum TableFile {
  /// A table: `fill` writes its rows.
  static func write(
    _ name: String, _ description: TableDescription, _ staging: Staging, _ digest: ((String) throws -> String)?,
    _ fill: (inout CSVWriter) throws -> Void
  ) throws -> WrittenFile {
    let sink = try ByteSink(creating: staging.stagedPath(name), finalPath: staging.shownPath(name))
    do {
      var writer = try CSVWriter(sink, header: description.columns.map(\.name))
      try fill(&writer)
      let bytes = try writer.finish()
      return WrittenFile(
        name: name, path: staging.shownPath(name), bytes: bytes, rows: writer.rowCount,
        digest: try digest?(staging.stagedPath(name)))
    } catch {
      sink.abandon()
      throw error
    }
  }

  static func write(_ document: JSONValue, as name: String, _ staging: Staging) throws -> WrittenFile {
    try write(text: document.rendered + "\n", as: name, staging)
  }

  /// A text of any kind.
  static func write(text: String, as name: String, _ staging: Staging) throws -> WrittenFile {
    let bytes = Array(text.utf8)
    var sink = try ByteSink(creating: staging.stagedPath(name), finalPath: staging.shownPath(name))
    do {
      try sink.append(bytes)
      try sink.finish()
    } catch {
      sink.abandon()
      throw error
    }
    return WrittenFile(name: name, path: staging.shownPath(name), bytes: bytes.count, rows: nil, digest: nil)
  }
}
