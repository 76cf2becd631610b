import ParallelColumns

/// A firm that looks, and what it may choose among, in one word.
struct Chooser {
  let bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  /// - Parameters:
  ///   - legitimate: Technologies with enough users among the neighbours.
  ///   - doubtful: Those that are considered only if a draw says so.
  ///   - isUsual: Whether the firm would look without attention to a programme.
  @inline(__always)
  init(firm: Int, _ legitimate: UInt8, _ doubtful: UInt8, isUsual: Bool) {
    bits = UInt64(firm) << 32 | (isUsual ? 1 << 16 : 0) | UInt64(doubtful) << 8 | UInt64(legitimate)
  }

  var firm: Int { Int(bits >> 32) }
  var isUsual: Bool { bits & 1 << 16 != 0 }
  /// Once doubts are decided.
  var considered: UInt8 { UInt8(truncatingIfNeeded: bits) }

  /// The same firm, which considers some of what it doubted.
  @inline(__always)
  func considering(_ doubting: UInt64) -> Chooser { Chooser(bits: bits | bits >> 8 & doubting & 63) }
}

/// Up to 64 firms that choose.
struct ChooserRow: ~Copyable {
  var count = 0
  private var words = InlineArray<64, UInt64>(repeating: 0)
  private let inPlace = InPlace()

  subscript(index: Int) -> Chooser {
    @inline(__always) get { Chooser(bits: words[index & 63]) }
  }

  /// Adds a firm, if it considers anything.
  @inline(__always)
  mutating func put(_ chooser: Chooser, doubting: UInt64) {
    let decided = chooser.considering(doubting)
    words[count & 63] = decided.bits
    count += decided.considered == 0 ? 0 : 1
  }
}
