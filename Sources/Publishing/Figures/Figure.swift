import ScenarioModel

/// A figure: its kind, its rows, its looks, and what is drawn from them.
public struct Figure: Sendable {
  /// What kind of picture it is.
  public let kind: FigureKind
  /// The rows that are drawn.
  public let table: FigureTable
  /// Where the numbers come from.
  public let source: FigureSource
  /// How it looks.
  public let style: FigureStyle
  /// What was asked for.
  public let request: FigureRequest
  /// Words as drawn.
  public let texts: FigureTexts
  /// The finding that the numbers give, whatever title is drawn.
  package let finding: String
  /// Everything on the page.
  package let scene: Scene
  /// Size of the page, pixels.
  package let width: Double
  package let height: Double

  /// Takes what the figure needs from a results folder and draws it.
  ///
  /// - Throws: ``FigureError`` or ``ReadingError``.
  public init(
    _ kind: FigureKind, from results: ResultsReader, _ request: FigureRequest = FigureRequest(),
    style: FigureStyle = FigureStyle()
  ) throws {
    let table = try kind.design.gather(results, request)
    guard !table.table.isEmpty else {
      throw FigureError("There is nothing to draw: no row of \(kind.table).csv is of what was asked for.")
    }
    self.init(kind, table, source: FigureSource(results), request: request, style: style)
  }

  /// Draws rows that are already at hand.
  init(
    _ kind: FigureKind, _ table: FigureTable, source: FigureSource, request: FigureRequest, style: FigureStyle
  ) {
    self.kind = kind
    self.table = table
    self.source = source
    self.style = style
    self.request = request
    var page = FigurePage(size: style.size, words: style.wording, source: source)
    var texts = kind.design.texts(table, page)
    finding = texts.title
    texts.title = style.title ?? texts.title
    texts.subtitle = style.subtitle ?? texts.subtitle
    self.texts = texts
    width = style.size.width
    height = Figure.compose(texts, table, kind, &page)
    scene = page.scene
  }

  /// Title, subtitle, the figure's own part, notes and source, from top to bottom.
  /// - Returns: the height of the page.
  private static func compose(
    _ texts: FigureTexts, _ table: FigureTable, _ kind: FigureKind, _ page: inout FigurePage
  ) -> Double {
    var edge = 10 * page.scale
    if !texts.title.isEmpty {
      edge = page.paragraph(texts.title, from: edge, size: page.titleSize, isBold: true, limit: 4)
    }
    if !texts.subtitle.isEmpty {
      edge = page.paragraph(texts.subtitle, from: edge + 2, size: page.subtitleSize, colour: .quietInk, limit: 4)
    }
    page.top = edge + 8 * page.scale
    let foot = (texts.notes + [page.source.line(page.words)]).joined(separator: " ")
    let footLines = TextMetrics.lines(foot, width: page.width, size: page.noteSize).count
    let footHeight = Double(footLines) * page.noteSize * 1.27 + 18 * page.scale
    page.availableHeight = page.size.fixedHeight.map { $0 - page.top - footHeight }
    let noteSize = page.noteSize
    let bottom = kind.design.draw(table, on: &page)
    let footTop = max(bottom + 8 * page.scale, (page.size.fixedHeight ?? 0) - footHeight + 8 * page.scale)
    let end = page.paragraph(foot, from: footTop, size: noteSize, colour: .quietInk)
    return max(page.size.fixedHeight ?? 0, end + 8 * page.scale)
  }

  /// The figure as an SVG file.
  public var svg: String { document(idPrefix: "").file }

  /// The figure as an element for a page of HTML; `id` tells its parts from those of other figures there.
  public func svgElement(id: String) -> String { document(idPrefix: id + "-").element }

  private func document(idPrefix: String) -> SVGDocument {
    SVGDocument(
      scene, width: width, height: height, title: texts.title.isEmpty ? finding : texts.title,
      description: texts.description, language: style.wording.language, printWidth: style.size.printWidth,
      idPrefix: idPrefix)
  }
}
