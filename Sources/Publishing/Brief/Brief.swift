import Foundation
import Mustache

/// The brief of a run: one page of HTML that needs nothing from outside, made of the files of its folder alone.
public struct Brief: Sendable {
  /// Name of the file in a results folder.
  public static let fileName = "brief.html"
  /// The page.
  public let html: String
  /// Figures that it shows.
  public let figures: BriefFigures

  /// Makes the brief of a folder.
  ///
  /// - Parameters:
  ///   - folder: A folder that `peloton run` wrote.
  ///   - words: Language of headings, sentences and figures; sentences that the run itself wrote stay English.
  ///   - request: What all figures start from, such as boundaries for maps.
  /// - Throws: ``ReadingError`` where the folder does not hold a run.
  public init(folder: String, words: Wording = Wording(), _ request: FigureRequest = FigureRequest()) throws {
    let source = try BriefSource(folder: folder, words: words)
    figures = BriefFigures(source.results, words: words, request)
    html = try Brief.render(Brief.page(source, figures))
  }

  /// Draws the figures of a results folder and makes its brief, and writes both there. The tables are only read.
  ///
  /// - Returns: the brief, which knows its figures and what could not be drawn.
  /// - Throws: ``ReadingError`` and ``OutputError``.
  @discardableResult
  public static func publish(in folder: String) throws -> Brief {
    let brief = try Brief(folder: folder)
    try FigureFiles.write(brief.figures.figures, toResults: folder)
    try brief.write(to: folder + "/" + fileName)
    return brief
  }

  /// Writes the page.
  ///
  /// - Parameter path: The file, `Results/x/brief.html`.
  /// - Throws: ``OutputError``.
  @discardableResult
  public func write(to path: String) throws -> WrittenFile {
    let url = URL(fileURLWithPath: path)
    let staging = try Staging(folder: path.contains("/") ? url.deletingLastPathComponent().path : ".")
    defer { staging.discard() }
    let file = try TableFile.write(text: html, as: url.lastPathComponent, staging)
    try staging.publish([file.name])
    return file
  }

  private static func render(_ page: BriefPage) throws -> String {
    func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }
    var library = MustacheLibrary()
    try library.register(text(EmbeddedFile.brief_table_html_mustache), named: "table")
    try library.register(text(EmbeddedFile.brief_html_mustache), named: "brief")
    return library.render(page, withTemplate: "brief") ?? ""
  }

  private static func page(_ source: BriefSource, _ figures: BriefFigures) -> BriefPage {
    let words = source.words
    return BriefPage(
      language: words.language, title: source.results.title, kicker: words("brief.kind"),
      question: source.results.question.isEmpty ? nil : source.results.question, facts: facts(source),
      skip: words("brief.skip"),
      contents: words("brief.contents"), version: source.run.program.version,
      style: String(decoding: EmbeddedFile.brief_css, as: UTF8.self),
      sections: BriefPart.allCases.compactMap { part in
        let blocks = blocks(of: part, source, figures)
        return blocks.isEmpty
          ? nil : BriefSection(id: part.rawValue, heading: words("brief.\(part.rawValue)"), blocks: blocks)
      },
      foot: FigureSource(source.results).line(words))
  }

  private static func facts(_ source: BriefSource) -> String {
    let words = source.words
    let context = source.context
    return words(
      "brief.facts",
      [
        ("firms", words.number((Double(context.firms) * context.weight).rounded())),
        ("regions", words.number(Double(context.regions.count))),
        ("countries", words.number(Double(context.countries.count))),
        ("replicates", words.number(Double(context.replicates))),
        ("policies", words.number(Double(source.policies.count))), ("baseline", source.baseline),
      ])
  }

  private static func blocks(of part: BriefPart, _ source: BriefSource, _ figures: BriefFigures) -> [BriefBlock] {
    let pictures = figures.blocks(of: part, words: source.words)
    let methods = MethodSection(source: source)
    switch part {
    case .verdict:
      let verdict = VerdictWords(source: source)
      return [.headline(verdict.headline)] + (verdict.tiles.isEmpty ? [] : [.tiles(verdict.tiles)])
        + (verdict.sentences.isEmpty ? [] : [.points(verdict.sentences)])
    case .policies: return PolicySection(source: source).blocks
    case .effects:
      // Sentences stand after the first picture: on paper they fill the page that the next one would leave.
      return Array(pictures.prefix(1)) + methods.findings + Array(pictures.dropFirst())
    case .money: return pictures
    case .flips: return FlipSection(source: source).blocks + pictures
    case .gains: return GainSection(source: source).blocks + pictures
    case .assumptions: return AssumptionSection(source: source).blocks + pictures
    case .warnings: return methods.warnings
    case .methods: return methods.methods
    case .reproduce: return methods.reproduction
    }
  }
}
