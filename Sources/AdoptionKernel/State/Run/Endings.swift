/// What ended among 64 firms in this quarter, a bit a firm: what the pieces of work of phase 6 leave to be
/// settled in firm order.
struct Endings: BitwiseCopyable, Sendable {
  /// Firms that there are bits for.
  static let length = 64
  /// Firms of one piece of work, and how many endings they have.
  static let stretch = 8_192
  static let perStretch = stretch / length

  /// A use was given up.
  var dropped: UInt64 = 0
  /// A pilot ended well, or badly.
  var adopted: UInt64 = 0
  var failed: UInt64 = 0
  /// A study or pilot ended that money, specialists or partners depend on.
  var open: UInt64 = 0

  /// Whose use of anything changed.
  var changed: UInt64 { dropped | adopted }

  /// The bit of a firm by its place in a stretch.
  @inline(__always)
  static func bit(_ place: Int) -> UInt64 { 1 << UInt64(truncatingIfNeeded: place & 63) }
}
