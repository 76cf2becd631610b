/// A list with a largest length fixed when it is made: appending never allocates.
///
/// The memory of a long list that stays short is reserved, not used (the system maps it when touched), so lists may be
/// made as long as the population.
@safe
public struct FixedList<Element: BitwiseCopyable & Sendable>: ~Copyable, @unchecked Sendable {
  @usableFromInline let base: UnsafeMutablePointer<Element>
  /// Largest number of elements.
  public let capacity: Int
  /// Number of elements now.
  @inlinable public var count: Int { length }
  @usableFromInline var length = 0

  /// An empty list with room for `capacity` elements.
  public init(capacity: Int) {
    precondition(capacity >= 0)
    self.capacity = capacity
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: max(1, capacity))
  }

  /// The same elements and room in memory of its own.
  public init(copying other: borrowing FixedList) {
    capacity = other.capacity
    length = other.count
    unsafe base = UnsafeMutablePointer<Element>.allocate(capacity: max(1, other.capacity))
    unsafe base.initialize(from: other.base, count: other.count)
  }

  deinit { unsafe base.deallocate() }

  /// Whether there are no elements.
  @inlinable public var isEmpty: Bool { count == 0 }

  /// The element at an index below `count`; checked.
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

  /// Adds an element at the end; the list must not be full.
  @inlinable public mutating func append(_ element: Element) {
    precondition(count < capacity)
    unsafe (base + length).initialize(to: element)
    length += 1
  }

  /// Forgets all elements and keeps the room.
  @inlinable public mutating func removeAll() { length = 0 }

  /// The elements, for writing (sorting).
  @inlinable public var mutableSpan: MutableSpan<Element> {
    @_lifetime(&self) mutating get {
      let all = unsafe MutableSpan(_unsafeStart: base, count: count)
      return unsafe _overrideLifetime(all, mutating: &self)
    }
  }

  /// The elements, for reading.
  @inlinable public var span: Span<Element> {
    @_lifetime(borrow self) get {
      let all = unsafe Span(_unsafeStart: base, count: count)
      return unsafe _overrideLifetime(all, borrowing: self)
    }
  }
}
