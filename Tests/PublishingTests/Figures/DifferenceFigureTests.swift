import Foundation
import Testing

@testable import Publishing

@Suite("The difference from the baseline")
struct DifferenceFigureTests {
  typealias Row = FigureSamples.Row

  private func title(_ rows: [Row], _ language: String = "en") throws -> String {
    try FigureSamples.difference(rows, words: Wording(language)).texts.title
  }

  @Test func `an interval that holds zero gives no effect, whatever its mean`() throws {
    let one = try title([Row("The fund", 40, -1, 81)])
    #expect(one.contains("The fund") && one.contains("has no distinct effect"))
    #expect(try title([Row("A", 40, -1, 81), Row("B", -9, -20, 0)]).contains("No policy has a distinct effect"))
  }

  @Test func `an interval below zero reads as harm, and one above as gain`() throws {
    let harm = try title([Row("The fund", -12, -20, -4)])
    #expect(harm.contains("lowers") && harm.contains("12") && !harm.contains("raises"))
    #expect(try title([Row("The fund", 12, 4, 20)]).contains("raises"))
    let both = try title([Row("A", 12, 4, 20), Row("B", -12, -20, -4), Row("C", 1, -1, 3)])
    #expect(both.contains("raises net additional uses by 12") && both.contains("lower") && !both.contains("All"))
    let two = try title([Row("A", -12, -20, -4), Row("B", -13, -20, -4), Row("C", 1, -1, 3)])
    #expect(two.contains("2 of 3 policies lower") && !two.contains("raise"))
  }

  @Test func `without any number the title says that none is known`() throws {
    #expect(try title([Row("A", nil), Row("B", nil)]).contains("No number is known"))
  }

  @Test func `one replicate makes no claim`() throws {
    let claim = try title([Row("A", 40)])
    #expect(claim.contains("cannot be told from chance") && !claim.contains("raises"))
  }

  @Test(arguments: ["en", "de", "nl", "et"])
  func `every language fills its gaps and keeps to its numbers`(language: String) throws {
    let figure = try FigureSamples.difference([Row("A", 1234.5, 1200, 1300)], words: Wording(language))
    #expect(SceneInspection.problems(of: figure).isEmpty)
    #expect(figure.svg.contains("lang=\"\(language)\""))
  }

  @Test(arguments: [FigureSize.column, .wide, .slide])
  func `extreme rows draw without overlap, overflow or crash`(size: FigureSize) throws {
    let cases: [[Row]] = [
      [Row("One", 5, 4, 6)], (1...12).map { Row("Policy number \($0)", Double($0), Double($0) - 3, Double($0) + 3) },
      [Row("Zero", 0, 0, 0)], [Row("A", nil), Row("B", nil)], [Row("A", 3), Row("B", -3)],
      [Row("Huge", 9e11, 8e11, 1e12), Row("Tiny", 1e-9, -1e-9, 2e-9)],
      FigureSamples.difficultNames.enumerated().map { Row($1, Double($0), Double($0) - 1, Double($0) + 1) },
    ]
    for rows in cases {
      let figure = try FigureSamples.difference(rows, size: size)
      #expect(SceneInspection.problems(of: figure) == [])
    }
  }

  @Test func `specification and rows give the same bytes again, and an edited row another picture`() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peloton-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let figure = try FigureSamples.difference(
      [Row("Näide, \"two\"", 1.25, 0.5, 2), Row("B", nil)], size: .column, words: Wording("de"))
    let path = folder.appendingPathComponent("figures/d").path
    try FigureFiles.write(figure, to: path + ".svg")
    let written = try String(contentsOfFile: path + ".svg", encoding: .utf8)
    #expect(written == figure.svg)
    #expect(try Figure(specification: path + ".json").svg == written)
    let rows = try String(contentsOfFile: path + ".csv", encoding: .utf8)
    try rows.replacing("1.25", with: "1.75").write(toFile: path + ".csv", atomically: true, encoding: .utf8)
    let edited = try Figure(specification: path + ".json")
    #expect(edited.svg != written && edited.texts.title.contains("1,75"))
  }
}
