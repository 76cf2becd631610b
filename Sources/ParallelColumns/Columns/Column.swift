/// A fixed number of values of one plain type, side by side in memory: one property of all firms.
///
/// Allocated once, never resized, freed with its owner. Writing by index is checked, reading in debug builds only: all
/// checks of columns together took 3 of 79 ns of a firm's quarter (medians of `make bench`, 16,000 firms, unloaded).
/// There are no exclusivity checks as of a class property. Inside ``forEachBlock(of:workers:_:)`` each block writes
/// through its own token, ``mutableSpan(in:width:)`` or ``set(_:at:in:)``; while that runs, nobody may read what
/// another block writes (what neighbours read lives in columns that no block writes).
///
/// A column that is *frozen* is copied without its memory: the copies read the same values until one of them is written
/// to, which first gets memory of its own. Reading costs the same, since a frozen column merely has no writable part.
@safe
public struct Column<Element: BitwiseCopyable & Sendable>: ~Copyable, @unchecked Sendable {
  @usableFromInline var base: UnsafeMutablePointer<Element>
  /// Number of values.
  public let count: Int
  /// Values that may be written where they are: all, or none of a frozen column.
  @usableFromInline var writableCount: Int
  private var memory: ColumnMemory
  /// Keeps the memory of a frozen column.
  private var shared: SharedMemory?

  /// A column of `count` values, all equal to `value`.
  ///
  /// - Parameter isSparse: Most values will stay zero: they take no memory until they are written to.
  public init(repeating value: Element, count: Int, isSparse: Bool = false) {
    precondition(count >= 0)
    self.count = count
    writableCount = count
    let isZero = unsafe withUnsafeBytes(of: value) { bytes in
      for index in bytes.indices where unsafe bytes[index] != 0 { return false }
      return true
    }
    unsafe memory = ColumnMemory.room(
      bytes: count * MemoryLayout<Element>.stride, zeroed: isZero, isSparse: isSparse)
    unsafe base = memory.start.bindMemory(to: Element.self, capacity: count)
    if !isZero { fill(value) }
  }

  /// The same values; in memory of its own unless the other is frozen.
  public init(copying other: borrowing Column) {
    count = other.count
    if let memory = other.shared {
      unsafe self.memory = other.memory
      unsafe base = other.base
      writableCount = 0
      shared = memory
      return
    }
    writableCount = other.count
    unsafe memory = other.memory.copy(bytes: count * MemoryLayout<Element>.stride)
    unsafe base = memory.start.bindMemory(to: Element.self, capacity: count)
  }

  deinit { if shared == nil { unsafe memory.free() } }

  /// Whether copies share the memory.
  public var isFrozen: Bool { shared != nil }

  /// From now on copies read the same memory; whoever writes by index gets memory of its own first.
  public mutating func freeze() {
    guard shared == nil else { return }
    unsafe shared = SharedMemory(memory)
    writableCount = 0
  }

  /// Memory of its own for a frozen column, before the value at an index is written. Ends the process if there is no
  /// such value.
  @usableFromInline
  mutating func thaw(toWrite index: Int) {
    thaw()
    precondition(UInt(bitPattern: index) < UInt(bitPattern: count))
  }

  /// Memory of its own for a frozen column, before it is written to.
  @usableFromInline
  mutating func thaw() {
    guard shared != nil else { return }
    unsafe memory = memory.copy(bytes: count * MemoryLayout<Element>.stride)
    unsafe base = memory.start.bindMemory(to: Element.self, capacity: count)
    writableCount = count
    shared = nil
  }

  /// The value at an index below `count`. Whoever writes another index, or reads it in a debug build, ends the process.
  @inlinable public subscript(index: Int) -> Element {
    get {
      assert(UInt(bitPattern: index) < UInt(bitPattern: count))
      return unsafe base[index]
    }
    set {
      if UInt(bitPattern: index) >= UInt(bitPattern: writableCount) { thaw(toWrite: index) }
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
      if writableCount < count { thaw() }
      let all = unsafe MutableSpan(_unsafeStart: base, count: count)
      return unsafe _overrideLifetime(all, mutating: &self)
    }
  }

