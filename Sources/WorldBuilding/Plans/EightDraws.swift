import AdoptionKernel
import ParallelColumns

/// Random numbers of eight firms in a row, as a loop over firms takes them.
extension DrawKey {
  /// Standard normals of `firm` … `firm + 7`; zeros, undrawn, where they would be multiplied by nothing but zero.
  func normals(_ event: DrawEvent, from firm: Int, unless isNeedless: Bool) -> SIMD8<Double> {
    isNeedless ? SIMD8() : normals(event, from: firm)
  }

  /// Keeps the initial words of `firm` … `firm + 7`, those of each technology in a row of eight; those of technologies
  /// that are not asked for need not be drawn.
  @inline(__always)
  func keepWords(_ event: DrawEvent, from firm: Int, of technologies: UInt8, in row: inout OctetRow) {
    if technologies & 0b00_1111 != 0 { row.keep(octets(event, from: firm), at: 0) }
    if technologies & 0b11_0000 != 0 {
      let second = octets(event, from: firm, block: 1)
      row[octet: 4] = second.0
      row[octet: 5] = second.1
    }
  }
}

extension OctetRow {
  /// Writes four times eight numbers, from place 8·index on.
  @inline(__always)
  mutating func keep(_ four: FourOctets, at index: Int) {
    self[octet: index] = four.0
    self[octet: index + 1] = four.1
    self[octet: index + 2] = four.2
    self[octet: index + 3] = four.3
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
