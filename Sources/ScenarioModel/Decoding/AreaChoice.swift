/// Which rows of a regions table take part: those whose column `area` is listed under `world.areas`.
struct AreaChoice {
  /// Column of the regions table that groups its rows.
  static let column = "area"

  /// Nil: every row takes part.
  private var chosen: Set<String>?

  /// Reads the list of areas and tells which of them the table lacks. Without a list every row takes part, and the
  /// column may be missing.
  init(_ list: SourceNode?, among reader: inout TableReader) {
    guard let list else { return }
    guard let column = reader.table.column(Self.column) else {
      reader.problems.error(
        list.place, "world.areas",
        "chooses areas, but the table of regions, \(reader.table.file), has no column \(Self.column)."
          + " Leave the key out, or add the column.")
      return
    }
    let areas = Self.areas(of: reader.rows, column)
    var chosen: Set<String> = []
    for (index, element) in list.elements.enumerated() {
      guard let name = element.text else { continue }
      let path = "world.areas[\(index)]"
      if !chosen.insert(name).inserted {
        reader.problems.error(element.place, path, "is \(name), which is listed already.")
      } else if !areas.contains(name) {
        let near = NearestWord.to(name, among: areas).map { " Did you mean \($0)?" } ?? ""
        reader.problems.error(
          element.place, path,
          "is \(name), which is no area of the table of regions.\(near) Its areas are: \(areas.joined(separator: ", "))."
        )
      }
    }
    self.chosen = chosen
  }

  /// The row takes part.
  func includes(_ row: CSVTable.Row, of table: CSVTable) -> Bool {
    guard let chosen, let column = table.column(Self.column) else { return true }
    return chosen.contains(row.cells[column].text)
  }

  /// The areas of the table in order of appearance.
  private static func areas(of rows: ArraySlice<CSVTable.Row>, _ column: Int) -> [String] {
    var areas: [String] = []
    for area in rows.map({ $0.cells[column].text }) where !area.isEmpty && !areas.contains(area) { areas.append(area) }
    return areas
  }
}
