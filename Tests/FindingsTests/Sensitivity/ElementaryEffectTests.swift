import Findings
import ScenarioModel
import Testing

@Suite("Elementary effects")
struct ElementaryEffectTests {
  private let groups = [[0], [1], [2]]

  private func analysis(_ groups: [[Int]], trajectories: Int = 12) throws -> SensitivityAnalysis {
    let names = (0..<groups.joined().count).map { "x\($0)" }
    let points = TestDesigns.morris(trajectories: trajectories, groups: groups)
    return try SensitivityAnalysis(
      SensitivitySample(names: names, layout: .morris(groups: groups, step: nil), points: points),
      intervals: .init(resamples: 200))
  }

  private func find(_ kind: SensitivityIndex.Kind, _ factor: Int, _ indices: [SensitivityIndex]) throws
    -> SensitivityIndex
  {
    try #require(indices.first { $0.kind == kind && $0.factor == factor })
  }

  @Test func `a linear answer has its slopes as mean effects and no spread`() throws {
    let analysis = try analysis(groups)
    let indices = try analysis.indices(of: analysis.sample.points.map { 3 * $0[0] - 5 * $0[1] + 7 })
    for (factor, slope) in [3.0, -5, 0].enumerated() {
      // Exact up to the rounding of thirds.
      #expect(try abs(#require(find(.mu, factor, indices).value) - slope) < 1e-13)
      #expect(try abs(#require(find(.muStar, factor, indices).value) - abs(slope)) < 1e-13)
      #expect(try abs(#require(find(.sigma, factor, indices).value)) < 1e-13)
      #expect(try abs(#require(find(.muStar, factor, indices).upper) - abs(slope)) < 1e-13)
    }
  }

  @Test func `an effect that changes its sign shows in the size and not in the mean`() throws {
    let analysis = try analysis([[0], [1]], trajectories: 200)
    // Sign of the slope of the first factor is that of the second, which is balanced.
    let indices = try analysis.indices(of: analysis.sample.points.map { ($0[1] > 0.5 ? 1 : -1) * $0[0] })
    #expect(try abs(#require(find(.muStar, 0, indices).value) - 1) < 1e-12)
    #expect(try abs(#require(find(.mu, 0, indices).value)) < 0.3)
    let size = try find(.sigma, 0, indices)
    #expect(try #require(size.value) > 0.9)
    #expect(try #require(size.lower) <= #require(size.value))
  }

  @Test func `a group has the size of its joint effect and nothing that needs a sign`() throws {
    let analysis = try analysis([[0, 2], [1]])
    // Both members move by 2/3, each in its own direction: |d| is 4 where they agree and 0 where they do not.
    let indices = try analysis.indices(of: analysis.sample.points.map { 2 * $0[0] + 2 * $0[2] + $0[1] })
    #expect(analysis.sample.names == ["x0 + x2", "x1"])
    let joint = try find(.muStar, 0, indices)
    #expect(try #require(joint.value) > 0 && #require(joint.value) <= 4)
    #expect(try find(.mu, 0, indices).value == nil)
    #expect(try abs(#require(find(.mu, 1, indices).value) - 1) < 1e-12)
  }

  @Test func `a trajectory with a missing answer is left out`() throws {
    let analysis = try analysis(groups, trajectories: 3)
    var answers = analysis.sample.points.map { 3 * $0[0] }
    answers[5] = .nan
    let indices = try analysis.indices(of: answers)
    #expect(try find(.muStar, 0, indices).rows == 2)
    #expect(try abs(#require(find(.mu, 0, indices).value) - 3) < 1e-13)
  }

  @Test func `two factors that move in one step are told by name`() throws {
    let points: [[Double]] = [[0, 0], [1, 1], [1, 0], [0, 0], [1, 0], [1, 1]]
    let sample = try SensitivitySample(
      names: ["a", "b"], layout: .morris(groups: [[0], [1]], step: nil), points: points)
    #expect(throws: SensitivityError.brokenTrajectory(from: 0, to: 1, moved: ["a", "b"])) {
      try SensitivityAnalysis(sample)
    }
  }

  @Test func `groups of a design move together and tied factors take no part`() throws {
    func path(_ name: String) -> ScenarioPath { ScenarioPath(text: "world.parameters." + name) }
    let uniform = FactorDistribution.uniform(lower: 0, upper: 10)
    let design = StudyDesign(
      method: .morris(trajectories: 2, levels: 4),
      factors: [
        DesignFactor(path: path("a"), distribution: uniform, group: "costs"),
        DesignFactor(path: path("b"), distribution: .tied(factor: 0, times: 2)),
        DesignFactor(path: path("c"), distribution: uniform),
        DesignFactor(path: path("d"), distribution: uniform, group: "costs"),
      ])
    let positions = TestDesigns.morris(trajectories: 2, groups: [[0, 2], [1]])
    let sample = try SensitivitySample(design: design, positions: positions, values: [])
    #expect(sample.names == ["costs", "world.parameters.c"])
    #expect(sample.layout == .morris(groups: [[0, 2], [1]], step: nil))
    #expect(sample.blockCount == 2)
  }
}
