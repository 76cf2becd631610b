import Experiments
import Foundation
import Testing

@testable import Publishing

/// The kinds that are drawn from the tables of a run.
private let runKinds: [FigureKind] = [
  .difference, .ranked, .costEffectiveness, .waterfall, .absorption, .stability, .fan, .multiples, .gap, .ladder,
  .integration, .hubs,
]

/// A folder that puts figures to the test.
private enum Extreme: String, CaseIterable {
  case usual, one, twelve, null, same, harm, missing, oneReplicate, difficultNames

  var sample: ResultsSample {
    var sample = ResultsSample()
    switch self {
    case .usual: break
    case .one: sample.titles = ["Vouchers"]
    case .twelve:
      sample.titles = (1...12).map { "A policy with a name that is about sixty letters long, no. \($0)" }
    case .null: sample.effect = .null
    case .same: sample.effect = .same
    case .harm: sample.effect = .harm
    case .missing: sample.effect = .missing
    case .oneReplicate: sample.replicates = 1
    case .difficultNames:
      sample.titles = [
        "数字化转型支持计划适用于中小型制造企业", "برنامج دعم التحول الرقمي", "Wirtschaftsförderungsgesellschaftsprogrammzuschuss",
        "A & <b> \"x\"",
      ]
    }
    return sample
  }
}

@Suite("Figures of a run")
struct RunFigureTests {
  @Test(arguments: runKinds, Extreme.allCases)
  private func `no text overlaps another or leaves the page, in any size`(kind: FigureKind, extreme: Extreme) throws {
    try extreme.sample.read { results in
      guard kind.isPossible(in: results) else { return }
      for size in FigureSize.allCases {
        let figure = try Figure(kind, from: results, style: FigureStyle(size: size))
        #expect(SceneInspection.overlaps(in: figure).map { "\($0.0) | \($0.1)" } == [], "\(size)")
        #expect(SceneInspection.overflows(in: figure) == [], "\(size)")
        #expect(SceneInspection.problem(ofXML: figure.svg) == nil)
        #expect(!figure.texts.title.isEmpty && !figure.texts.title.contains("{") && !figure.svg.contains("nan"))
      }
    }
  }

  @Test(arguments: runKinds, PhraseTable.shipped.languages)
  func `every phrase of a figure is there in every language`(kind: FigureKind, language: String) throws {
    try ResultsSample().read { results in
      let figure = try Figure(kind, from: results, style: FigureStyle(size: .column, wording: Wording(language)))
      let words = figure.scene.labels.map(\.text) + [figure.texts.title, figure.texts.description] + figure.texts.notes
      // A missing phrase shows its key, as `kind.word`, and a gap without a value its braces.
      #expect(words.filter { $0.contains("{") || $0.firstMatch(of: /[a-z]\.[a-z]{3}/) != nil } == [])
      #expect(SceneInspection.overlaps(in: figure).map { "\($0.0) | \($0.1)" } == [])
      #expect(SceneInspection.overflows(in: figure) == [])
    }
  }

  @Test(arguments: runKinds) func `the rows beside a figure are enough to draw it again`(kind: FigureKind) throws {
    try ResultsSample().read { results in
      let figure = try Figure(kind, from: results)
      let path = results.folder + "/figures/drawn"
      try FigureFiles.write(figure, to: path + ".svg")
      #expect(try Figure(specification: path + ".json").svg == figure.svg)
    }
  }

  @Test(arguments: runKinds) func `a figure's parts are those that were looked at`(kind: FigureKind) throws {
    try ResultsSample().read { results in
      let figure = try Figure(kind, from: results)
      let parts =
        "\(figure.scene.marks.count) marks, \(figure.scene.labels.count) texts, \(figure.table.table.rows.count) rows: "
        + figure.texts.title
      #expect(parts == RunFigureTests.looked[kind])
    }
  }

