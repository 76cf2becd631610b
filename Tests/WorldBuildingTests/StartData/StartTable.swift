import Foundation
import Testing

@testable import ScenarioModel

/// A table of `Scenarios/Data`, its rows by column name.
struct StartTable {
  typealias Row = [String: String]

  let columns: [String]
  let rows: [Row]

  init(_ name: String) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let text = try String(contentsOf: root.appendingPathComponent("Scenarios/Data/\(name)"), encoding: .utf8)
    var problems = ProblemList()
    let table = try #require(CSVTable(text, file: name, problems: &problems))
    let columns = table.header.map(\.text)
    self.columns = columns
    rows = table.rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(columns, row.cells.map(\.text)))
    }
  }

  /// Columns that carry a figure with provenance.
  var figureColumns: [String] { columns.filter { columns.contains("\($0)_provenance") } }
}

extension StartTable.Row {
  /// The cell as a number; not a number when it is none, so that a comparison with it fails.
  func number(_ column: String) -> Double { self[column].flatMap(Double.init) ?? .nan }

  func text(_ column: String) -> String { self[column] ?? "" }

  /// Code of the country, from that of the region.
  var country: String { String(text("nuts_code").prefix(2)) }
}

/// The published figures of `Scenarios/Data/Figures`, by area, figure and year.
struct PublishedFigures {
  struct Figure {
    let value: Double
    let status: String
  }

  private let figures: [String: [String: [String: Figure]]]

  init(_ names: [String]) throws {
    var figures: [String: [String: [String: Figure]]] = [:]
    for name in names {
      for row in try StartTable("Figures/\(name).csv").rows {
        let found = figures[row.text("figure"), default: [:]][row.text("area"), default: [:]].updateValue(
          Figure(value: row.number("value"), status: row.text("status")), forKey: row.text("year"))
        #expect(found == nil, "\(row.text("area")) has \(row.text("figure")) \(row.text("year")) twice")
      }
    }
    self.figures = figures
  }

  /// The figure of a year, or of the one year there is.
  func figure(_ name: String, _ area: String, year: String? = nil) -> Figure? {
    guard let years = figures[name]?[area] else { return nil }
    return year.map { years[$0] } ?? (years.count == 1 ? years.values.first : nil)
  }

  func value(_ name: String, _ area: String, year: String? = nil) -> Double? { figure(name, area, year: year)?.value }

  /// Sum over all regions of a country that have the figure, with how many of them do.
  func sum(_ name: String, overRegionsOf country: String) -> Double {
    (figures[name] ?? [:]).filter { $0.key.hasPrefix(country) }.compactMap { $0.value.values.first?.value }
      .reduce(0, +)
  }

  /// Areas that have the figure, ascending.
  func areas(with name: String) -> [String] { (figures[name] ?? [:]).keys.sorted() }
}

/// A cell as a rule gives it.
struct RuleValue {
  var value: Double
  var provenance: Provenance
  /// How far the table may lie from it: half a unit of its last digit, and nothing for whole numbers.
  var tolerance = 0.0

  func expectIsIn(_ row: StartTable.Row, _ column: String, _ name: String) {
    #expect(abs(row.number(column) - value) <= tolerance + 1e-9, "\(name) \(column): the rule gives \(value)")
    #expect(row.text("\(column)_provenance") == provenance.rawValue, "\(name) \(column)")
  }
}
