import CGSL

/// Nelder and Mead's simplex for minima of functions of a few variables without derivatives (GSL's `nmsimplex2`), asked for
/// one point at a time.
///
/// The search is a pure function of its start and of the values found so far. So it can be broken off anywhere and goes on
/// from the values alone.
public enum SimplexSearch {
  /// What the search wants, or what it found.
  public enum Step: Sendable, Equatable {
    /// The value of the function here.
    case evaluate([Double])
    /// The least value found, and where; `size` is the mean distance of the simplex' corners from its middle.
    case finished(point: [Double], value: Double, size: Double)
    /// No further point can be found, such as after a value that is no number.
    case failed
  }

  /// The next step after some values.
  ///
  /// - Parameters:
  ///   - start: A corner of the first simplex, at least one number.
  ///   - steps: From there to the other corners, one along each axis; none is 0.
  ///   - values: Values of the function at the points asked for so far, in order.
  ///   - size: The search ends when the simplex is smaller, > 0.
  /// - Throws: ``NumericsError`` when an argument is outside its domain.
  public static func next(
    start: [Double], steps: [Double], values: [Double], size: Double
  ) throws(NumericsError) -> Step {
    let name = "SimplexSearch.next"
    guard !start.isEmpty, NumericsLibrary.isReady else {
      throw NumericsError(function: name, argument: "start.count", value: 0, expected: "at least 1")
    }
    guard steps.count == start.count, !steps.contains(0) else {
      throw NumericsError(
        function: name, argument: "steps.count", value: Double(steps.count), expected: "that of start, without zeros")
    }
    guard size > 0 else { throw NumericsError(function: name, argument: "size", value: size, expected: "> 0") }
    let handle = peloton_simplex_new(start.count, values.count)
    guard handle != 0 else { return .failed }
    defer { peloton_simplex_free(handle) }
    for index in start.indices { peloton_simplex_set(handle, index, start[index], steps[index]) }
    for value in values { peloton_simplex_add(handle, value) }
    let outcome = peloton_simplex_search(handle, size)
    let point = start.indices.map { peloton_simplex_point(handle, $0) }
    switch outcome {
    case 1: return .evaluate(point)
    case 0: return .finished(point: point, value: peloton_simplex_best(handle), size: peloton_simplex_size(handle))
    default: return .failed
    }
  }
}
