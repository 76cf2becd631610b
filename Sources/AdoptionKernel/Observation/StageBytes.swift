import ParallelColumns

/// The six stages of a firm in one word, a byte each: questions about all six are one or two operations.
///
/// Stages are 0, 1, 2, 4, 5: *known* is any bit, *integrated* bits 2 and 0. A full count of all firms took 188 instructions a
/// firm with six bytes one by one, and takes 97 so (callgrind, 16,000 firms).
struct StageBytes {
  @inline(__always)
  init(_ stages: borrowing Column<UInt8>, _ firm: Int) {
    word = stages.eightBytes(from: pairIndex(firm)) & 0xFFFF_FFFF_FFFF
  }

  /// The stages, lowest technology first.
  private let word: UInt64

  /// Stage 1 or more.
  @inline(__always) var known: UInt8 { StageBytes.gather(word | word >> 1 | word >> 2) }
  /// Stage 5.
  @inline(__always) var integrated: UInt8 { StageBytes.gather(word & word >> 2) }

  /// The lowest bit of each of the six bytes, side by side: the product moves bit 8τ to 56 + τ.
  @inline(__always)
  private static func gather(_ bits: UInt64) -> UInt8 {
    let lowest = bits & 0x0101_0101_0101
    return UInt8(truncatingIfNeeded: (lowest &* 0x0102_0408_1020_4080) >> 56)
  }
}
