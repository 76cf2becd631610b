import AdoptionKernel

/// Random numbers of eight firms in a row, as a loop over firms takes them.
extension DrawKey {
  /// Uniforms of `firm` … `firm + 7`.
  @inline(__always)
  func uniforms(_ event: DrawEvent, from firm: Int) -> SIMD8<Double> {
    var eight = SIMD8<Double>()
    for lane in 0..<8 { eight[lane] = uniform(event, entity: firm + lane) }
    return eight
  }

  /// Standard normals of `firm` … `firm + 7`; zeros, undrawn, where they would be multiplied by nothing but zero.
  @inline(__always)
  func normals(_ event: DrawEvent, from firm: Int, unless isNeedless: Bool = false) -> SIMD8<Double> {
    var eight = SIMD8<Double>()
    if isNeedless { return eight }
    for lane in 0..<8 { eight[lane] = normal(event, entity: firm + lane) }
    return eight
  }

  /// The initial words of an entity at sub 0…5, one per technology; those of technologies that are not of the world need
  /// not be drawn.
  @inline(__always)
  func words(_ event: DrawEvent, entity: Int, of technologies: UInt8) -> InlineArray<6, UInt32> {
    var six = InlineArray<6, UInt32>(repeating: 0)
    if technologies & 0b00_1111 != 0 {
      let first = words(event, entity: entity, block: 0)
      (six[0], six[1], six[2], six[3]) = first
    }
    if technologies & 0b11_0000 != 0 {
      let second = words(event, entity: entity, block: 1)
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
