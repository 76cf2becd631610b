import Foundation
import Testing

@testable import ScenarioModel

/// `study.design`: what is read from it.
@Suite("Designs of scenario files")
struct DesignReadingTests {
  private static let border = ScenarioPath(text: "world.parameters.borderPenalty")

  @Test func `every distribution is read as it is written`() throws {
    let design = try SampleDesign.design(
      SampleDesign.factors([
        "world.parameters.borderPenalty: { uniform: [1.1, 3.4], source: a guess }",
        "world.parameters.campaignCost: { logUniform: [50, 1000] }",
        "world.parameters.subThreshold: { normal: { mean: 0.3, sd: 0.2, lower: 0.1, upper: 1 } }",
        "world.parameters.abandonRate.robotics: { triangular: [0, 0.1, 0.3] }",
        "world.synthetic.firms: { choice: [500, 1000] }",
        "\(SampleDesign.grantRate): { tied: world.parameters.subThreshold, times: 0.5 }",
      ]))
    #expect(
      design.factors.map(\.distribution) == [
        .uniform(lower: 1.1, upper: 3.4), .logUniform(lower: 50, upper: 1000),
        .normal(mean: 0.3, standardDeviation: 0.2, lower: 0.1, upper: 1), .triangular(lower: 0, mode: 0.1, upper: 0.3),
        .choice([500, 1000]), .tied(factor: 2, times: 0.5),
      ])
    #expect(design.method == .sobol(points: 4) && design.seed == 1 && design.freeFactors == [0, 1, 2, 3, 4])
    #expect(design.factors.map(\.isWhole) == [false, false, false, false, true, false])
    #expect(design.factors[0].path == Self.border)
  }

  @Test(arguments: [
    ("{ method: latin-hypercube, points: 9, seed: 5 }", StudyDesign.Method.latinHypercube(points: 9), 9),
    ("{ method: halton, points: 3 }", .halton(points: 3), 3),
    ("{ method: saltelli, points: 2 }", .saltelli(points: 2, secondOrder: true), 12),
    ("{ method: saltelli, points: 2, secondOrder: false }", .saltelli(points: 2, secondOrder: false), 8),
    ("{ method: morris, trajectories: 5 }", .morris(trajectories: 5, levels: 4), 15),
    ("{ method: morris, trajectories: 5, levels: 6 }", .morris(trajectories: 5, levels: 6), 15),
  ])
  func `every method is read with its own keys`(keys: String, method: StudyDesign.Method, points: Int) throws {
    let design = try SampleDesign.design(
      SampleDesign.factors(
        [
          "world.parameters.borderPenalty: { uniform: [1.1, 3.4] }",
          "world.parameters.subThreshold: { uniform: [0, 1] }",
        ], method: keys))
    #expect(design.method == method && design.pointCount == points)
    #expect(design.seed == (keys.contains("seed") ? 5 : 1))
  }

  @Test func `a grid has all combinations, and groups move as one`() throws {
    let grid = try SampleDesign.design(
      SampleDesign.factors(
        [
          "world.parameters.borderPenalty: { choice: [1, 2, 3] }",
          "world.parameters.subThreshold: { choice: [0, 0.1, 0.2, 0.3] }",
        ], method: "{ method: grid }"))
    #expect(grid.pointCount == 12)
    let morris = try SampleDesign.design(
      SampleDesign.factors(
        [
          "world.parameters.borderPenalty: { uniform: [1, 2], group: a }",
          "world.parameters.subThreshold: { uniform: [0, 1] }",
          "world.parameters.campaignCost: { uniform: [1, 2], group: a }",
        ], method: "{ method: morris, trajectories: 10 }"))
    #expect(morris.movingGroups == [[0, 2], [1]] && morris.pointCount == 30)
  }

  @Test func `a list of points stands in the scenario or in a table, and both are the same`() throws {
    let written = try SampleDesign.design([
      "method: list", "points:", "  - { world.parameters.borderPenalty: 1.5, \(SampleDesign.grantRate): 0.3 }",
      "  - { \(SampleDesign.grantRate): 0.2, world.parameters.borderPenalty: 1.5 }",
    ])
    #expect(written.method == .list(values: [[1.5, 0.3], [1.5, 0.2]]))
    #expect(written.factors.map(\.distribution) == [.choice([1.5]), .choice([0.2, 0.3])])
    let table = "point,world.parameters.borderPenalty,\(SampleDesign.grantRate)\n7,1.5,0.3\nx,1.5,0.2\n"
    let folder = try ScratchFolder(["points.csv": table])
    try folder.write(Array(SampleDesign.text(["method: list", "file: points.csv"]).utf8), to: "sample.yaml")
    let reading = folder.load("sample.yaml")
    #expect(reading.design == written && reading.problems.isEmpty)
    #expect(reading.files == ["\(folder.path)/sample.yaml", "\(folder.path)/points.csv"])
  }

  @Test func `a scenario laid over another changes one factor, or the method and keeps the factors`() throws {
    let base = SampleDesign.text(SampleDesign.factors(["world.parameters.subThreshold: { uniform: [0, 1] }"]))
    func over(_ design: String) throws -> StudyDesign? {
      try ScratchFolder([
        "base.yaml": base, "sample.yaml": "schema: 1\nextends: base.yaml\nstudy: { design: \(design) }\n",
      ]).load("sample.yaml").design
    }
    let factor = try over("{ factors: { world.parameters.subThreshold: { choice: [0, 1] } } }")
    #expect(factor?.factors.map(\.distribution) == [.choice([0, 1])] && factor?.method == .sobol(points: 4))
    let method = try over("{ method: morris, trajectories: 3 }")
    #expect(method?.method == .morris(trajectories: 3, levels: 4) && method?.factors.count == 1)
    let list = try over("{ method: list, points: [{ world.parameters.subThreshold: 0.5 }] }")
    #expect(list?.method == .list(values: [[0.5]]))
  }

  @Test func `a design leaves the scenario as it is`() throws {
    let reading = try SampleDesign.read(
      SampleDesign.factors(["world.parameters.subThreshold: { uniform: [0.5, 1] }"]))
    #expect(reading.scenario?.world.parameters[.subThreshold] == 0.3)
    let plain = try ScratchFolder(["sample.yaml": SampleDesign.text(["method: sobol"])]).load("sample.yaml")
    #expect(plain.scenario == nil && plain.design == nil)
    let without = try SampleScenario.scenario(SampleScenario.text())
    #expect(without.study == reading.scenario?.study)
  }

  @Test func `the examples of the documents are sound designs of the flagship`() throws {
    let text = try String(contentsOfFile: "\(Project.root)/Scenarios/README.md", encoding: .utf8)
    let section = try #require(text.components(separatedBy: "### study.design\n").last)
    let examples = section.components(separatedBy: "```yaml\n").dropFirst().map {
      $0.components(separatedBy: "```")[0]
    }
    #expect(examples.count == 3)
    for example in examples {
      let head = "schema: 1\ntitle: A sample\nextends: \(Project.root)/Scenarios/baltic-sea-region.yaml\n"
      let reading = try ScratchFolder(["sample.yaml": head + example]).load("sample.yaml")
      #expect(reading.design != nil && reading.problems.isEmpty, "\(ProblemReport.text(reading.problems))")
    }
  }

  @Test func `the key reference tells the keys of a factor`() {
    let rows = KeyReference.rows.filter { $0.path.hasPrefix("design.") }
    #expect(rows.contains { $0.path == "design.factors.PATH.normal.sd" && $0.isRequired })
    #expect(rows.first { $0.path == "design.factors" }?.accepts == KeyReference.group)
  }
}
