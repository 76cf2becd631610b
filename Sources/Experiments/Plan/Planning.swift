import Foundation
import ParallelColumns
public import ScenarioModel

/// Makes a plan: reads and checks every point before anything runs, and writes all or nothing.
public struct Planning: Sendable {
  /// Why there is no plan.
  public enum Refusal: Error {
    /// Problems of the scenario at some of the points, most of the same kind once.
    case problems([Problem])
    case study(StudyError)
  }

  /// The scenario file, as the user wrote it.
  public let scenarioFile: String
  /// Version of the program with its commit.
  public let version: String
  /// Number of replicates instead of the scenario's.
  public var replicates: Int?
  /// Points instead of the scenario's own design.
  public var design: StudyDesign?
  public var workers: Int

  public init(
    scenarioFile: String, version: String, replicates: Int? = nil, design: StudyDesign? = nil, workers: Int = 1
  ) {
    self.scenarioFile = scenarioFile
    self.version = version
    self.replicates = replicates
    self.design = design
    self.workers = workers
  }

  /// Writes the plan into a folder that does not exist yet, or holds this very plan.
  ///
  /// - Returns: The plan, and whether it was there already.
  public func write(to folder: StudyFolder) throws(Refusal) -> (plan: StudyPlan, existed: Bool) {
    let staging = StudyFolder(folder.path + ".partial-\(ProcessInfo.processInfo.processIdentifier)")
    try? FileManager.default.removeItem(atPath: staging.path)
    defer { try? FileManager.default.removeItem(atPath: staging.path) }
    try draft(into: staging)
    do throws(StudyError) {
      if FileManager.default.fileExists(atPath: folder.plan) {
        return (try same(staging, as: folder), true)
      }
      try publish(staging, as: folder)
      return (try StudyPlan(reading: folder), false)
    } catch {
      throw .study(error)
    }
  }

  /// Writes all files of the plan into a folder that will take its place.
  private func draft(into staging: StudyFolder) throws(Refusal) {
    let original = ScenarioFile.load(path: scenarioFile)
    guard original.isValid else { throw .problems(original.problems.filter { $0.severity == .error }) }
    let inputs: PlanInputs
    do {
      inputs = try PlanInputs(copying: original.files, to: staging.inputs)
    } catch {
      throw .study(error)
    }
    let reading = ScenarioFile.load(path: staging.inputs + "/" + inputs.scenarioPath)
    guard let scenario = reading.scenario, let variation = reading.variation else {
      throw .study(
        StudyError(
          .invalid, path: scenarioFile, cause: "the scenario cannot be read from a copy of its files",
          remedy: "Name tables and scenarios by paths relative to the file that names them, not from the root."))
    }
    let design = try chosenDesign(reading.design)
    let count = try replicateCount(scenario)
    let layout = RecordLayout(scenario)
    let points = try points(design, scenario, variation, from: inputs)
    let pointsText = PointsFile.text(points, factors: design.factors.map(\.path))
    let file = PlanFile(
      format: PlanFile.format, program: version, id: scenario.id, title: scenario.title,
      scenario: inputs.scenarioPath, method: design.method.name, factors: design.factors.map(\.path.description),
      points: points.count, pointsSha256: UnitIdentity.digest(of: Data(pointsText.utf8)),
      firstReplicate: scenario.study.firstReplicate, replicates: count, units: points.count * count,
      baseline: scenario.study.baseline, policies: scenario.policies.map(\.name),
      numbersPerUnit: scenario.policies.count * layout.columns.count, columnsSha256: layout.digest,
      inputs: inputs.inputs.map { PlanFile.Input(path: $0.path, sha256: $0.sha256) }, hash: PlanFile.noHash)
    do {
      try Data(pointsText.utf8).write(to: URL(fileURLWithPath: staging.points))
      try Data(file.text().text.utf8).write(to: URL(fileURLWithPath: staging.plan))
    } catch {
      throw .study(
        StudyError(
          .failedOnTheWay, path: staging.path, cause: "the plan cannot be written",
          remedy: "Check the free space of the disk."))
    }
  }

