/// Some of the technologies, one bit each; iterates them ascending.
@frozen
@usableFromInline
struct TechnologySet: Sequence, IteratorProtocol {
  @usableFromInline var bits: UInt8

  @inlinable init(_ bits: UInt8) { self.bits = bits }

  @inlinable mutating func next() -> Int? {
    guard bits != 0 else { return nil }
    let technology = bits.trailingZeroBitCount
    bits &= bits - 1
    return technology
  }
}
