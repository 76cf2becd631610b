import Foundation
import Testing

/// The fits, on curves of which the answer is known.
@Suite("Growth curves")
struct GrowthCurveTests {
  @Test(arguments: [(0.9, 0.05, 60.0), (0.6, 0.024, 115.0), (1.0, 0.2, 20.0)])
  func `a logistic curve is found again, and a concave one is worse`(
    ceiling: Double, rate: Double, inflexion: Double
  ) throws {
    let shares = (0...200).map { GrowthCurve.logisticShare($0, ceiling, rate, inflexion) }
    let logistic = try GrowthCurve.logistic.explainedShare(of: shares)
    #expect(logistic > 0.999_999)
    #expect(try GrowthCurve.concave.explainedShare(of: shares) < logistic - 0.0001)
  }

  @Test(arguments: [(0.9, 0.02, 0.05), (0.6, 0.004, 0.01), (1.0, 0.1, 0.1)])
  func `a concave curve is found again, and a logistic one is worse`(ceiling: Double, rate: Double, start: Double)
    throws
  {
    let shares = (0...200).map { GrowthCurve.concaveShare($0, ceiling, rate, start) }
    let concave = try GrowthCurve.concave.explainedShare(of: shares)
    #expect(concave > 0.999_999)
    #expect(try GrowthCurve.logistic.explainedShare(of: shares) < concave - 0.0001)
  }
}

extension GrowthCurve {
  fileprivate static func logisticShare(_ quarter: Int, _ ceiling: Double, _ rate: Double, _ inflexion: Double)
    -> Double
  {
    ceiling / (1 + exp(-rate * (Double(quarter) - inflexion)))
  }

  fileprivate static func concaveShare(_ quarter: Int, _ ceiling: Double, _ rate: Double, _ start: Double) -> Double {
    ceiling - (ceiling - start) * exp(-rate * Double(quarter))
  }
}
