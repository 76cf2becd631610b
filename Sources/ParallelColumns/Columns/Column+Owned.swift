extension Column {
  /// The values of one block whose items own runs of values: item i owns `offsets[i] ..< offsets[i + 1]`. For writing;
  /// index 0 is the first value of the block's first item. Offsets must not fall, or blocks would share values. The
  /// column must not be frozen.
  @inlinable @_lifetime(borrow block)
  public func mutableSpan(in block: borrowing Block, offsets: borrowing Column<UInt32>) -> MutableSpan<Element> {
    let lower = Int(offsets[block.lowerBound])
    let upper = Int(offsets[block.upperBound])
    precondition(lower <= upper && upper <= writableCount)
    let part = unsafe MutableSpan(_unsafeStart: base + lower, count: upper - lower)
    return unsafe _overrideLifetime(part, borrowing: block)
  }
}
