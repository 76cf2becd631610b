import Testing

@testable import ScenarioModel

/// Lists of points and single points of a study.
@Suite("Points of designs")
struct PointListTests {
  private static let grantRate = SampleDesign.grantRate
  private static let threshold = "world.parameters.subThreshold"

  private func list(_ points: String...) throws -> [String] {
    try SampleDesign.complaints(["method: list", "points:"] + points.map { "  - \($0)" })
  }

  private func table(_ text: String) throws -> [String] {
    let folder = try ScratchFolder(["points.csv": text])
    try folder.write(Array(SampleDesign.text(["method: list", "file: points.csv"]).utf8), to: "sample.yaml")
    return folder.sentences("sample.yaml")
  }

  @Test func `all points of a list have the same paths and numbers that may stand there`() throws {
    let found = try list(
      "{ \(Self.threshold): 0.1, \(Self.grantRate): 0.3 }", "{ \(Self.threshold): 0.2 }",
      "{ \(Self.threshold): [0.2], \(Self.grantRate): 30, world.parameters.subThrehold: 1 }")
    #expect(
      found == [
        "points[1] lacks \(Self.grantRate), which the first point gives.",
        "points[2].\(Self.threshold) is a list, but must be a share between 0 and 1.",
        "points[2].\(Self.grantRate) is 30, but must be a share between 0 and 1. Did you mean 0.3? Shares are fractions, "
          + "not percentages.",
        "points[2].world.parameters.subThrehold is no path of the first point; all have the same. Did you mean "
          + "\(Self.threshold)?",
      ])
    #expect(try list("{}") == ["points[0] is empty, but a point gives at least one value."])
    #expect(
      try SampleDesign.complaints(["method: list"]) == [
        "study.design lacks points or file: the points of the list, or the path of a CSV file of them."
      ])
    #expect(
      try SampleDesign.complaints(["method: list", "points: 4"]) == [
        "points is 4, but a list needs the points themselves: - { world.parameters.subThreshold: 0.3 }, …"
      ])
  }

  @Test func `a table of points is told cell by cell`() throws {
    #expect(
      try table("\(Self.threshold),\(Self.grantRate)\n0.2,\n40,0.3\n") == [
        "points.csv 2:5 \(Self.grantRate) is empty, but must be a share between 0 and 1.",
        "points.csv 3:1 \(Self.threshold) is 40, but must be a share between 0 and 1. Did you mean 0.4? Shares are "
          + "fractions, not percentages.",
      ])
    #expect(
      try table("\(Self.threshold),weight\n0.2,1\n").first
        == "points.csv 1:31 weight is not the path of a value. Paths begin with world. or policies.NAME.")
    #expect(
      try table("\(Self.threshold),\(Self.threshold)\n0.2,0.3\n").contains {
        $0.contains("is a column twice")
      })
    #expect(try list("{ \(Self.threshold): 0.1, \(Self.threshold): 0.2 }").contains { $0.contains("twice") })
    #expect(try table("point\n1\n") == ["points.csv 1:1 This table has no column for a path."])
    #expect(try table("\(Self.threshold)\n") == ["points.csv 1:1 This table has no rows, but must hold points."])
    #expect(
      try table("\(Self.threshold)\n0.2\n0.3\n0.2\n0.2\n") == [
        "points.csv 4:1 warning: \(Self.threshold) begins point 2, which repeats point 0 and shows nothing new. So do 1 "
          + "more points."
      ])
    let missing = try SampleDesign.complaints(["method: list", "file: pionts.csv"], files: ["points.csv": ""])
    #expect(missing.first?.contains("Did you mean") == true)
  }

  @Test func `the rows of a list at the ends of its columns are decoded, not combinations that never occur`() throws {
    let head = "policies.p.instruments.call.share,policies.p.instruments.voucher.share\n"
    #expect(try table(head + "0.2,0.8\n0.7,0.3\n") == [])
    let wrong = try table(head + "0.2,0.8\n0.7,0.4\n")
    #expect(wrong.count == 1 && wrong.first?.contains("study.design makes no scenario at point 1: ") == true)
  }

  @Test func `a point is the scenario that the file would give if it said the values`() throws {
    let design = SampleDesign.factors(["\(Self.threshold): { uniform: [0, 1] }"])
    let variation = try #require(try SampleDesign.read(design).variation)
    let values = [(ScenarioPath(text: Self.threshold), 1 / 3.0), (ScenarioPath(text: Self.grantRate), 0.25)]
    let point = variation.scenario(at: values.map { (path: $0, value: $1) })
    let written = SampleDesign.text(["method: grid"]).replacing("  design:\n    method: grid", with: "")
      .replacing("grantRate: 0.4", with: "grantRate: 0.25").replacing("0.3 }", with: "0.3333333333333333 }")
    #expect(try point.scenario == SampleScenario.scenario(written))
    #expect(point.problems.isEmpty)
    #expect(point.resolved.first { $0.path == Self.threshold }?.value == "0.3333333333333333")
    #expect(!point.resolved.contains { $0.path.hasPrefix("study.design") })
    #expect(point.resolved.first { $0.path == Self.threshold }?.origin.hasSuffix("sample.yaml:17") == true)
  }

  @Test func `a point without values is the scenario as it stands, also of a file without a design`() throws {
    let folder = try ScratchFolder(["sample.yaml": SampleScenario.text()])
    let reading = folder.load("sample.yaml")
    #expect(reading.design == nil)
    let point = try #require(reading.variation?.scenario(at: []))
    #expect(point.scenario == reading.scenario && point.resolved == reading.resolved)
    #expect(point.files == reading.files)
  }

  @Test func `a point that cannot be is told with the factor's place`() throws {
    let text = SampleDesign.text(SampleDesign.factors(["\(Self.threshold): { uniform: [0, 1] }"]))
    let folder = try ScratchFolder(["sample.yaml": text])
    let variation = try #require(folder.load("sample.yaml").variation)
    func told(_ path: String, _ value: Double) -> [String] {
      variation.scenario(at: [(ScenarioPath(text: path), value)]).problems.map { "\($0.place.line) \($0.sentence)" }
    }
    #expect(
      told(Self.threshold, 1.5) == [
        "17 study.design.factors.\(Self.threshold) is 1.5, but must be a share between 0 and 1. Did you mean 0.015? "
          + "Shares are fractions, not percentages."
      ])
    #expect(
      told("policies.p.instruments.call.share", 0.7).first?.contains(
        "0 policies.p.instruments.call.share is 0.7, with which") == true)
    #expect(told(Self.threshold, .nan).count == 1)
    #expect(told("world.parameters.subThreshld", 0.2).first?.contains("Did you mean") == true)
  }

  @Test func `tables of a world are read once, and points of it are worlds of the same places`() throws {
    let reading = ScenarioFile.load(path: "\(Project.root)/Scenarios/industr-i40.yaml")
    let path = ScenarioPath(text: "world.firms.count")
    let point = try #require(reading.variation?.scenario(at: [(path, 3000)]))
    #expect(point.scenario?.world.firms == .count(3000))
    #expect(point.scenario?.world.regions == reading.scenario?.world.regions)
    #expect(point.files == reading.files)
    var same = try #require(point.scenario)
    same.world.firms = .full
    #expect(same == reading.scenario)
  }
}
