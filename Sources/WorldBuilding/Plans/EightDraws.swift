import AdoptionKernel
import ParallelColumns

/// The words of eight firms in a row at sub 0…5, one per technology.
typealias SixOctets = InlineArray<6, Octet>

/// Random numbers of eight firms in a row, as a loop over firms takes them.
extension DrawKey {
  /// Standard normals of `firm` … `firm + 7`; zeros, undrawn, where they would be multiplied by nothing but zero.
  func normals(_ event: DrawEvent, from firm: Int, unless isNeedless: Bool) -> SIMD8<Double> {
    isNeedless ? SIMD8() : normals(event, from: firm)
  }

  /// The initial words of `firm` … `firm + 7`, one per technology; those of technologies that are not asked for need not
  /// be drawn.
  func words(_ event: DrawEvent, from firm: Int, of technologies: UInt8) -> SixOctets {
    var six = SixOctets(repeating: Octet())
    if technologies & 0b00_1111 != 0 {
      (six[0], six[1], six[2], six[3]) = octets(event, from: firm)
    }
    if technologies & 0b11_0000 != 0 {
      let second = octets(event, from: firm, block: 1)
      (six[4], six[5]) = (second.0, second.1)
    }
    return six
  }
}

/// One of four words.
@inline(__always)
func word(_ four: FourWords, at place: Int) -> UInt32 {
  switch place & 3 {
  case 0: four.0
  case 1: four.1
  case 2: four.2
  default: four.3
  }
}

/// One of the four words of a lane.
@inline(__always)
func word(_ four: FourOctets, at place: Int, lane: Int) -> UInt32 {
  switch place & 3 {
  case 0: UInt32(truncatingIfNeeded: four.0[lane])
  case 1: UInt32(truncatingIfNeeded: four.1[lane])
  case 2: UInt32(truncatingIfNeeded: four.2[lane])
  default: UInt32(truncatingIfNeeded: four.3[lane])
  }
}
