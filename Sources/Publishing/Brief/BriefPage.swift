/// What stands on the page of a brief, in order; the template sets it in HTML and knows nothing else.
struct BriefPage {
  var language: String
  var title: String
  var kicker: String
  var question: String?
  var facts: String
  var skip: String
  var contents: String
  var version: String
  var style: String
  var sections: [BriefSection]
  var foot: String
}

/// A part of the brief with a heading of its own.
struct BriefSection {
  var id: String
  var heading: String
  var blocks: [BriefBlock]
}

/// One thing in a section: exactly one of the members is set.
struct BriefBlock {
  var headline: String?
  var tiles: BriefTiles?
  var subheading: String?
  var paragraph: String?
  var points: BriefPoints?
  var table: BriefTable?
  var picture: BriefPicture?
  var fold: BriefFold?
  var code: String?

  static func headline(_ text: String) -> BriefBlock { BriefBlock(headline: text) }
  static func tiles(_ tiles: [BriefTile]) -> BriefBlock { BriefBlock(tiles: BriefTiles(tileList: tiles)) }
  static func subheading(_ text: String) -> BriefBlock { BriefBlock(subheading: text) }
  static func paragraph(_ text: String) -> BriefBlock { BriefBlock(paragraph: text) }
  /// Sentences one below the other; `language` where it is not that of the page.
  static func points(_ texts: [String], language: String? = nil) -> BriefBlock {
    BriefBlock(points: BriefPoints(pointsLanguage: language, items: texts))
  }
  static func table(_ table: BriefTable) -> BriefBlock { BriefBlock(table: table) }
  static func picture(_ picture: BriefPicture) -> BriefBlock { BriefBlock(picture: picture) }
  static func fold(_ summary: String, _ table: BriefTable) -> BriefBlock {
    BriefBlock(fold: BriefFold(summary: summary, foldTable: table))
  }
  static func code(_ text: String) -> BriefBlock { BriefBlock(code: text) }
}

/// A number that stands out, with what it is.
struct BriefTile {
  var number: String
  var meaning: String
}

struct BriefTiles {
  var tileList: [BriefTile]
}

struct BriefPoints {
  var pointsLanguage: String?
  var items: [String]
}

/// A plain table: the first cell of a row is its heading.
struct BriefTable {
  var caption: String
  var columns: [BriefColumn]
  var rows: [BriefRow]
  var note: String?
  /// Whether it may go over the end of a page.
  var isLong: Bool
  /// Language of the rows where it is not that of the page.
  var rowLanguage: String?

  /// - Parameters:
  ///   - columns: Headings; the first stands above the headings of the rows.
  ///   - rows: Cells, the heading of the row first.
  ///   - texts: Columns whose cells are words and stand at the left.
  init(_ caption: String, columns: [String], rows: [[String]], texts: Set<Int> = [], note: String? = nil) {
    self.caption = caption
    self.columns = columns.enumerated().map { BriefColumn(heading: $1, isText: $0 == 0 || texts.contains($0)) }
    self.rows = rows.map { cells in
      BriefRow(
        label: cells.first ?? "",
        cells: cells.enumerated().dropFirst().map { BriefCell(content: $1, isWords: texts.contains($0)) })
    }
    self.note = note
    isLong = rows.count > 8
  }
}

struct BriefColumn {
  var heading: String
  var isText: Bool
}

struct BriefRow {
  var label: String
  /// Key below the label; nil: none.
  var key: String?
  var cells: [BriefCell]
}

struct BriefCell {
  var content: String
  var isWords: Bool
}

/// A figure with its caption, its numbers as a table, and its rows for download.
struct BriefPicture {
  var anchor: String
  var number: String
  var finding: String
  var measure: String
  /// The picture for a page, and for a narrow screen.
  var wide: String
  var narrow: String
  var numbers: BriefFold
  var fileName: String
  /// The rows as a `data:` address.
  var address: String
  var download: String
}

/// Something that a reader may open.
struct BriefFold {
  var summary: String
  var foldTable: BriefTable
}
