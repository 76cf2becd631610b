public import CMachine

/// Fetching what will be needed, before it is needed.
///
/// Who looks at a neighbour looks anywhere in the world; beyond some ten thousand firms the answer takes longer than
/// everything else that is done with it. A processor starts a look-up early only where no guessed branch comes before
/// it. So a phase that knows where it will look asks for the line, does something else, and finds it there.
extension Column {
  /// Asks for the value at an index. Changes nothing; an index that does not exist does no harm.
  @inlinable @inline(__always)
  public func prefetch(_ index: Int) {
    unsafe prefetch_line(UnsafeRawPointer(base) + index &* MemoryLayout<Element>.stride)
  }
}
