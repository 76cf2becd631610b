/// Thresholds set to 0 for a while for the firms with `u(INIT_THRESHOLD, i, 0) < share` (verification only).
public struct Push: Sendable {
  /// Share of the firms that are pushed, 0…1.
  public var share: Double
  /// First quarter q, and one past the last.
  public var quarters: Range<Int>
  /// Thresholds outside the push.
  public var usual: [Double]

  public init(share: Double, quarters: Range<Int>, usual: [Double]) {
    self.share = share
    self.quarters = quarters
    self.usual = usual
  }
}
