/// Why a design has no points. Designs from scenario files have been checked before; others may fail here.
public enum DesignError: Error, Equatable, CustomStringConvertible {
  /// The sequence of the method has fewer dimensions than factors vary.
  case tooManyDimensions(method: String, found: Int, most: Int, instead: String)
  /// More points, or more numbers in them, than a design holds.
  case tooLarge(points: Int, factors: Int)
  /// Something that a design from a scenario file cannot be, in words.
  case malformed(String)

  public var description: String {
    switch self {
    case .tooManyDimensions(let method, let found, let most, let instead):
      "A design by \(method) has at most \(most) factors, but \(found) vary. Use \(instead)."
    case .tooLarge(let points, let factors):
      "A design of \(points) points with \(factors) factors is larger than any machine should try."
    case .malformed(let reason): "This is no design: \(reason)."
    }
  }
}
