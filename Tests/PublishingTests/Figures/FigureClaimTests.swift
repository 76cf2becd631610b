import Testing

@testable import Publishing

@Suite("Claims of figures")
struct FigureClaimTests {
  private func title(_ kind: FigureKind, _ sample: ResultsSample) throws -> String {
    try sample.read { try Figure(kind, from: $0).texts.title }
  }

  @Test(arguments: [FigureKind.difference, .ranked, .fan, .gap, .integration, .costEffectiveness, .multiples])
  func `a null result reads as a null result`(kind: FigureKind) throws {
    let title = try title(kind, ResultsSample(effect: .null))
    #expect(title.contains("No policy has a distinct effect on"), "\(title)")
  }

  @Test(arguments: [FigureKind.difference, .ranked, .fan, .gap, .integration])
  func `no difference at all is told from one that is not distinct`(kind: FigureKind) throws {
    #expect(try title(kind, ResultsSample(effect: .same)).contains("No policy changes"))
  }

  @Test(arguments: [
    (FigureKind.difference, "lower net additional uses"), (.ranked, "All policies lower net additional uses"),
    (.fan, "lower the share of SMEs"), (.costEffectiveness, "lower net additional uses"),
    (.multiples, "distinct losses"),
    (.waterfall, "No policy supports any use directly"),
  ])
  func `harm reads as harm`(kind: FigureKind, words: String) throws {
    let title = try title(kind, ResultsSample(effect: .harm))
    #expect(title.contains(words), "\(title)")
  }

  @Test(arguments: [FigureKind.difference, .ranked, .fan, .integration])
  func `one replicate proves nothing`(kind: FigureKind) throws {
    #expect(try title(kind, ResultsSample(replicates: 1)).contains("cannot be told from chance"))
    #expect(
      try title(.stability, ResultsSample(replicates: 1)) == "One replicate does not tell how stable the order is")
  }

  @Test func `who leads is only named where the others are distinctly behind`() throws {
    var sample = ResultsSample(titles: ["A", "B", "C"])
    #expect(try title(.ranked, sample).hasPrefix("“C” ranks highest in net additional uses: 60 by"))
    // The same numbers, but no paired contrasts, and intervals that lie apart: that is enough.
    sample.emptyTables = ["contrasts", "ranking"]
    #expect(try title(.ranked, sample).hasPrefix("“C” ranks highest"))
    let tied = try RankedRows.sentence([(50, 45, 55), (49, 44, 54), (20, 15, 25)])
    #expect(tied.hasPrefix("“P0” and “P1” lead in net additional uses and cannot be told apart"))
    let all = try RankedRows.sentence([(50, 45, 55), (49, 44, 54)])
    #expect(all.hasPrefix("The 2 policies cannot be told apart in net additional uses"))
  }

  @Test func `who does most is only named where its interval lies apart`() {
    func sentence(_ rows: [(Double, Double, Double)]) -> String {
      EffectSentence(records: RankedRows.records(rows), measure: RankedRows.measure, words: Wording()).text
    }
    #expect(sentence([(10, 8, 12), (30, 28, 32)]) == "All 2 policies raise net additional uses, “P1” the most: by 30")
    #expect(sentence([(28, 26, 31), (30, 28, 32)]) == "All 2 policies raise net additional uses, by 28 to 30")
    #expect(
      sentence([(10, 8, 12), (1, -2, 4), (-9, -12, -6)])
        == "“P0” raises net additional uses by 10; “P2” lowers net additional uses by 9")
    #expect(
      sentence([(10, 8, 12), (1, -2, 4), (0, -1, 1)])
        == "“P0” raises net additional uses by 10; the others have no distinct effect")
  }

  @Test func `a cost per use is only given for an effect above zero`() throws {
    let figure = try ResultsSample(effect: .null).read { try Figure(.costEffectiveness, from: $0) }
    let texts = figure.scene.labels.map(\.text).joined(separator: " ") + figure.texts.description
    #expect(
      texts.contains("no cost per use, effect not distinct") && !texts.contains("EUR 100,000 per use")
    )
  }

  @Test func `names stand in the quotation marks of their language`() {
    #expect(Wording("en").quoted("A") == "“A”" && Wording("de").quoted("A") == "„A“")
    #expect(Wording("nl").quoted("A") == "‘A’" && Wording("et").quoted("A") == "„A“")
  }
}

/// Rows of effects as sentences read them.
private enum RankedRows {
  static let measure = Measure(indicator: "net", unit: "pairs", isDifference: true, largest: 60, words: Wording())

  static func records(_ rows: [(Double, Double, Double)]) -> [TidyTable.Record] {
    var table = TidyTable(columns: PolicyEffects.columns)
    for (place, row) in rows.enumerated() {
      table.append([
        .text("p\(place)"), .text("P\(place)"), .init(row.0), .init(row.1), .init(row.2), .init(20), .init(place),
      ])
    }
    return table.records
  }

  static func sentence(_ rows: [(Double, Double, Double)]) throws -> String {
    RankedSentence(groups: [("2027Q4", records(rows))], measure: measure, words: Wording()).text
  }
}
