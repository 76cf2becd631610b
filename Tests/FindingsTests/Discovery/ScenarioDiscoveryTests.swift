import Findings
import GSLNumerics
import Testing

@Suite("Scenario discovery")
struct ScenarioDiscoveryTests {
  private let cube = (0..<1000).map { TestDesigns.halton($0, dimensions: 4) }

  @Test func `a box that is there is found with its limits, and no limit is put on what does not matter`() throws {
    let inside = cube.map { $0[0] < 0.4 && $0[2] > 0.3 && $0[2] < 0.8 }
    let found = try #require(
      ScenarioDiscovery(
        factors: ["a", "b", "c", "d"], points: cube, isOfInterest: inside, settings: .init(density: 0.95)))
    // Limits stand at points of the sample: with 1000 points, and slices of 5 % of some 200, within a few hundredths.
    #expect(found.box.density >= 0.95)
    #expect(found.box.coverage > 0.85)
    let (a, c) = (
      try #require(found.limits.first { $0.factor == 0 }), try #require(found.limits.first { $0.factor == 2 })
    )
    #expect(a.lower == nil)
    #expect(try abs(#require(a.upper) - 0.4) < 0.05)
    #expect(try abs(#require(c.lower) - 0.3) < 0.05)
    #expect(try abs(#require(c.upper) - 0.8) < 0.05)
    #expect(a.quasiP < 1e-6 && c.quasiP < 1e-6)
    #expect(found.limits.filter { $0.factor == 1 || $0.factor == 3 }.allSatisfy { $0.quasiP > 0.01 })
    #expect(found.limits.allSatisfy { $0.quasiP <= 0.05 })
  }

  @Test func `limits that chance would have given are left out, and kept only on demand`() throws {
    // A third of the points is of interest whatever the factors are, and four in five of those with a small first value.
    let inside = cube.enumerated().map { $0.offset * 7919 % 101 < ($0.element[0] < 0.3 ? 80 : 33) }
    func found(_ mostDoubt: Double) throws -> ScenarioDiscovery {
      try #require(
        ScenarioDiscovery(
          factors: ["a", "b", "c", "d"], points: cube, isOfInterest: inside,
          settings: .init(density: 1, mostDoubt: mostDoubt)))
    }
    let (all, convincing) = (try found(1), try found(0.05))
    #expect(all.box == all.pasted && convincing.pasted == all.pasted)
    #expect(all.limits.count > convincing.limits.count)
    #expect(convincing.box.box.upper[0] == all.box.box.upper[0])
    #expect(convincing.limits.allSatisfy { $0.quasiP <= 0.05 })
    #expect(convincing.box.coverage > all.box.coverage)
  }

  @Test func `the trade-off begins with everything and becomes denser as it covers less`() throws {
    let inside = cube.map { $0[0] + $0[1] < 0.8 }
    let found = try #require(ScenarioDiscovery(factors: ["a", "b", "c", "d"], points: cube, isOfInterest: inside))
    let all = try #require(found.trajectory.first)
    #expect(all.mass == 1 && all.coverage == 1)
    #expect(all.density == Double(inside.count { $0 }) / 1000)
    #expect(
      zip(found.trajectory, found.trajectory.dropFirst()).allSatisfy { $0.mass > $1.mass && $0.coverage >= $1.coverage }
    )
    #expect(found.trajectory[found.chosen].density >= 0.8)
    #expect(
      found.trajectory[..<found.chosen].allSatisfy {
        $0.density < 0.8 || $0.coverage <= found.trajectory[found.chosen].coverage
      })
    for box in found.trajectory {
      #expect(abs(box.density * box.mass - box.coverage * all.density) < 1e-12)
    }
  }

  @Test func `peeling ten points goes as it does by hand`() throws {
    // Values 0 … 9, of interest 6 … 9; α = 0.2: two of ten, then one of eight, seven, six and five, always the lowest.
    let points = (0..<10).map { [Double($0)] }
    let found = try #require(
      ScenarioDiscovery(
        factors: ["x"], points: points, isOfInterest: points.map { $0[0] >= 6 },
        settings: .init(slice: 0.2, leastMass: 0.1, density: 1)))
    #expect(found.trajectory.map(\.points) == [10, 8, 7, 6, 5, 4])
    #expect(found.trajectory.map { $0.box.lower[0] } == [nil, 2, 3, 4, 5, 6])
    #expect(found.trajectory.map(\.density) == [0.4, 0.5, 4.0 / 7, 4.0 / 6, 0.8, 1])
    #expect(found.box.coverage == 1)
    let limit = try #require(found.limits.first)
    #expect(limit.lower == 6 && limit.upper == nil)
    // Four of four, each with 0.4.
    #expect(abs(limit.quasiP - 0.4 * 0.4 * 0.4 * 0.4) < 1e-12)
    #expect(limit.densityWithout == 0.4 && limit.coverageWithout == 1)
  }

  @Test func `pasting gives back what peeling took too much`() throws {
    // α = 0.5 takes five at once: 5 … 9, then 7 … 9; three of four are left, and pasting brings the fourth back.
    let points = (0..<10).map { [Double($0)] }
    let found = try #require(
      ScenarioDiscovery(
        factors: ["x"], points: points, isOfInterest: points.map { $0[0] >= 6 },
        settings: .init(slice: 0.5, leastMass: 0.1, density: 1)))
    #expect(found.trajectory.map(\.points) == [10, 5, 3])
    #expect(found.trajectory[found.chosen].coverage == 0.75)
    #expect(found.box.coverage == 1 && found.box.density == 1)
    #expect(found.box.box.lower[0] == 6)
  }

  @Test func `values of a choice are peeled one at a time`() throws {
    let points = (0..<60).map { [[1.0, 2, 4][$0 % 3], TestDesigns.halton($0, dimensions: 1)[0]] }
    let found = try #require(
      ScenarioDiscovery(factors: ["choice", "x"], points: points, isOfInterest: points.map { $0[0] == 2 }))
    #expect(found.box.box.lower[0] == 2 && found.box.box.upper[0] == 2)
    #expect(found.box.density == 1 && found.box.coverage == 1)
    #expect(found.box.box.restricted == [0])
  }

  @Test func `a limit that keeps no point out is not told`() throws {
    // Only x matters; whatever peeling took off the choice, no limit on it may be left.
    let points = (0..<40).map { [Double($0 / 4), Double($0 % 4)] }
    let found = try #require(
      ScenarioDiscovery(factors: ["x", "choice"], points: points, isOfInterest: points.map { $0[0] >= 8 }))
    #expect(found.box.coverage == 1 && found.box.density == 1)
    for limit in found.limits {
      var open = found.box.box
      if limit.lower != nil { open.lower[limit.factor] = nil } else { open.upper[limit.factor] = nil }
      #expect(points.count { open.contains($0) } > found.box.points)
    }
    #expect(found.limits.map(\.factor) == [0])
  }

  @Test func `where all or none are of interest there is no box`() {
    #expect(ScenarioDiscovery(factors: ["x"], points: [[1], [2]], isOfInterest: [true, true]) == nil)
    #expect(ScenarioDiscovery(factors: ["x"], points: [[1], [2]], isOfInterest: [false, false]) == nil)
  }

  @Test(arguments: [("< 0", "< 0"), ("<=-1.5", "<= -1.5"), (" > 1e3", "> 1000"), (">= 0.25", ">= 0.25")])
  func `a condition is read and told`(text: String, told: String) {
    #expect(OutcomeCondition(text: text)?.description == told)
  }

  @Test(arguments: ["0", "<", "= 3", "< many", "< inf"]) func `what is no condition is refused`(text: String) {
    #expect(OutcomeCondition(text: text) == nil)
  }

  @Test func `a missing outcome is never of interest`() {
    #expect(!OutcomeCondition(.less, 0).holds(.nan))
    #expect(OutcomeCondition(.atMost, 0).holds(0) && !OutcomeCondition(.less, 0).holds(0))
  }

  @Test func `the binomial tail is that of the definition`() throws {
    // Five tosses: 1/32 for all heads, 6/32 for four or more.
    #expect(try abs(Binomial.atLeast(5, trials: 5, probability: 0.5) - 1.0 / 32) < 1e-15)
    #expect(try abs(Binomial.atLeast(4, trials: 5, probability: 0.5) - 6.0 / 32) < 1e-15)
    #expect(try Binomial.atLeast(0, trials: 5, probability: 0.5) == 1)
    #expect(throws: NumericsError.self) { try Binomial.atLeast(1, trials: 5, probability: 1.5) }
  }
}
