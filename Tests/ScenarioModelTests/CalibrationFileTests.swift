import Foundation
import ScenarioModel
import Testing

/// A folder with a small calibration, of which single lines can be others.
struct CalibrationFolder {
  let path: String

  static let scenario = """
    schema: 1
    title: Tiny
    world:
      synthetic: { firms: 60 }
    policies: { no-policy: {} }
    study:
      baseline: no-policy
      horizonQuarters: 4
      horizons: [4]
      replicates: 1
      record: { indicators: [adoptionRate], quarters: [2023Q4, 2024Q2] }
    """

  static let calibration = """
    calibration: 1
    title: Tiny
    scenarios: { one: one.yaml, two: two.yaml }
    targets: targets.csv
    parameters:
      world.parameters.costScale: { logUniform: [0.5, 2] }
      world.parameters.evaluationScale: { uniform: [0.5, 3], scenarios: [two] }
    method: { kind: abc-smc, points: 12, generations: 2, members: 5 }
    """

  static let targets = """
    target,scenario,indicator,technology,statistic,from,quarter,observed,sd,use,source
    cloud,one,adoptionRate,cloud,level,,2024Q4,0.4,0.1,fit,made up
    growth,two,adoptionRate,ai,slope,2023Q4,2024Q2,0.02,0.02,left-out,made up
    """

  init(calibration: String = calibration, targets: String = targets) throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("calibration-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    path = folder.path
    for (name, text) in [
      ("fit.yaml", calibration), ("one.yaml", Self.scenario), ("two.yaml", Self.scenario), ("targets.csv", targets),
    ] { try Data((text + "\n").utf8).write(to: folder.appendingPathComponent(name)) }
  }

  func load() -> CalibrationFile.Reading { CalibrationFile.load(path: path + "/fit.yaml") }
  func remove() { try? FileManager.default.removeItem(atPath: path) }
}

@Suite("Calibration files")
struct CalibrationFileTests {
  private func problems(calibration: (String, String)? = nil, targets: (String, String)? = nil) throws -> [String] {
    func changed(_ text: String, _ change: (String, String)?) -> String {
      guard let change else { return text }
      #expect(text.contains(change.0))
      return text.replacingOccurrences(of: change.0, with: change.1)
    }
    let folder = try CalibrationFolder(
      calibration: changed(CalibrationFolder.calibration, calibration),
      targets: changed(CalibrationFolder.targets, targets))
    defer { folder.remove() }
    let reading = folder.load()
    #expect((reading.calibration == nil) == reading.problems.contains { $0.severity == .error })
    return reading.problems.map { "\($0.place.line):\($0.place.column) \($0.sentence)" }
  }

  @Test func `a calibration is read with its worlds, priors and targets`() throws {
    let folder = try CalibrationFolder()
    defer { folder.remove() }
    let reading = folder.load()
    #expect(reading.problems.isEmpty)
    let calibration = try #require(reading.calibration)
    #expect(calibration.id == "fit" && calibration.worlds.map(\.name) == ["one", "two"])
    #expect(calibration.parameters.map(\.worlds) == [[0, 1], [1]])
    #expect(calibration.parameters[0].prior == .logUniform(lower: 0.5, upper: 2))
    #expect(calibration.method == .sequential(SequentialSettings(points: 12, generations: 2, members: 5)))
    #expect(calibration.targets.map(\.world) == [0, 1] && calibration.targets.map(\.use) == [.fit, .leftOut])
    #expect(calibration.targets[1].quarters.map(\.description) == ["2023Q4", "2024Q2"])
    #expect(reading.files.count == 4)
  }

  @Test func `a wrong key is refused with its place and a hint`() throws {
    #expect(
      try problems(calibration: ("targets: targets.csv", "target: targets.csv")).contains {
        $0.hasPrefix("4:1 target is not a known key. Did you mean targets?")
      })
  }

  @Test func `a wrong path is refused with the one that is meant`() throws {
    #expect(
      try problems(calibration: ("costScale", "costScal")).contains {
        $0.hasPrefix("6:3") && $0.contains("Did you mean world.parameters.costScale?")
      })
  }

  @Test func `a prior outside the domain of its value is refused`() throws {
    #expect(try problems(calibration: ("uniform: [0.5, 3]", "uniform: [-0.5, 3]")).contains { $0.hasPrefix("7:49 ") })
  }

  @Test func `a world that nobody knows is refused`() throws {
    #expect(
      try problems(calibration: ("scenarios: [two]", "scenarios: [tvo]")).contains {
        $0.contains("names tvo, which is no scenario here. Did you mean two?")
      })
  }

  @Test func `a world in which nothing is fitted is refused`() throws {
    #expect(
      try problems(calibration: ("[0.5, 2] }", "[0.5, 2], scenarios: [two] }")).contains {
        $0.contains("set no value in one")
      })
  }

  @Test func `more members than points are refused`() throws {
    #expect(try problems(calibration: ("members: 5", "members: 50")).contains { $0.contains("has only 12 points") })
  }

  @Test func `keys of another method are refused`() throws {
    #expect(
      try problems(calibration: ("kind: abc-smc", "kind: nelder-mead")).contains {
        $0.contains("does not belong to the kind nelder-mead")
      })
  }

  @Test func `a file that is not there is missing and not invalid`() throws {
    let folder = try CalibrationFolder(
      calibration: CalibrationFolder.calibration.replacingOccurrences(of: "targets.csv", with: "target.csv"))
    defer { folder.remove() }
    let reading = folder.load()
    #expect(reading.exitCode == 66)
    #expect(reading.problems[0].sentence.contains("targets.csv?"))
  }

  @Test(arguments: [
    ("0.4,0.1,fit", "0.4,0,fit", "2:48", "sd is 0, but must be a number > 0"),
    ("2024Q4", "2025Q1", "2:37", "runs from 2023Q1 to 2024Q4"),
    ("slope,2023Q4", "slope,", "3:34", "a slope needs a first quarter"),
    ("cloud,level,", "cloud,level,2023Q4", "2:36", "a level has one quarter only"),
    ("slope,2023Q4,2024Q2", "slope,2024Q2,2023Q4", "3:34", "must be before 2023Q4"),
    ("left-out", "leftout", "3:58", "Did you mean left-out?"),
    ("growth,", "cloud,", "3:1", "an earlier row has too"),
    ("one,adoptionRate,cloud", "one,adoptionrate,cloud", "2:11", "Did you mean adoptionRate?"),
    ("0.1,fit", "0.1,left-out", "0:0", "nothing to fit to"),
  ])
  func `a wrong target is refused with its place`(
    old: String, new: String, place: String, words: String
  ) throws {
    let found = try problems(targets: (old, new))
    #expect(found.contains { $0.hasPrefix(place + " ") && $0.contains(words) }, "\(found)")
  }
}
