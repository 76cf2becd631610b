import Foundation

@testable import Publishing

#if canImport(FoundationXML)
import FoundationXML
#endif

/// Looks at figures as geometry: what a reader would see as labels on top of each other or cut off at the page.
enum SceneInspection {
  /// Pixels by which two boxes may reach into each other: widths are those of one face, readers have others.
  static let tolerance = 1.0

  /// Pairs of texts whose boxes overlap.
  static func overlaps(in figure: Figure) -> [(String, String)] { overlaps(in: figure.scene) }

  static func overlaps(in scene: Scene) -> [(String, String)] {
    let labels = scene.labels.filter { !$0.text.isEmpty }.map { ($0.text, $0.box.inset(by: tolerance)) }
    var found: [(String, String)] = []
    for (index, first) in labels.enumerated() {
      for second in labels[(index + 1)...] where first.1.overlaps(second.1) { found.append((first.0, second.0)) }
    }
    return found
  }

  /// Texts that do not lie wholly on the page.
  static func overflows(in figure: Figure) -> [String] {
    let page = Box(left: 0, top: 0, right: figure.width, bottom: figure.height).inset(by: -tolerance)
    return figure.scene.labels.filter { !page.contains($0.box) }.map(\.text)
  }

  /// What an XML parser has against a text; nil: it is well formed.
  static func problem(ofXML text: String) -> String? {
    let parser = XMLParser(data: Data(text.utf8))
    return parser.parse() ? nil : "\(parser.parserError.map { "\($0)" } ?? "unknown"), line \(parser.lineNumber)"
  }

  /// All that can be wrong with any figure, in words; empty: nothing.
  static func problems(of figure: Figure) -> [String] {
    overlaps(in: figure).map { "'\($0.0)' and '\($0.1)' overlap" }
      + overflows(in: figure).map { "'\($0)' leaves the page" }
      + (problem(ofXML: figure.svg).map { ["the SVG is no XML: \($0)"] } ?? [])
      + (figure.svg.contains("nan") || figure.svg.contains("inf") ? ["a place is no number"] : [])
      + (figure.texts.title.contains("{") || figure.texts.description.contains("{") ? ["a gap is left open"] : [])
  }
}

extension FigureSource {
  /// A source for figures whose rows are made in tests.
  static func sample(replicates: Int = 20) throws -> FigureSource {
    try JSONDecoder().decode(
      FigureSource.self,
      from: Data(
        """
        {"title": "A tiny study", "version": "0.1.0", "confidenceLevel": 0.95, "replicates": \(replicates),
         "firstReplicate": 1, "lastReplicate": \(replicates)}
        """.utf8))
  }
}
