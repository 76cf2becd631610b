import Glibc

/// Memory of a column: from the C library, or from the system page by page.
///
/// A *sparse* column lies in pages of its own, which take memory when they are written to: what a support programme
/// writes costs nothing in a world without one. Bytes per firm after 40 quarters of the Dutch-German world without
/// policy, 16,000 firms: 238 with all columns in the heap, 229 so.
@unsafe
struct ColumnMemory {
  let start: UnsafeMutableRawPointer
  /// Bytes mapped; 0 for memory of the C library.
  let mapped: Int

  /// Columns smaller than that lie in the heap whatever they are, bytes.
  private static let sparseFrom = 8 << 10

  /// Bytes behind the last value of a column, all zero: who reads eight items at once may look past the end.
  private static let margin = 64

  /// Room for `bytes` and the margin. Without memory the system ends the process, as it does for Swift's own
  /// allocations.
  ///
  /// - Parameters:
  ///   - zeroed: Whether the room must hold zeros; sparse room always does.
  ///   - isSparse: Few of the bytes will be written to.
  static func room(bytes: Int, zeroed: Bool, isSparse: Bool) -> ColumnMemory {
    if isSparse, unsafe bytes >= sparseFrom {
      let access = PROT_READ | PROT_WRITE
      guard let start = unsafe mmap(nil, bytes + margin, access, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0),
        unsafe start != MAP_FAILED
      else { preconditionFailure() }
      return unsafe ColumnMemory(start: start, mapped: bytes + margin)
    }
    guard let start = unsafe zeroed ? calloc(1, bytes + margin) : malloc(bytes + margin) else { preconditionFailure() }
    if !zeroed { _ = unsafe memset(start + bytes, 0, margin) }
    return unsafe ColumnMemory(start: start, mapped: 0)
  }

  func free() {
    if unsafe mapped > 0 { unsafe munmap(start, mapped) } else { unsafe Glibc.free(start) }
  }

  /// The same bytes in memory of its own, of the same kind. Pages of zeros are not written where there are zeros.
  func copy(bytes: Int) -> ColumnMemory {
    let copy = unsafe ColumnMemory.room(bytes: bytes, zeroed: false, isSparse: mapped > 0)
    guard unsafe mapped > 0 else {
      unsafe copy.start.copyMemory(from: start, byteCount: bytes)
      return unsafe copy
    }
    let page = 4 << 10
    for first in stride(from: 0, to: bytes, by: page) {
      let length = min(page, bytes - first)
      let part = unsafe start + first
      let isZero = unsafe part.load(as: UInt8.self) == 0 && memcmp(part, part + 1, length - 1) == 0
      if !isZero { unsafe (copy.start + first).copyMemory(from: part, byteCount: length) }
    }
    return unsafe copy
  }
}

/// Memory that several columns read: freed when the last of them is gone.
@safe
final class SharedMemory: @unchecked Sendable {
  private let memory: ColumnMemory

  init(_ memory: ColumnMemory) { unsafe self.memory = memory }

  deinit { unsafe memory.free() }
}
