import Glibc
import ParallelColumns
import Testing

@testable import AdoptionKernel

/// The kernel's own functions: exact to the last place or its neighbour, and the same bits eight at a time.
@Suite("Exponentials and logarithms")
struct FunctionTests {
  /// Units in the last place between two numbers of one sign.
  private func places(_ one: Double, _ other: Double) -> UInt64 {
    one.bitPattern > other.bitPattern ? one.bitPattern - other.bitPattern : other.bitPattern - one.bitPattern
  }

  private func expectSameBits(_ eight: SIMD8<Double>, _ inputs: SIMD8<Double>, as function: (Double) -> Double) {
    for lane in 0..<8 {
      #expect(eight[lane].bitPattern == function(inputs[lane]).bitPattern, "at \(inputs[lane])")
    }
  }

  @Test(arguments: [(-708.0, 709.78), (-40.0, 40.0), (-1.0, 1.0), (-1e-5, 1e-5)])
  func `exponentials are those of the C library or the number beside, one and eight at a time`(
    _ range: (Double, Double)
  ) {
    let steps = 40_000
    var worst: UInt64 = 0
    for step in stride(from: 0, to: steps, by: 8) {
      var inputs = SIMD8<Double>()
      for lane in 0..<8 {
        inputs[lane] = range.0 + (range.1 - range.0) * (Double(step + lane) + 0.5) / Double(steps)
        worst = max(worst, places(exponential(inputs[lane]), exp(inputs[lane])))
      }
      expectSameBits(exponentials(inputs), inputs, as: exponential)
    }
    #expect(worst <= 1)
  }

  @Test func `exponentials of no number, of the infinite and of what no number can hold`() {
    let inputs = SIMD8(0, -0.0, .infinity, -.infinity, 709.781, -708.001, 709.78, -708)
    let values = exponentials(inputs)
    #expect(values[0] == 1 && values[1] == 1)
    #expect(places(values[6], exp(709.78)) <= 1 && places(values[7], exp(-708)) <= 1)
    #expect(values[2] == values[6] && values[4] == values[6] && values[3] == values[7] && values[5] == values[7])
    expectSameBits(values, inputs, as: exponential)
    #expect(exponential(.nan).isNaN && exponentials(SIMD8(repeating: .nan))[3].isNaN)
  }

  @Test(arguments: [(-1021.0, 1023.9), (-40.0, 40.0), (-1.0, 1.0), (-1e-6, 1e-6)])
  func `logarithms are those of the C library or the number beside, one and eight at a time`(_ range: (Double, Double))
  {
    let steps = 40_000
    var worst: UInt64 = 0
    for step in stride(from: 0, to: steps, by: 8) {
      var inputs = SIMD8<Double>()
      for lane in 0..<8 {
        inputs[lane] = exp2(range.0 + (range.1 - range.0) * (Double(step + lane) + 0.5) / Double(steps))
        worst = max(worst, places(logarithm(inputs[lane]), log(inputs[lane])))
      }
      expectSameBits(logarithms(inputs), inputs, as: logarithm)
    }
    #expect(worst <= 1)
  }

  @Test func `logarithms on both sides of the root of one half, of one and of two`() {
    let root = 0.5.squareRoot()
    let inputs = SIMD8(root.nextDown, root, root.nextUp, 1.0.nextDown, 1, 1.0.nextUp, 2, .leastNormalMagnitude)
    let values = logarithms(inputs)
    for lane in 0..<8 { #expect(values[lane] == 0 ? inputs[lane] == 1 : places(values[lane], log(inputs[lane])) <= 1) }
    expectSameBits(values, inputs, as: logarithm)
    #expect(logarithm(0) == -1_023 * log(2.0) && logarithms(SIMD8(repeating: 0))[5] == logarithm(0))
  }

  @Test func `quantiles of numbers that no word gives have the same bits, one and eight at a time`() {
    let inputs = SIMD8(0, 1, 1e-300, 1e-12, 0x1p-40, 1 - 0x1p-40, 0.5, exp(-25.0))
    expectSameBits(normalQuantiles(inputs), inputs, as: normalQuantile)
    #expect(abs(normalQuantile(1e-12) + 7.034483825301131) < 1e-12)
    #expect(abs(normalQuantile(1e-300) + 37.0471) < 1e-4)
  }
}
