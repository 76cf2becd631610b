import Foundation
public import ScenarioModel

extension StudyPlan {
  /// Reads a plan with everything it rests on and proves that nothing was changed.
  ///
  /// - Throws: ``StudyError`` when a file is missing, or is not as it was when the plan was made.
  public init(reading folder: StudyFolder) throws(StudyError) {
    let file = try PlanFile.read(folder.plan)
    let pointsText = try StudyPlan.verified(folder.points, sha256: file.pointsSha256)
    for input in file.inputs {
      _ = try StudyPlan.verified(folder.inputs + "/" + input.path, sha256: input.sha256)
    }
    let reading = ScenarioFile.load(path: folder.inputs + "/" + file.scenario)
    guard let scenario = reading.scenario else {
      throw StudyError(
        .invalid, path: folder.inputs + "/" + file.scenario,
        cause: "this program refuses the scenario: " + (reading.problems.first?.sentence ?? "it tells no reason"),
        remedy: "Use the program that made the plan: \(file.program).")
    }
    let layout = RecordLayout(scenario)
    guard layout.digest == file.columnsSha256 else {
      throw StudyError(
        .invalid, path: folder.plan,
        cause: "its units leave other numbers than this program reads",
        remedy: "Use the program that made the plan: \(file.program).")
    }
    guard let points = PointsFile.points(pointsText, factors: file.factors.count), points.count == file.points else {
      throw StudyError(
        .invalid, path: folder.points, cause: "it does not hold \(file.points) points of \(file.factors.count) factors",
        remedy: "Plan the study again.")
    }
    let listed = StudyDesign(
      method: .list(values: points.map(\.values)),
      factors: file.factors.map {
        DesignFactor(path: ScenarioPath(text: $0), distribution: .choice([]))
      })
    self.init(
      hash: file.hash, version: file.program, scenario: scenario, scenarioPath: file.scenario,
      design: StudyPlan.own(reading.design, of: file) ?? listed, points: points,
      inputs: file.inputs.map { Input(path: $0.path, sha256: $0.sha256) },
      replicates: file.firstReplicate...file.firstReplicate + file.replicates - 1, layout: layout)
  }

  /// The design of the scenario, if the plan was made from it and not from points given besides.
  private static func own(_ design: StudyDesign?, of file: PlanFile) -> StudyDesign? {
    guard let design, design.method.name == file.method, design.pointCount == file.points,
      design.factors.map(\.path.description) == file.factors
    else {
      return nil
    }
    return design
  }

  private static func verified(_ path: String, sha256: String) throws(StudyError) -> String {
    guard let content = FileManager.default.contents(atPath: path) else {
      throw StudyError(
        .missing, path: path, cause: "the plan needs this file, but it is not there",
        remedy: "Copy the whole folder of the study, or plan it again.")
    }
    guard UnitIdentity.digest(of: content) == sha256 else {
      throw StudyError(
        .invalid, path: path, cause: "it was changed after the plan was made",
        remedy: "Put it back as it was, or plan the study again into another folder.")
    }
    return String(decoding: content, as: UTF8.self)
  }
}

extension StudyDesign.Method {
  /// As a scenario file spells it.
  public var name: String {
    switch self {
    case .grid: "grid"
    case .list: "list"
    case .latinHypercube: "latin-hypercube"
    case .sobol: "sobol"
    case .halton: "halton"
    case .morris: "morris"
    case .saltelli: "saltelli"
    }
  }
}
