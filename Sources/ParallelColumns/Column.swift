import Glibc

/// A fixed number of values of one plain type, side by side in memory: one property of all firms.
///
/// Allocated once, never resized, freed with its owner. Reading and writing by index is checked and costs what a
/// checked array access costs, without the exclusivity checks of a class property. Inside ``forEachBlock(of:workers:_:)``
/// each block writes through ``mutableSpan(in:)``, which only the block's own token opens; while that runs, nobody may
/// read the same column through the whole-column accessors (what neighbours read lives in columns that no block writes).
@safe
public struct Column<Element: BitwiseCopyable & Sendable>: ~Copyable, @unchecked Sendable {
  @usableFromInline let base: UnsafeMutablePointer<Element>
  /// Number of values.
  public let count: Int

  /// A column of `count` values, all equal to `value`.
  public init(repeating value: Element, count: Int) {
    precondition(count >= 0)
    self.count = count
    unsafe base = allocateColumn(count)
    unsafe base.initialize(repeating: value, count: count)
  }

  /// The same values in memory of its own.
  public init(copying other: borrowing Column) {
    count = other.count
    unsafe base = allocateColumn(other.count)
    unsafe base.initialize(from: other.base, count: other.count)
  }

  deinit { unsafe base.deallocate() }

  /// The value at an index below `count`; checked.
  @inlinable public subscript(index: Int) -> Element {
    get {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      return unsafe base[index]
    }
    set {
      precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
      unsafe base[index] = newValue
    }
  }

  /// All values, for reading.
  @inlinable public var span: Span<Element> {
    @_lifetime(borrow self) get {
      let all = unsafe Span(_unsafeStart: base, count: count)
      return unsafe _overrideLifetime(all, borrowing: self)
    }
  }

  /// All values, for writing.
  @inlinable public var mutableSpan: MutableSpan<Element> {
    @_lifetime(&self) mutating get {
      let all = unsafe MutableSpan(_unsafeStart: base, count: count)
      return unsafe _overrideLifetime(all, mutating: &self)
    }
  }

  /// The values of one block, for writing; index 0 is the block's lower bound. `width` values belong to each item.
  @inlinable @_lifetime(borrow block)
  public func mutableSpan(in block: borrowing Block, width: Int = 1) -> MutableSpan<Element> {
    precondition(block.upperBound * width <= count)
    let part = unsafe MutableSpan(_unsafeStart: base + block.lowerBound * width, count: block.count * width)
    return unsafe _overrideLifetime(part, borrowing: block)
  }

  /// Sets every value.
  public mutating func fill(_ value: Element) {
    unsafe base.update(repeating: value, count: count)
  }
}

/// Bytes behind the last value of a column, all zero: who reads eight items at once may look past the end.
let columnMargin = 64

/// Memory for a column and its margin.
private func allocateColumn<Element: BitwiseCopyable>(_ count: Int) -> UnsafeMutablePointer<Element> {
  let stride = MemoryLayout<Element>.stride
  let start = UnsafeMutablePointer<Element>.allocate(capacity: count + (columnMargin + stride - 1) / stride)
  _ = unsafe memset(start + count, 0, columnMargin)
  return unsafe start
}
