/// One kind of figure: which rows it needs, what it says in words, and how it is drawn.
///
/// The three steps know only what the step before gives them, so that an author can edit the rows and draw again.
protocol FigureDesign {
  /// Takes the figure's own rows from the tables of a results folder.
  ///
  /// - Throws: ``FigureError`` where the tables do not hold what the figure shows, ``ReadingError`` for broken tables.
  static func gather(_ results: ResultsReader, _ request: FigureRequest) throws -> FigureTable

  /// The finding, the measure, and the numbers in words. Never claims more than the intervals allow.
  static func texts(_ figure: FigureTable, _ page: FigurePage) -> FigureTexts

  /// Draws the figure's own part below ``FigurePage/top``.
  /// - Returns: its lower edge.
  static func draw(_ figure: FigureTable, on page: inout FigurePage) -> Double
}

/// The words of a figure.
public struct FigureTexts: Sendable, Equatable {
  /// The finding, one sentence without a full stop.
  public var title: String
  /// Measure, unit, time and comparison.
  public var subtitle: String
  /// What bars, bands and signs mean; one sentence each.
  public var notes: [String]
  /// What the figure shows with its main numbers, for who cannot see it.
  public var description: String
}

/// What of the tables a figure shows. Whatever is left open takes the value that the kind is made for.
public struct FigureRequest: Sendable, Equatable {
  /// Name of an indicator.
  public var indicator: String?
  /// Names of policies; empty: all.
  public var policies: [String] = []
  /// Quarters since the start of 2024Q1.
  public var horizon: Int?
  /// Key of a technology, `all` for all together.
  public var technology: String?
  /// How firms are cut: `country`, `region`, `sector`, `size_class`, `segment`.
  public var groupKind: String?
  /// Paths of GeoJSON files with boundaries: of the regions, and of what lies around them.
  public var boundaries: [String] = []
  /// Line that names whose boundaries these are; nil: what the files say.
  public var attribution: String?
  /// Whether levels of a policy are shown instead of differences.
  public var isLevel = false
  /// Policy that others are compared with, where not the baseline.
  public var against: String?

  public init() {}
}

/// Why a figure cannot be drawn.
public struct FigureError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What is wrong and what to do.
  public let description: String

  public init(_ description: String) { self.description = description }
}
