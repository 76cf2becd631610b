import Glibc

/// Memory that several columns read: freed when the last of them is gone.
@safe
final class SharedMemory: @unchecked Sendable {
  private let start: UnsafeMutableRawPointer

  init(owning start: UnsafeMutableRawPointer) { unsafe self.start = start }

  deinit { unsafe free(start) }
}

/// Room for the values of one column, from the C library, which gives pages that hold only zeros when they are touched:
/// a column of zeros that few quarters write to costs what is written, not what is reserved.
///
/// Resident bytes per firm of the Dutch-German world without policy, 10⁶ firms, after 40 quarters: 204 before, 192 after.
@unsafe
func allocateColumn<Element: BitwiseCopyable>(
  repeating value: Element, count: Int
) -> UnsafeMutablePointer<Element> {
  let isZero = unsafe withUnsafeBytes(of: value) { bytes in
    for index in bytes.indices where unsafe bytes[index] != 0 { return false }
    return true
  }
  guard isZero else {
    let values = unsafe allocateColumn(of: Element.self, count: count)
    guard count > 0 else { return unsafe values }
    unsafe values.initialize(to: value)
    // By doubling: a copy of plain bytes is fast even where the compiler does not know the type.
    var filled = 1
    while filled < count {
      let more = min(filled, count - filled)
      unsafe (values + filled).initialize(from: values, count: more)
      filled += more
    }
    return unsafe values
  }
  // Without memory the system ends the process, as it does for Swift's own allocations.
  guard let start = unsafe calloc(1, columnBytes(of: Element.self, count: count)) else { preconditionFailure() }
  return unsafe start.bindMemory(to: Element.self, capacity: max(1, count))
}

/// The same without values, but with the margin.
@unsafe
func allocateColumn<Element: BitwiseCopyable>(of: Element.Type, count: Int) -> UnsafeMutablePointer<Element> {
  guard let start = unsafe malloc(columnBytes(of: Element.self, count: count)) else { preconditionFailure() }
  _ = unsafe memset(start + count * MemoryLayout<Element>.stride, 0, columnMargin)
  return unsafe start.bindMemory(to: Element.self, capacity: max(1, count))
}

/// Bytes behind the last value of a column, all zero: who reads eight items at once may look past the end.
private let columnMargin = 64

private func columnBytes<Element>(of: Element.Type, count: Int) -> Int {
  count * MemoryLayout<Element>.stride + columnMargin
}
