import Glibc

/// Memory of a column: from the C library, or from the system page by page.
///
/// A *sparse* column lies in pages of its own, which take memory when they are written to: what a support programme
/// writes costs nothing in a world without one. Bytes per firm after 40 quarters of the Dutch-German world without
/// policy, 16,000 firms: 238 with all columns in the heap, 229 so.
///
/// A *large* column lies in pages of 2 MB where the system has them: a million firms fill 50,000 pages of the usual
/// size, whose addresses no processor remembers, and whoever looks at a neighbour looks in another one.
@unsafe
struct ColumnMemory {
  let start: UnsafeMutableRawPointer
  /// Bytes mapped; 0 for memory of the C library.
  let mapped: Int
  /// Takes memory only where it is written to.
  let isSparse: Bool

  /// Columns smaller than that lie in the heap whatever they are, bytes.
  ///
  /// A sparse page that is read first and written later is taken by two faults, and at the second all processors of the
  /// process must forget its address. With twelve thousand firms and a fund, replicates ran 1.94 times as fast on two
  /// threads as on one where all columns from 8 KB on were sparse, and 1.96 times where none was (medians of eight and six
  /// repetitions, unloaded); at 16,000 firms that would take 23 bytes a firm, up to 48 KB it takes seven.
  private static let sparseFrom = 48 << 10

  /// Size and alignment of a large page, bytes.
  private static let largePage = 2 << 20

  private static let usualPage = 4 << 10

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
      return unsafe ColumnMemory(start: map(bytes + margin), mapped: bytes + margin, isSparse: true)
    }
    if unsafe bytes >= largePage { return unsafe largePages(bytes + margin) }
    guard let start = unsafe zeroed ? calloc(1, bytes + margin) : malloc(bytes + margin) else { preconditionFailure() }
    if !zeroed { _ = unsafe memset(start + bytes, 0, margin) }
    return unsafe ColumnMemory(start: start, mapped: 0, isSparse: false)
  }

  /// Pages of zeros.
  private static func map(_ bytes: Int) -> UnsafeMutableRawPointer {
    let access = PROT_READ | PROT_WRITE
    guard let start = unsafe mmap(nil, bytes, access, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0), unsafe start != MAP_FAILED
    else { preconditionFailure() }
    return unsafe start
  }

  /// Room that begins at a large page, and a wish for such pages; without them it is room like any other.
  private static func largePages(_ bytes: Int) -> ColumnMemory {
    let room = unsafe (bytes + largePage - 1) / largePage * largePage
    let start = unsafe map(room + largePage)
    let lead = unsafe (largePage - Int(bitPattern: start) % largePage) % largePage
    if lead > 0 { _ = unsafe munmap(start, lead) }
    let first = unsafe start + lead
    // What lies behind the last whole page stays untouched: it would take a large page for a few bytes.
    let used = unsafe (bytes + usualPage - 1) / usualPage * usualPage
    _ = unsafe munmap(first + used, room + largePage - lead - used)
    _ = unsafe madvise(first, used, Int32(MADV_HUGEPAGE))
    return unsafe ColumnMemory(start: first, mapped: used, isSparse: false)
  }

  func free() {
    if unsafe mapped > 0 { unsafe munmap(start, mapped) } else { unsafe Glibc.free(start) }
  }

  /// The same bytes in memory of its own, of the same kind. Pages of zeros are not written where there are zeros.
  func copy(bytes: Int) -> ColumnMemory {
    let copy = unsafe ColumnMemory.room(bytes: bytes, zeroed: false, isSparse: isSparse)
    guard unsafe isSparse else {
      unsafe copy.start.copyMemory(from: start, byteCount: bytes)
      return unsafe copy
    }
    let page = unsafe ColumnMemory.usualPage
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