  /// The values of one block, for reading; index 0 is the block's lower bound. `width` values belong to each item.
  @inlinable @_lifetime(borrow self)
  public func span(in block: borrowing Block, width: Int = 1) -> Span<Element> {
    precondition(block.upperBound * width <= count)
    let part = unsafe Span(_unsafeStart: base + block.lowerBound * width, count: block.count * width)
    return unsafe _overrideLifetime(part, borrowing: self)
  }

  /// The values of a range of indices, for reading; index 0 is its lower bound.
  @inlinable @_lifetime(borrow self)
  public func span(of range: Range<Int>) -> Span<Element> {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    let part = unsafe Span(_unsafeStart: base + range.lowerBound, count: range.count)
    return unsafe _overrideLifetime(part, borrowing: self)
  }

  /// The values of one block, for writing; index 0 is the block's lower bound. `width` values belong to each item. The
  /// column must not be frozen.
  @inlinable @_lifetime(borrow block)
  public func mutableSpan(in block: borrowing Block, width: Int = 1) -> MutableSpan<Element> {
    precondition(block.upperBound * width <= writableCount)
    let part = unsafe MutableSpan(_unsafeStart: base + block.lowerBound * width, count: block.count * width)
    return unsafe _overrideLifetime(part, borrowing: block)
  }

  /// The values that belong to a block as a whole, such as its partial sums: `width` of them, for writing.
  @inlinable @_lifetime(borrow block)
  public func partials(of block: borrowing Block, width: Int = 1) -> MutableSpan<Element> {
    precondition((block.index + 1) * width <= writableCount)
    let part = unsafe MutableSpan(_unsafeStart: base + block.index * width, count: width)
    return unsafe _overrideLifetime(part, borrowing: block)
  }

  /// The values that belong to a worker, such as its counts: `width` of them, for writing.
  @inlinable @_lifetime(borrow worker)
  public func partials(of worker: borrowing Worker, width: Int) -> MutableSpan<Element> {
    precondition((worker.index + 1) * width <= writableCount)
    let part = unsafe MutableSpan(_unsafeStart: base + worker.index * width, count: width)
    return unsafe _overrideLifetime(part, borrowing: worker)
  }

  /// Writes the one value that belongs to a block as a whole.
  @inlinable public func set(_ value: Element, of block: borrowing Block) {
    precondition(UInt(bitPattern: block.index) < UInt(bitPattern: writableCount))
    unsafe base[block.index] = value
  }

  /// Writes one value that belongs to an item of a block; checked. `width` values belong to each item. The column must
  /// not be frozen.
  @inlinable public func set(_ value: Element, at index: Int, in block: borrowing Block, width: Int = 1) {
    precondition(block.contains(index, width: width))
    precondition(UInt(bitPattern: index) < UInt(bitPattern: writableCount))
    unsafe base[index] = value
  }

  /// Sets every value.
  public mutating func fill(_ value: Element) {
    thaw()
    guard count > 0 else { return }
    unsafe base.update(repeating: value, count: 1)
    // By doubling: a copy of plain bytes is fast even where the compiler does not know the type.
    var filled = 1
    while filled < count {
      let more = min(filled, count - filled)
      unsafe (base + filled).update(from: base, count: more)
      filled += more
    }
  }
}

extension Column where Element == Int32 {
  /// Adds the values from an index on to those of an array, one to each, and sets them to 0.
  public mutating func drain(from start: Int, into sums: inout [Int]) {
    thaw()
    precondition(start >= 0 && start + sums.count <= writableCount)
    for index in sums.indices {
      sums[index] &+= unsafe Int(base[start &+ index])
      unsafe base[start &+ index] = 0
    }
  }
}
