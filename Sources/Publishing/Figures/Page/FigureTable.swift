/// What one figure shows: its rows, and what holds for all of them. It is written beside the figure as CSV and JSON,
/// can be edited there, and is all that the drawing knows.
public struct FigureTable: Sendable, Equatable {
  /// One row per thing that is drawn.
  public var table: TidyTable
  /// What holds for all rows, by name: `indicator`, `unit`, `quarter`, `baseline`, … Texts, in a fixed order.
  public var facts: [Fact]

  /// One statement about all rows.
  public struct Fact: Sendable, Equatable {
    /// What it is about, `quarter`.
    public var name: String
    /// What holds, `2027Q4`.
    public var value: String
  }

  init(columns: [TableDescription.Column], facts: KeyValuePairs<String, String> = [:]) {
    table = TidyTable(columns: columns)
    self.facts = facts.map { Fact(name: $0.key, value: $0.value) }
  }

  init(_ table: TidyTable, facts: [Fact]) {
    self.table = table
    self.facts = facts
  }

  /// The fact of a name; empty where there is none.
  func fact(_ name: String) -> String { facts.first { $0.name == name }?.value ?? "" }

  /// Rows for reading by column name.
  var records: [TidyTable.Record] { table.records }
}

/// Where the numbers of a figure come from: what its footer says.
public struct FigureSource: Sendable, Equatable, Codable {
  /// Title of the scenario.
  public var title: String
  /// Version of the program that made the tables.
  public var version: String
  /// Level of the intervals, in (0, 1).
  public var confidenceLevel: Double
  public var replicates: Int
  public var firstReplicate: Int
  public var lastReplicate: Int
  /// Seeds; nil where every replicate has that of its own number.
  public var populationSeed: String?
  public var eventSeed: String?

  init(_ results: ResultsReader) {
    let context = results.context
    title = results.title
    version = results.version
    confidenceLevel = context?.confidenceLevel ?? 0.95
    replicates = context?.replicates ?? 0
    firstReplicate = context?.firstReplicate ?? 0
    lastReplicate = context?.lastReplicate ?? 0
    populationSeed = context?.populationSeed
    eventSeed = context?.eventSeed
  }

  /// The line at the foot of a figure.
  func line(_ words: Wording) -> String {
    guard replicates > 0 else { return words("frame.sourceNoSeed", ["title": title, "version": version]) }
    return words("frame.source", ["title": title, "version": version, "seed": seedWords(words)])
  }

  /// Which replicates were run with which seeds.
  func seedWords(_ words: Wording) -> String {
    if let populationSeed, let eventSeed {
      return words("frame.seedFixed", ["population": populationSeed, "event": eventSeed])
    }
    return words("frame.seedPaired", ["first": "\(firstReplicate)", "last": "\(lastReplicate)"])
  }

  /// What bars of intervals mean.
  ///
  /// - Parameter onBars: whether they are drawn as thin strokes on bars.
  func intervalNote(_ words: Wording, onBars: Bool = false) -> String {
    guard replicates != 1 else { return words("frame.noInterval") }
    return words(
      onBars ? "frame.intervalOnBars" : "frame.interval",
      ["level": words.percent(confidenceLevel), "replicates": words.number(Double(replicates))])
  }
}
