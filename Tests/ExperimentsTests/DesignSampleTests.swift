import Experiments
import ScenarioModel
import Testing

/// How designs fill the unit cube.
@Suite("Samples of a design")
struct DesignSampleTests {
  @Test(arguments: [1, 2, 5, 12, 64])
  func `a Latin hypercube has one point in every stratum of every factor`(points: Int) throws {
    let positions = try TestDesign.positions(TestDesign.uniform(.latinHypercube(points: points), factors: 4))
    for dimension in 0..<4 {
      let strata = positions.map { Int($0[dimension] * Double(points)) }
      #expect(strata.sorted() == Array(0..<points))
    }
    let orders = Set((0..<4).map { dimension in positions.map { Int($0[dimension] * Double(points)) } })
    #expect(points < 5 || orders.count == 4)
  }

  @Test func `a hypercube that was doubled is one at every size, and its columns are uncorrelated`() throws {
    let positions = try TestDesign.positions(TestDesign.uniform(.latinHypercube(points: 96), factors: 2))
    for size in [3, 6, 12, 24, 48] {
      #expect(positions.prefix(size).map { Int($0[0] * Double(size)) }.sorted() == Array(0..<size))
    }
    let products = positions.map { ($0[0] - 0.5) * ($0[1] - 0.5) * 12 }
    // The standard error of a correlation of 96 independent pairs is 0.1.
    #expect(abs(products.reduce(0, +) / 96) < 0.3)
  }

  /// Squared star discrepancy in the mean (Warnock 1972).
  private func discrepancy(_ points: [[Double]]) -> Double {
    let count = Double(points.count)
    let dimensions = points[0].count
    var single = 0.0
    var pairs = 0.0
    for left in points {
      single += left.reduce(1) { $0 * (1 - $1 * $1) }
      for right in points { pairs += (0..<dimensions).reduce(1.0) { $0 * (1 - max(left[$1], right[$1])) } }
    }
    var cube = 1.0
    for _ in 0..<dimensions { cube /= 3 }
    var scale = 1.0
    for _ in 0..<(dimensions - 1) { scale /= 2 }
    return cube - scale / count * single + pairs / (count * count)
  }

  @Test(arguments: [StudyDesign.Method.sobol(points: 128), .halton(points: 128), .latinHypercube(points: 128)])
  func `a design fills the cube more evenly than random points are expected to`(method: StudyDesign.Method) throws {
    // The mean square of n random points: (2⁻ᵈ − 3⁻ᵈ) / n. A hypercube evens out single factors only; sequences also
    // pairs, and three factors have little else.
    let random = (1.0 / 8 - 1.0 / 27) / 128
    let share = method == .latinHypercube(points: 128) ? 1.0 : 0.5
    for seed in 1...5 {
      let found = discrepancy(try TestDesign.positions(TestDesign.uniform(method, factors: 3, seed: UInt64(seed))))
      #expect(found < share * random, "\(seed) \(found / random)")
    }
  }

  @Test func `the first points of Sobol's sequence with its origin are balanced in every dimension`() throws {
    let positions = try TestDesign.positions(TestDesign.uniform(.sobol(points: 64), factors: 40))
    for dimension in 0..<40 {
      // Shifted modulo 1, 64 points one 64th apart still have exactly 32 in one half, one more or less at the cut.
      #expect(abs(positions.count { $0[dimension] < 0.5 } - 32) <= 1)
    }
  }

  @Test func `along a trajectory one group at a time makes one step`() throws {
    var design = TestDesign.uniform(.morris(trajectories: 40, levels: 6), factors: 5)
    design.factors[1].group = "a"
    design.factors[4].group = "a"
    let positions = try TestDesign.positions(design)
    let groups = [[0], [1, 4], [2], [3]]
    #expect(design.movingGroups == groups && positions.count == 40 * 5)
    var orders: Set<[Int]> = []
    var starts: Set<Int> = []
    for trajectory in 0..<40 {
      var order: [Int] = []
      for step in 0..<4 {
        let (before, after) = (positions[trajectory * 5 + step], positions[trajectory * 5 + step + 1])
        let moved = before.indices.filter { before[$0] != after[$0] }
        order.append(try #require(groups.firstIndex(of: moved)))
        for factor in moved {
          let step = abs(before[factor] - after[factor])
          #expect(abs(step - 0.6) < 1e-12)
        }
      }
      #expect(order.sorted() == [0, 1, 2, 3])
      orders.insert(order)
      starts.insert(Int((positions[trajectory * 5][0] * 5).rounded()))
    }
    #expect(orders.count > 10 && starts == Set(0...5))
    let levels: [Double] = positions.flatMap { point in point.map { $0 * 5 } }
    #expect(levels.allSatisfy { abs($0 - $0.rounded()) < 1e-9 } && Set(levels.map { $0.rounded() }).count == 6)
  }

  @Test func `every level of a trajectory is met equally often`() throws {
    let positions = try TestDesign.positions(TestDesign.uniform(.morris(trajectories: 400, levels: 4), factors: 3))
    for level in 0..<4 {
      let count = positions.count { Int(($0[1] * 3).rounded()) == level }
      // 1600 points, 400 expected; points of one trajectory share levels, so the deviation is below 2·√400.
      #expect(abs(count - 400) < 100, "\(level) \(count)")
    }
  }

  @Test func `the outermost levels of an endless normal are numbers`() throws {
    var design = TestDesign.uniform(.morris(trajectories: 20, levels: 4), factors: 2)
    design.factors[0].distribution = .normal(mean: 10, standardDeviation: 1, lower: nil, upper: nil)
    let values = try TestDesign.values(design).map(\.[0])
    #expect(Set(values).count == 4 && values.allSatisfy(\.isFinite))
    // The middles of four equal parts: 1/8 and 7/8.
    #expect(abs((values.min() ?? 0) - (10 - 1.1503493803760079)) < 1e-12)
  }

  @Test(arguments: [(3, true), (3, false), (21, true)])
  func `Saltelli's rows differ from A and B in exactly the right columns`(factors: Int, secondOrder: Bool) throws {
    let base = 4
    let rows = try TestDesign.positions(
      TestDesign.uniform(.saltelli(points: base, secondOrder: secondOrder), factors: factors))
    let size = (secondOrder ? 2 : 1) * factors + 2
    #expect(rows.count == base * size)
    for block in 0..<base {
      let part = Array(rows[block * size..<(block + 1) * size])
      let (a, b) = (part[0], part[size - 1])
      #expect((0..<factors).allSatisfy { a[$0] != b[$0] })
      for factor in 0..<factors {
        var row = a
        row[factor] = b[factor]
        #expect(part[1 + factor] == row)
        guard secondOrder else { continue }
        row = b
        row[factor] = a[factor]
        #expect(part[1 + factors + factor] == row)
      }
    }
  }

  @Test func `the matrices of Saltelli's rows with many factors are spread evenly and uncorrelated`() throws {
    let factors = 30
    let rows = try TestDesign.positions(
      TestDesign.uniform(.saltelli(points: 256, secondOrder: false), factors: factors))
    let first = stride(from: 0, to: rows.count, by: factors + 2).map { rows[$0] }
    for dimension in [0, 14, 28, 29] {
      let mean = first.map { $0[dimension] }.reduce(0, +) / 256
      #expect(abs(mean - 0.5) < 0.04)
    }
    // Two late primes: Halton's own points would lie almost on a line.
    let products = first.map { ($0[28] - 0.5) * ($0[29] - 0.5) * 12 }
    #expect(abs(products.reduce(0, +) / 256) < 0.2)
  }
}
