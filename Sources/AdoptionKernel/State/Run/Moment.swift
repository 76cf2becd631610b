/// Where the run stands.
public struct Moment: Sendable, Equatable {
  /// Quarters since the start of the run: the quarter of every draw and of every stored time.
  public var run: Int
  /// Calendar quarter q; 0 is 2024 Q1.
  public var calendar: Int
}
