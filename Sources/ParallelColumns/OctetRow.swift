/// Sixty-four numbers, written eight at a time and read one at a time: what loops over lanes read of vectors. Lies on the
/// stack of whoever works with it.
public struct OctetRow: ~Copyable {
  @usableFromInline var octets = InlineArray<8, Octet>(repeating: Octet())
  /// Without an address of its own the whole row is copied whenever one number is read.
  private let inPlace = InPlace()

  public init() {}

  /// Eight numbers, from place 8·index on; index below 8.
  @inlinable
  public subscript(octet index: Int) -> Octet {
    @inline(__always) get { octets[index] }
    @inline(__always) set { octets[index] = newValue }
  }

  /// The number at a place below 64.
  @inlinable
  public subscript(place: Int) -> UInt64 {
    @inline(__always) get { octets[place &>> 3 & 7][place & 7] }
    @inline(__always) set { octets[place &>> 3 & 7][place & 7] = newValue }
  }

  /// The number at a place below 64, of a row of words of 32 bits.
  @inlinable
  public subscript(word place: Int) -> UInt32 {
    @inline(__always) get { UInt32(truncatingIfNeeded: self[place]) }
  }
}