  /// Marks, texts, rows and titles of the figures of the usual sample; look at a figure before changing its line.
  private static let looked: [FigureKind: String] = [
    .difference:
      "39 marks, 19 texts, 3 rows: All 3 policies raise net additional uses, “Half and half” the most: by 60",
    .ranked:
      "61 marks, 29 texts, 6 rows: “Half and half” ranks highest in net additional uses: 60 by the end of "
      + "2024 Q4, and still does by 2025 Q4",
    .costEffectiveness:
      "61 marks, 35 texts, 3 rows: “Each country on its own” is the cheapest way to net additional uses: EUR "
      + "100,000 of public money each",
    .waterfall:
      "117 marks, 48 texts, 24 rows: Of 100 supported uses, 40 are additional, 10 would be there anyway and 50 "
      + "are not in place",
    .absorption:
      "58 marks, 28 texts, 24 rows: All policies commit 100% of their envelopes by 2025 Q4",
    .stability:
      "28 marks, 19 texts, 9 rows: “Half and half” comes first in 100% of the replicates; the whole order holds "
      + "in 100%",
    .fan:
      "83 marks, 28 texts, 36 rows: All 3 policies raise the share of SMEs with two or more advanced "
      + "technologies, “Half and half” the most: by 0.60 percentage points by 2024 Q4",
    .multiples:
      "116 marks, 38 texts, 18 rows: Net additional uses: distinct gains reach 72, in artificial intelligence",
    .gap:
      "82 marks, 28 texts, 36 rows: All 3 policies raise the gap in digital maturity between leaders and "
      + "peloton, “Half and half” the most: by 1.20 points out of 100 by 2024 Q4",
    .ladder:
      "172 marks, 96 texts, 18 rows: Cloud computing is used most, by 32% of firms by 2024 Q4, and artificial "
      + "intelligence least, by 32%",
    .integration:
      "217 marks, 62 texts, 39 rows: All 3 policies raise the share of uses that are isolated, “Half and half” "
      + "the most: by 3 percentage points",
    .hubs:
      "66 marks, 41 texts, 13 rows: Hubs use 64% of their capacity under “No programme”, 64% under the "
      + "policies; 31% of requests find no free slot instead of 31%",
  ]

  @Test func `a figure is possible where its table has rows`() throws {
    try ResultsSample(emptyTables: ["money", "ranking"]).read { results in
      #expect(!FigureKind.absorption.isPossible(in: results) && !FigureKind.stability.isPossible(in: results))
      #expect(FigureKind.absorption.missingTable(in: results) == "money")
      #expect(FigureKind.difference.isPossible(in: results) && FigureKind.ranked.isPossible(in: results))
      #expect(!FigureKind.tornado.isPossible(in: results))
    }
  }

  @Test func `of three hundred regions those with the largest differences are drawn, and the note says so`() throws {
    var request = FigureRequest()
    request.groupKind = "region"
    for size in FigureSize.allCases {
      let figure = try ResultsSample(regions: 300).read {
        try Figure(.multiples, from: $0, request, style: FigureStyle(size: size))
      }
      let most = size == .slide ? 24 : 60
      #expect(figure.texts.notes.contains("Left out: \(300 - most) groups with smaller differences."))
      #expect(figure.table.table.rows.count == 900)
      #expect(SceneInspection.overlaps(in: figure).isEmpty && SceneInspection.overflows(in: figure).isEmpty)
    }
  }

  @Test func `every indicator and unit of the tables has words in every language`() {
    for language in PhraseTable.shipped.languages {
      for indicator in Indicator.allCases {
        #expect(
          PhraseTable.shipped.phrase("indicator.\(indicator.rawValue)", language: language) != nil, "\(indicator)")
        #expect(
          indicator.unit == "1" || PhraseTable.shipped.phrase("unit.\(indicator.unit)", language: language) != nil,
          "\(indicator.unit)")
      }
    }
    #expect(PhraseTable.shipped.phrases.values.allSatisfy { $0.count == 4 && !$0.contains("") })
  }
}
