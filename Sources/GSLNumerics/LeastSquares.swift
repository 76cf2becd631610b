/// Least squares on a small dense matrix, by Householder reflections (Golub and Van Loan 2013, section 5.2).
///
/// Written in Swift and not passed on to `gsl_linalg_QR_*`, which takes pointers; see ``SampleStatistics``. The matrix is
/// reduced once and serves any number of right-hand sides.
public struct LeastSquares: Sendable {
  /// Rows and columns of the matrix.
  public let rowCount: Int
  public let columnCount: Int
  /// The first column that is a combination of columns before it, up to rounding; nil when there is none.
  public let dependentColumn: Int?
  /// Column by column: R above and on the diagonal … kept apart in `diagonal`; below it the reflections.
  private let reduced: [Double]
  private let diagonal: [Double]

  /// A column whose part outside the columns before it is shorter than this share of its own length depends on them.
  /// Far above what rounding leaves of an exact combination (about 10⁻¹⁵), far below any that can be told apart.
  static let leastIndependentShare = 1e-10

  /// Nil for no columns, columns of different length, or fewer rows than columns.
  public init?(columns: [[Double]]) {
    guard let rows = columns.first?.count, rows >= columns.count, columns.allSatisfy({ $0.count == rows })
    else { return nil }
    var matrix = columns.flatMap { $0 }
    var diagonal = [Double](repeating: 0, count: columns.count)
    var dependent: Int?
    for column in columns.indices {
      let start = column * rows
      let own = LeastSquares.length(matrix, start..<(start + rows))
      let norm = LeastSquares.length(matrix, (start + column)..<(start + rows))
      if norm <= LeastSquares.leastIndependentShare * own { dependent = dependent ?? column }
      guard norm > 0 else { continue }
      // v = x ± ‖x‖ e₁, with the sign that adds; scaled so that H = 1 − v vᵀ / v₁.
      let sign = matrix[start + column] < 0 ? -norm : norm
      for row in column..<rows { matrix[start + row] /= sign }
      matrix[start + column] += 1
      diagonal[column] = -sign
      for other in (column + 1)..<max(columns.count, column + 1) {
        LeastSquares.reflect(&matrix, by: start, into: other * rows, from: column, rows: rows)
      }
    }
    rowCount = rows
    columnCount = columns.count
    dependentColumn = dependent
    reduced = matrix
    self.diagonal = diagonal
  }

  /// The coefficients that bring the combination of the columns nearest to `values`; nil for a dependent column or
  /// another number of values than rows.
  public func coefficients(_ values: [Double]) -> [Double]? {
    guard dependentColumn == nil, values.count == rowCount else { return nil }
    var rest = values
    for column in 0..<columnCount {
      let start = column * rowCount
      var product = 0.0
      for row in column..<rowCount { product += reduced[start + row] * rest[row] }
      let factor = product / reduced[start + column]
      for row in column..<rowCount { rest[row] -= factor * reduced[start + row] }
    }
    return solved(rest)
  }

  /// Diagonal of the inverse of AᵀA; nil for a dependent column. For centred columns of unit length these are the
  /// variance inflation factors.
  public var inverseGramDiagonal: [Double]? {
    guard dependentColumn == nil else { return nil }
    var sums = [Double](repeating: 0, count: columnCount)
    for column in 0..<columnCount {
      var unit = [Double](repeating: 0, count: columnCount)
      unit[column] = 1
      // Column of R⁻¹; (AᵀA)⁻¹ = R⁻¹ R⁻ᵀ.
      for (row, value) in solved(unit).enumerated() { sums[row] += value * value }
    }
    return sums
  }

  /// Solves R x = the first entries of `right`.
  private func solved(_ right: [Double]) -> [Double] {
    var solution = Array(right.prefix(columnCount))
    for column in stride(from: columnCount - 1, through: 0, by: -1) {
      solution[column] /= diagonal[column]
      for row in 0..<column { solution[row] -= reduced[column * rowCount + row] * solution[column] }
    }
    return solution
  }

  private static func length(_ matrix: [Double], _ range: Range<Int>) -> Double {
    var sum = 0.0
    for index in range { sum += matrix[index] * matrix[index] }
    return sum.squareRoot()
  }

  /// Applies the reflection that stands in the column at `start` to the column at `target`.
  private static func reflect(_ matrix: inout [Double], by start: Int, into target: Int, from first: Int, rows: Int) {
    var product = 0.0
    for row in first..<rows { product += matrix[start + row] * matrix[target + row] }
    let factor = product / matrix[start + first]
    for row in first..<rows { matrix[target + row] -= factor * matrix[start + row] }
  }
}