  private func chosenDesign(_ own: StudyDesign?) throws(Refusal) -> StudyDesign {
    guard let design = design ?? own else {
      throw .study(
        StudyError(
          .invalid, path: scenarioFile, cause: "the scenario has no study.design, so there is nothing to plan",
          remedy: "Name factors and a method under study.design, or use peloton run for the scenario as it stands."))
    }
    return design
  }

  private func replicateCount(_ scenario: Scenario) throws(Refusal) -> Int {
    if let replicates { return replicates }
    guard case .fixed(let count) = scenario.study.replicates else {
      throw .study(
        StudyError(
          .invalid, path: scenarioFile,
          cause:
            "study.replicates waits for an interval to become narrow, but every point of a design has the same number",
          remedy: "Give a number there, or with --replicates."))
    }
    return count
  }

  /// Reads the scenario at every point; refuses the plan when one of them is refused.
  private func points(
    _ design: StudyDesign, _ scenario: Scenario, _ variation: ScenarioVariation, from inputs: PlanInputs
  ) throws(Refusal) -> [StudyPlan.Point] {
    let laid: DesignPoints
    do {
      laid = try DesignPoints(design)
    } catch {
      throw .study(StudyError(.invalid, path: scenarioFile, cause: "\(error)", remedy: "Change study.design."))
    }
    let columns = RecordLayout(scenario).columns
    let version = version
    let results: [Reading?] = runConcurrently(count: laid.count, workers: workers) { index in
      let values = laid.values(at: index)
      let reading = variation.scenario(at: zip(design.factors, values).map { (path: $0.path, value: $1) })
      guard reading.scenario != nil else { return .refused(reading.problems.filter { $0.severity == .error }) }
      let identity = UnitIdentity.ofPoint(
        version: version, resolved: reading.resolved, policies: scenario.policies.map(\.name),
        tables: inputs.tables(reading.files), columns: columns)
      return .point(StudyPlan.Point(values: values, identity: identity))
    }
    var points: [StudyPlan.Point] = []
    var refused: [Problem] = []
    for (index, result) in results.enumerated() {
      switch result {
      case .point(let point): points.append(point)
      case .refused(let problems):
        for var problem in problems where refused.count < 20 {
          problem.message = "At point \(index): " + problem.message
          refused.append(problem)
        }
      case nil: continue
      }
    }
    guard refused.isEmpty, points.count == laid.count else { throw .problems(refused) }
    return points
  }

  private enum Reading: Sendable {
    case point(StudyPlan.Point)
    case refused([Problem])
  }

  /// The plan that stands in the folder already, if it is the same.
  private func same(_ staging: StudyFolder, as folder: StudyFolder) throws(StudyError) -> StudyPlan {
    let own = try PlanFile.read(staging.plan)
    guard (try? PlanFile.read(folder.plan))?.hash == own.hash else {
      throw StudyError(
        .cannotCreate, path: folder.path, cause: "another plan stands here, and plans are never overwritten",
        remedy: "Choose another folder with --output, and run it with --reuse \(folder.path) to take over what is done."
      )
    }
    return try StudyPlan(reading: folder)
  }

  private func publish(_ staging: StudyFolder, as folder: StudyFolder) throws(StudyError) {
    let files = FileManager.default
    if let there = try? files.contentsOfDirectory(atPath: folder.path), !there.isEmpty {
      throw StudyError(
        .cannotCreate, path: folder.path, cause: "this folder is not empty, and holds no plan",
        remedy: "Choose another folder with --output.")
    }
    do {
      try? files.removeItem(atPath: folder.path)
      try files.moveItem(atPath: staging.path, toPath: folder.path)
    } catch {
      throw StudyError(
        .cannotCreate, path: folder.path, cause: "this folder cannot be made",
        remedy: "Check the permissions of the folder above it, or choose another with --output.")
    }
  }
}
