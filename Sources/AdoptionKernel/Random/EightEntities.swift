public import ParallelColumns

/// The four words of eight addresses, in the low half of each lane.
public typealias FourOctets = (Octet, Octet, Octet, Octet)

/// Initial draws of eight entities in a row, for those who build worlds: the same bits as one by one. One call per eight;
/// what a call costs is shared by eight, so it need not be inlined where it is used.
extension DrawKey {
  /// Words at sub 4·block … 4·block + 3 of the entities `first` … `first + 7`.
  public func octets(_ event: DrawEvent, from first: Int, block: Int = 0) -> FourOctets {
    octets(event, entities: eightFrom(first), blocks: Octet(repeating: UInt64(block)))
  }

  /// Uniforms at sub 0 of the entities `first` … `first + 7`.
  public func uniforms(_ event: DrawEvent, from first: Int) -> SIMD8<Double> {
    uniformsOf(octets(event, from: first).0)
  }

  /// Standard normals at sub 0 of the entities `first` … `first + 7`.
  public func normals(_ event: DrawEvent, from first: Int) -> SIMD8<Double> {
    normalQuantiles(uniforms(event, from: first))
  }
}
