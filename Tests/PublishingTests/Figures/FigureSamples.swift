@testable import Publishing

/// Rows for figures, as small and as extreme as a test wants them.
enum FigureSamples {
  /// One policy of a comparison: mean and ends of its interval, any of them missing.
  struct Row {
    var title: String
    var mean: Double?
    var lower: Double?
    var upper: Double?

    init(_ title: String, _ mean: Double?, _ lower: Double? = nil, _ upper: Double? = nil) {
      self.title = title
      self.mean = mean
      self.lower = lower
      self.upper = upper
    }
  }

  /// Names that are long, have no spaces, or are written in other scripts and directions.
  static let difficultNames = [
    "Together, but projects of two firms of the same country only", "Wirtschaftsförderungsgesellschaftsprogramm",
    "数字化转型支持计划适用于中小型制造企业", "برنامج دعم التحول الرقمي للشركات الصغيرة", "תוכנית הדיגיטציה", "Näide & <b>\"x\"</b>",
  ]

  static func effects(
    _ rows: [Row], indicator: String = "net", unit: String = "pairs"
  ) -> FigureTable {
    var figure = FigureTable(
      columns: PolicyEffects.columns,
      facts: [
        "indicator": indicator, "unit": unit, "meaning": "", "technology": "all", "horizon": "16",
        "quarter": "2027Q4", "baseline": "No programme",
      ])
    for (place, row) in rows.enumerated() {
      figure.table.append([
        .text("policy-\(place)"), .text(row.title), .init(row.mean), .init(row.lower), .init(row.upper), .init(20),
        .init(place),
      ])
    }
    return figure
  }

  static func difference(
    _ rows: [Row], size: FigureSize = .wide, words: Wording = Wording()
  ) throws -> Figure {
    Figure(
      .difference, effects(rows), source: try .sample(), request: FigureRequest(),
      style: FigureStyle(size: size, wording: words))
  }
}
