/// A box in the space of factors: limits, which belong to it, on some of them.
public struct FactorBox: Sendable, Equatable {
  /// By factor; nil: no limit on this side.
  public var lower: [Double?]
  public var upper: [Double?]

  /// The whole space.
  public init(factorCount: Int) {
    lower = [Double?](repeating: nil, count: factorCount)
    upper = lower
  }

  /// Factors with a limit.
  public var restricted: [Int] { lower.indices.filter { lower[$0] != nil || upper[$0] != nil } }

  /// Whether a point lies in the box.
  public func contains(_ point: [Double]) -> Bool {
    for factor in lower.indices {
      if let lower = lower[factor], point[factor] < lower { return false }
      if let upper = upper[factor], point[factor] > upper { return false }
    }
    return true
  }

  /// The same box without limits on one factor.
  public func freeing(_ factor: Int) -> FactorBox {
    var box = self
    box.lower[factor] = nil
    box.upper[factor] = nil
    return box
  }
}

/// What a box holds (Bryant and Lempert 2010).
public struct BoxContents: Sendable, Equatable {
  /// The limits.
  public var box: FactorBox
  /// Points in the box, and those of interest among them.
  public var points: Int
  public var ofInterest: Int
  /// Share of all points that lie in the box.
  public var mass: Double
  /// Share of the points of interest that lie in the box.
  public var coverage: Double
  /// Share of the points in the box that are of interest.
  public var density: Double
}
