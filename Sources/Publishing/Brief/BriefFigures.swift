import Foundation

/// The figures of a folder that a brief shows, each where it belongs.
public struct BriefFigures: Sendable {
  /// Figures that could be drawn, in the order of the page.
  public let figures: [Figure]
  /// Why others could not although the tables promise them, in words. That a run has nothing to show in a kind, as the
  /// stability of the order of a single policy, is no failure.
  public let failures: [String]
  /// The same figures for a narrow screen.
  let narrow: [Figure]

  /// Kinds in the order of the page, and the section that each belongs to.
  static let places: [(kind: String, section: BriefPart)] = [
    ("difference", .effects), ("ranked", .effects), ("fan", .effects), ("waterfall", .money),
    ("cost-effectiveness", .money), ("absorption", .money), ("stability", .flips), ("tornado", .flips),
    ("multiples", .gains), ("gap", .gains), ("map", .gains), ("sobol", .assumptions), ("morris", .assumptions),
  ]

  /// Kinds in the order in which they are wanted, where not all that are possible fit.
  static let preference = [
    "difference", "ranked", "waterfall", "cost-effectiveness", "map", "fan", "tornado", "multiples", "stability",
    "absorption", "sobol", "gap", "morris",
  ]

  /// More than these are too many for a brief.
  static let limit = 10

  /// Draws what can be drawn of a folder.
  ///
  /// - Parameters:
  ///   - results: The folder.
  ///   - words: Language of the figures.
  ///   - request: What all of them start from, such as boundaries for maps.
  public init(_ results: ResultsReader, words: Wording, _ request: FigureRequest = FigureRequest()) {
    var figures: [Figure] = []
    var failures: [String] = []
    for name in BriefFigures.preference where figures.count < BriefFigures.limit {
      guard let kind = FigureKind(rawValue: name), kind.isPossible(in: results) else { continue }
      do {
        figures.append(try Figure(kind, from: results, request, style: FigureStyle(wording: words)))
      } catch {
        let isAskedFor = kind.rawValue == "map" && request != FigureRequest()
        if isAskedFor || !(error is FigureError) {
          failures.append("Figure \(kind.rawValue): \(error)")
        }
      }
    }
    figures = BriefFigures.places.compactMap { place in figures.first { $0.kind.rawValue == place.kind } }
    self.figures = figures
    self.failures = failures
    narrow = figures.map { figure in
      Figure(
        figure.kind, figure.table, source: figure.source, request: figure.request,
        style: FigureStyle(size: .column, wording: words))
    }
  }

  /// Figures of a section as blocks, numbered in the order of the page.
  func blocks(of section: BriefPart, words: Wording) -> [BriefBlock] {
    figures.indices.filter { part(of: figures[$0]) == section }.map { index in
      .picture(picture(index, words))
    }
  }

  private func part(of figure: Figure) -> BriefPart? {
    BriefFigures.places.first { $0.kind == figure.kind.rawValue }?.section
  }

  private func picture(_ index: Int, _ words: Wording) -> BriefPicture {
    let figure = figures[index]
    let name = figure.kind.rawValue
    let number = words.number(Double(index + 1))
    let label = words("brief.figure", ["number": number])
    let table = BriefTable(
      "\(label): \(figure.texts.title)", columns: figure.table.table.columns.map(\.name),
      rows: figure.table.table.rows.map { $0.map { cell($0, words) } },
      texts: Set(figure.table.table.columns.indices.filter { figure.table.table.columns[$0].type == .string }))
    return BriefPicture(
      anchor: "figure-\(name)", number: label, finding: figure.texts.title,
      measure: figure.texts.subtitle, wide: bare(figure).svgElement(id: name),
      narrow: bare(narrow[index]).svgElement(id: name + "-narrow"),
      numbers: BriefFold(summary: words("brief.numbers", ["number": number]), foldTable: table),
      fileName: name + ".csv",
      address: "data:text/csv;charset=utf-8;base64," + Data(FigureFiles.rows(of: figure).utf8).base64EncodedString(),
      download: words("brief.download", ["file": name + ".csv"]))
  }

  /// The picture without title and subtitle, which stand above it on the page.
  private func bare(_ figure: Figure) -> Figure {
    var style = figure.style
    (style.title, style.subtitle) = ("", "")
    return Figure(figure.kind, figure.table, source: figure.source, request: figure.request, style: style)
  }

  private func cell(_ field: TidyTable.Field, _ words: Wording) -> String {
    switch field {
    case .text(let text): text
    case .number(let number):
      number == number.rounded() ? words.number(number) : words.number(number, decimals: abs(number) >= 100 ? 1 : 4)
    case .missing: words("frame.missing")
    }
  }
}

/// Parts of a brief in the order of the page.
enum BriefPart: String, CaseIterable {
  case verdict, policies, effects, money, flips, gains, assumptions, warnings, methods, reproduce
}
