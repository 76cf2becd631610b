/// Sorts keys ascending, in place, without allocating. Keys must be distinct for the order to be fully defined.
///
/// Quicksort with the median of three; short ranges by insertion; ranges that refuse to split by heapsort, so the
/// worst case stays n·log n.
public func sortKeys(_ keys: inout MutableSpan<UInt64>) {
  sortKeys(&keys, from: 0, to: keys.count, splitsLeft: 2 * (64 - keys.count.leadingZeroBitCount))
}

/// Sorts the keys at positions `lower ..< upper` ascending, in place, without allocating.
public func sortKeys(_ keys: inout MutableSpan<UInt64>, from lower: Int, to upper: Int) {
  sortKeys(&keys, from: lower, to: upper, splitsLeft: 2 * (64 - (upper - lower).leadingZeroBitCount))
}

private func sortKeys(_ keys: inout MutableSpan<UInt64>, from start: Int, to end: Int, splitsLeft: Int) {
  var lower = start
  var upper = end
  var splits = splitsLeft
  while upper - lower > 24 {
    if splits == 0 {
      heapSort(&keys, from: lower, to: upper)
      return
    }
    splits -= 1
    let cut = partition(&keys, from: lower, to: upper)
    if cut - lower < upper - cut {
      sortKeys(&keys, from: lower, to: cut, splitsLeft: splits)
      lower = cut
    } else {
      sortKeys(&keys, from: cut, to: upper, splitsLeft: splits)
      upper = cut
    }
  }
  insertionSort(&keys, from: lower, to: upper)
}

/// Hoare partition around the median of first, middle and last; returns the start of the right part.
private func partition(_ keys: inout MutableSpan<UInt64>, from lower: Int, to upper: Int) -> Int {
  let first = keys[lower]
  let middle = keys[lower + (upper - lower) / 2]
  let last = keys[upper - 1]
  let pivot = max(min(first, middle), min(max(first, middle), last))
  var left = lower - 1
  var right = upper
  while true {
    repeat { left += 1 } while keys[left] < pivot
    repeat { right -= 1 } while keys[right] > pivot
    if left >= right { return max(left, lower + 1) }
    keys.swapAt(left, right)
  }
}

@inlinable
func insertionSort<Key: FixedWidthInteger & BitwiseCopyable>(
  _ keys: inout MutableSpan<Key>, from lower: Int, to upper: Int
) {
  var index = lower + 1
  while index < upper {
    let key = keys[index]
    var hole = index
    while hole > lower, keys[hole - 1] > key {
      keys[hole] = keys[hole - 1]
      hole -= 1
    }
    keys[hole] = key
    index += 1
  }
}

private func heapSort(_ keys: inout MutableSpan<UInt64>, from lower: Int, to upper: Int) {
  let count = upper - lower
  var root = count / 2
  while root > 0 {
    root -= 1
    siftDown(&keys, from: lower, root: root, count: count)
  }
  var end = count
  while end > 1 {
    end -= 1
    keys.swapAt(lower, lower + end)
    siftDown(&keys, from: lower, root: 0, count: end)
  }
}

private func siftDown(_ keys: inout MutableSpan<UInt64>, from lower: Int, root start: Int, count: Int) {
  var root = start
  while 2 * root + 1 < count {
    var child = 2 * root + 1
    if child + 1 < count, keys[lower + child + 1] > keys[lower + child] { child += 1 }
    if keys[lower + child] <= keys[lower + root] { return }
    keys.swapAt(lower + root, lower + child)
    root = child
  }
}
