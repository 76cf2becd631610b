import Experiments
import GSLNumerics
import ScenarioModel
import Testing

/// Designs of the tests: factors with names that nobody reads.
enum TestDesign {
  static func path(_ index: Int) -> ScenarioPath { ScenarioPath(keys: ["world", "x\(index)"]) }

  static func uniform(_ method: StudyDesign.Method, factors: Int, seed: UInt64 = 1) -> StudyDesign {
    StudyDesign(
      method: method, seed: seed,
      factors: (0..<factors).map { DesignFactor(path: path($0), distribution: .uniform(lower: 0, upper: 1)) })
  }

  static func positions(_ design: StudyDesign) throws -> [[Double]] {
    let points = try DesignPoints(design)
    return (0..<points.count).map(points.position)
  }

  static func values(_ design: StudyDesign) throws -> [[Double]] {
    let points = try DesignPoints(design)
    return (0..<points.count).map(points.values)
  }
}

@Suite("Points of a design")
struct DesignPointTests {
  @Test func `a grid has every combination, the last factor changing fastest`() throws {
    let design = StudyDesign(
      method: .grid,
      factors: [
        DesignFactor(path: TestDesign.path(0), distribution: .choice([1, 2])),
        DesignFactor(path: TestDesign.path(1), distribution: .tied(factor: 0, times: 10)),
        DesignFactor(path: TestDesign.path(2), distribution: .choice([5, 7, 6])),
      ])
    #expect(
      try TestDesign.values(design) == [[1, 10, 5], [1, 10, 7], [1, 10, 6], [2, 20, 5], [2, 20, 7], [2, 20, 6]])
    let third: [Double] = [0.75, 0.5 / 3]
    #expect(try TestDesign.positions(design)[3] == third)
  }

  @Test func `a list is what it says, and its positions are middles of ranks`() throws {
    let design = StudyDesign(
      method: .list(values: [[3, 1], [1, 1], [2, 1], [1, 1]]),
      factors: [
        DesignFactor(path: TestDesign.path(0), distribution: .choice([1, 2, 3])),
        DesignFactor(path: TestDesign.path(1), distribution: .choice([1])),
      ])
    #expect(try TestDesign.values(design) == [[3, 1], [1, 1], [2, 1], [1, 1]])
    let ranks: [Double] = [2.5, 0.5, 1.5, 0.5]
    #expect(try TestDesign.positions(design).map { $0[0] } == ranks.map { $0 / 3 })
  }

  private static let growing: [(small: StudyDesign.Method, large: StudyDesign.Method)] = [
    (.sobol(points: 5), .sobol(points: 23)), (.halton(points: 5), .halton(points: 23)),
    (.latinHypercube(points: 6), .latinHypercube(points: 12)),
    (.latinHypercube(points: 1), .latinHypercube(points: 64)),
    (.latinHypercube(points: 7), .latinHypercube(points: 28)),
    (.morris(trajectories: 2, levels: 4), .morris(trajectories: 9, levels: 4)),
    (.saltelli(points: 3, secondOrder: true), .saltelli(points: 8, secondOrder: true)),
    (.saltelli(points: 3, secondOrder: false), .saltelli(points: 8, secondOrder: false)),
  ]

  @Test(arguments: growing)
  func `a design that grows keeps its points to the bit`(small: StudyDesign.Method, large: StudyDesign.Method) throws {
    let few = try TestDesign.values(TestDesign.uniform(small, factors: 3))
    let many = try TestDesign.values(TestDesign.uniform(large, factors: 3))
    #expect(many.count > few.count && Array(many.prefix(few.count)) == few)
  }

  @Test func `Saltelli's rows with many factors grow too`() throws {
    let few = try TestDesign.values(TestDesign.uniform(.saltelli(points: 2, secondOrder: false), factors: 21))
    let many = try TestDesign.values(TestDesign.uniform(.saltelli(points: 5, secondOrder: false), factors: 21))
    #expect(Array(many.prefix(few.count)) == few)
  }

  @Test func `a Latin hypercube that grows by another factor than two is another one`() throws {
    let few = try TestDesign.values(TestDesign.uniform(.latinHypercube(points: 6), factors: 2))
    let many = try TestDesign.values(TestDesign.uniform(.latinHypercube(points: 9), factors: 2))
    #expect(Array(many.prefix(6)) != few)
  }

  private static let random: [StudyDesign.Method] = [
    .sobol(points: 4), .halton(points: 4), .latinHypercube(points: 4), .morris(trajectories: 4, levels: 8),
    .saltelli(points: 4, secondOrder: true),
  ]

  @Test(arguments: random)
  func `another seed gives another design, the same seed the same`(method: StudyDesign.Method) throws {
    let design = TestDesign.uniform(method, factors: 3)
    #expect(try TestDesign.values(design) == TestDesign.values(design))
    #expect(try TestDesign.values(design) != TestDesign.values(TestDesign.uniform(method, factors: 3, seed: 2)))
    #expect(
      try TestDesign.values(design) != TestDesign.values(TestDesign.uniform(method, factors: 3, seed: 1 << 40 | 1)))
  }

  @Test func `designs of different methods share no shift`() throws {
    let methods: [StudyDesign.Method] = [.sobol(points: 1), .halton(points: 1), .latinHypercube(points: 1)]
    let first = try methods.flatMap { try TestDesign.positions(TestDesign.uniform($0, factors: 3))[0] }
    #expect(Set(first).count == 9)
  }

  @Test func `ties hold at every point, and whole numbers are whole and equally likely`() throws {
    let design = StudyDesign(
      method: .sobol(points: 1024),
      factors: [
        DesignFactor(path: TestDesign.path(0), distribution: .uniform(lower: 2, upper: 5), isWhole: true),
        DesignFactor(path: TestDesign.path(1), distribution: .tied(factor: 2, times: -0.5)),
        DesignFactor(path: TestDesign.path(2), distribution: .logUniform(lower: 1, upper: 1000)),
        DesignFactor(path: TestDesign.path(3), distribution: .tied(factor: 0, times: 1.5), isWhole: true),
      ])
    let values = try TestDesign.values(design)
    #expect(values.allSatisfy { $0[1] == -0.5 * $0[2] && $0[3] == (1.5 * $0[0]).rounded() })
    for number in 2...5 { #expect(abs(values.count { $0[0] == Double(number) } - 256) <= 1) }
    #expect(try TestDesign.positions(design).allSatisfy { $0.count == 2 })
  }

  @Test func `too many dimensions are a typed error that names what to take`() throws {
    #expect(StudyDesign.mostSobolDimensions == QuasiRandomSequence.Kind.sobol.mostDimensions)
    #expect(StudyDesign.mostHaltonDimensions == QuasiRandomSequence.Kind.halton.mostDimensions)
    #expect(try TestDesign.values(TestDesign.uniform(.sobol(points: 2), factors: 40)).count == 2)
    #expect(try TestDesign.values(TestDesign.uniform(.halton(points: 2), factors: 1229)).count == 2)
    #expect(
      throws: DesignError.tooManyDimensions(
        method: "sobol", found: 41, most: 40, instead: "halton (at most 1229) or latin-hypercube")
    ) { try DesignPoints(TestDesign.uniform(.sobol(points: 2), factors: 41)) }
    #expect(
      throws: DesignError.tooManyDimensions(method: "halton", found: 1230, most: 1229, instead: "latin-hypercube")
    ) { try DesignPoints(TestDesign.uniform(.halton(points: 2), factors: 1230)) }
  }

  @Test func `what is no design is an error, never a crash`() throws {
    let tied = [
      DesignFactor(path: TestDesign.path(0), distribution: .tied(factor: 1, times: 1)),
      DesignFactor(path: TestDesign.path(1), distribution: .tied(factor: 0, times: 1)),
    ]
    for design in [
      StudyDesign(method: .grid, factors: []), StudyDesign(method: .sobol(points: 2), factors: tied),
      TestDesign.uniform(.sobol(points: 0), factors: 1), TestDesign.uniform(.grid, factors: 1),
      TestDesign.uniform(.morris(trajectories: 1, levels: 3), factors: 1),
      TestDesign.uniform(.list(values: [[1, 2]]), factors: 1),
      TestDesign.uniform(.latinHypercube(points: 2_000_000), factors: 1),
    ] {
      #expect(throws: DesignError.self) { try DesignPoints(design) }
    }
  }
}
