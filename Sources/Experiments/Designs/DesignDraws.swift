import AdoptionKernel

/// Random numbers of a design, each at its own address, as in the model: nothing depends on the order of drawing.
///
/// ```
/// counter = (index, dimension, detail, purpose)      key = (low, high 32 bits of the design's seed)
/// ```
///
/// Purposes lie far beyond the event codes of the model, so that a design and a run with the same seed have no number in
/// common; and every method has purposes of its own, so that designs of different methods have none either.
struct DesignDraws {
  /// What a number is for.
  enum Purpose: UInt32 {
    case hypercubeOrder = 0xD000_0001
    case hypercubePlace = 0xD000_0002
    case sobolShift = 0xD000_0003
    case haltonShift = 0xD000_0004
    case saltelliShift = 0xD000_0005
    case saltelliDigit = 0xD000_0006
    case morrisLevel = 0xD000_0007
    case morrisOrder = 0xD000_0008
  }

  private let key: (UInt32, UInt32)

  init(seed: UInt64) { key = (UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)) }

  func word(_ purpose: Purpose, index: Int, dimension: Int, detail: Int = 0) -> UInt32 {
    philox4x32(
      counter: (
        UInt32(truncatingIfNeeded: index), UInt32(truncatingIfNeeded: dimension), UInt32(truncatingIfNeeded: detail),
        purpose.rawValue
      ), key: key
    ).0
  }

  /// Strictly between 0 and 1.
  func uniform(_ purpose: Purpose, index: Int, dimension: Int, detail: Int = 0) -> Double {
    uniformOf(word(purpose, index: index, dimension: dimension, detail: detail))
  }

  /// One of 0 … `count` − 1, equally likely up to 2⁻³² · count.
  func pick(_ purpose: Purpose, of count: Int, index: Int, dimension: Int, detail: Int = 0) -> Int {
    Int((UInt64(word(purpose, index: index, dimension: dimension, detail: detail)) &* UInt64(count)) >> 32)
  }

  /// Puts a list into an order drawn from all orders (Fisher and Yates; Durstenfeld 1964).
  func shuffle(_ list: inout [Int], _ purpose: Purpose, dimension: Int, detail: Int = 0) {
    var last = list.count - 1
    while last > 0 {
      list.swapAt(last, pick(purpose, of: last + 1, index: last, dimension: dimension, detail: detail))
      last -= 1
    }
  }
}
