/// Functions whose sensitivity indices are known.
enum TestFunctions {
  /// Ishigami and Homma (1990) with a = 7, b = 0.1; `u` in the unit cube stands for −π … π.
  static func ishigami(_ u: [Double]) -> Double {
    let x = u.map { Double.pi * (2 * $0 - 1) }
    return sine(x[0]) + 7 * sine(x[1]) * sine(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * sine(x[0])
  }

  /// Variances of the parts of the Ishigami function: of the first and the second factor, and of the first with the third.
  static let ishigamiParts: (first: Double, second: Double, firstAndThird: Double) = {
    let p4 = Double.pi * Double.pi * Double.pi * Double.pi
    return (0.5 * (1 + 0.1 * p4 / 5) * (1 + 0.1 * p4 / 5), 49.0 / 8, 8 * 0.01 * p4 * p4 / 225)
  }()

  /// Coefficients of Sobol's g function (Saltelli et al. 2010).
  static let gCoefficients = [0, 1, 4.5, 9, 99, 99, 99, 99]

  static func g(_ u: [Double]) -> Double {
    zip(u, gCoefficients).reduce(1) { $0 * (abs(4 * $1.0 - 2) + $1.1) / (1 + $1.1) }
  }

  /// sin x by its series after reduction to [−π, π]: Foundation is not needed here.
  private static func sine(_ x: Double) -> Double {
    var term = x
    var sum = x
    for n in 1...16 {
      term *= -x * x / Double(2 * n * (2 * n + 1))
      sum += term
    }
    return sum
  }
}

/// Points laid for an analysis.
enum TestDesigns {
  /// Halton's point number `index` in as many dimensions as are asked for, at most 16.
  static func halton(_ index: Int, dimensions: Int) -> [Double] {
    let bases = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53]
    return bases.prefix(dimensions).map { base in
      var (rest, scale, value) = (index + 1, 1.0, 0.0)
      while rest > 0 {
        scale /= Double(base)
        value += scale * Double(rest % base)
        rest /= base
      }
      return value
    }
  }

  /// A word by SplitMix64 as a number in [0, 1).
  static func uniform(_ counter: Int) -> Double {
    var word = UInt64(counter + 1) &* 0x9E37_79B9_7F4A_7C15
    word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
    word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
    return Double((word ^ (word >> 31)) >> 11) / 9_007_199_254_740_992
  }

  /// Saltelli's matrices over given base rows of 2k numbers: the first k are A, the others B.
  static func saltelli(_ base: [[Double]], secondOrder: Bool) -> [[Double]] {
    base.flatMap { row -> [[Double]] in
      let k = row.count / 2
      let (a, b) = (Array(row[..<k]), Array(row[k...]))
      func mixed(_ one: [Double], _ other: [Double]) -> [[Double]] {
        (0..<k).map { j in one.indices.map { $0 == j ? other[$0] : one[$0] } }
      }
      return [a] + mixed(a, b) + (secondOrder ? mixed(b, a) : []) + [b]
    }
  }

  /// Trajectories over four levels, step 2/3: the factors or groups in turn, starting points and signs from a counter.
  static func morris(trajectories: Int, groups: [[Int]]) -> [[Double]] {
    let factors = groups.joined().count
    var counter = 0
    func next() -> Double {
      counter += 1
      return uniform(counter)
    }
    return (0..<trajectories).flatMap { trajectory -> [[Double]] in
      var point = (0..<factors).map { _ in Double(Int(4 * next())) / 3 }
      let first = Int(next() * Double(groups.count))
      return [point]
        + groups.indices.map { place in
          for factor in groups[(first + place) % groups.count] {
            point[factor] += point[factor] < 0.5 ? 2.0 / 3 : -2.0 / 3
          }
          return point
        }
    }
  }
}
