import CGSL

/// A sequence of points that fills the unit cube more evenly than random ones, one point after the other.
///
/// The points are those of GSL, which leaves out the first one of either sequence, the origin: in one dimension ½, ¾, ¼,
/// ⅜, … (Sobol') and ½, ¼, ¾, ⅛, … (Halton). They are a pure function of kind, dimensions and position.
public struct QuasiRandomSequence: ~Copyable {
  /// How the points are made.
  public enum Kind: String, Sendable, CaseIterable {
    /// Sobol 1967, with the direction numbers and the Gray code order of Antonov and Saleev 1979; at most 40 dimensions.
    case sobol
    /// Halton 1960: radical inverses in the first prime numbers; at most 1229 dimensions.
    case halton

    /// Most dimensions that GSL has numbers for.
    public var mostDimensions: Int { self == .sobol ? 40 : 1229 }
  }

  /// How the points are made.
  public let kind: Kind
  /// Coordinates of a point, ≥ 1.
  public let dimensions: Int
  private let handle: UInt

  /// The sequence before its first point.
  /// - Throws: ``NumericsError`` when there is no such sequence in so many dimensions, or no memory for it.
  public init(_ kind: Kind, dimensions: Int) throws(NumericsError) {
    let handle =
      NumericsLibrary.isReady && (1...kind.mostDimensions).contains(dimensions)
      ? peloton_gsl_sequence_open(Int32(kind == .sobol ? peloton_gsl_sobol : peloton_gsl_halton), UInt32(dimensions))
      : 0
    guard handle != 0 else {
      throw NumericsError(
        function: "QuasiRandomSequence.\(kind.rawValue)", argument: "dimensions", value: Double(dimensions),
        expected: "from 1 to \(kind.mostDimensions)")
    }
    self.kind = kind
    self.dimensions = dimensions
    self.handle = UInt(handle)
  }

  deinit { peloton_gsl_sequence_close(handle) }

  /// Adds the coordinates of the next point, each in [0, 1), to `points`.
  /// - Throws: ``NumericsError`` at the end of the sequence, after some thousand million points.
  public mutating func appendNext(to points: inout [Double]) throws(NumericsError) {
    guard peloton_gsl_sequence_advance(handle) == 0 else {
      throw NumericsError(
        function: "QuasiRandomSequence.\(kind.rawValue)", argument: "points", value: .infinity,
        expected: "fewer than the sequence has")
    }
    for dimension in 0..<dimensions {
      points.append(peloton_gsl_sequence_coordinate(handle, UInt32(dimension)))
    }
  }
}
