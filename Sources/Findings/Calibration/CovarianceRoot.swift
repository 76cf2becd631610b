/// The lower triangular root of a covariance matrix: root · rootᵀ = matrix (Cholesky).
struct CovarianceRoot: Sendable {
  /// Rows of the lower triangle.
  private let rows: [[Double]]

  /// Where the matrix is singular, as with few points, the diagonal is raised until it is not.
  init(_ matrix: [[Double]]) {
    let scale = matrix.indices.map { matrix[$0][$0] }.max() ?? 1
    var raise = 0.0
    while true {
      if let rows = CovarianceRoot.factor(matrix, raise: raise) {
        self.rows = rows
        return
      }
      raise = raise == 0 ? max(scale, 1e-12) * 1e-9 : raise * 10
    }
  }

  private static func factor(_ matrix: [[Double]], raise: Double) -> [[Double]]? {
    var rows: [[Double]] = []
    for row in matrix.indices {
      var own: [Double] = []
      for column in 0...row {
        var rest = matrix[row][column] + (row == column ? raise : 0)
        for inner in 0..<column { rest -= own[inner] * (row == column ? own[inner] : rows[column][inner]) }
        guard row == column else {
          own.append(rest / rows[column][column])
          continue
        }
        guard rest > 1e-12 else { return nil }
        own.append(rest.squareRoot())
      }
      rows.append(own)
    }
    return rows
  }

  /// Product of the diagonal: the root of the determinant.
  var volume: Double { rows.indices.reduce(1) { $0 * rows[$1][$1] } }

  /// root · z
  func times(_ z: [Double]) -> [Double] {
    rows.map { row in zip(row, z).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// root⁻¹ · x
  func solving(_ x: [Double]) -> [Double] {
    var solution: [Double] = []
    for (index, row) in rows.enumerated() {
      var rest = x[index]
      for inner in 0..<index { rest -= row[inner] * solution[inner] }
      solution.append(rest / row[index])
    }
    return solution
  }
}
