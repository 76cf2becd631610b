public import ScenarioModel

/// Runs the points of a calibration: for every generation and world a study of its own, with a plan, shards and verified
/// records. What is done is never run again, whoever ran it.
public struct GenerationStudies: Sendable {
  /// Why there are no outputs.
  public enum Refusal: Error {
    /// Problems of a scenario at some of the points.
    case problems([Problem])
    case study(StudyError)
    /// Interrupted, or units are left to other shards; the text says which.
    case incomplete(String)
  }

  private let calibration: Calibration
  private let reading: TargetReading
  private let folder: String
  private let version: String
  private let shard: Shard
  private let options: ShardRun.Options

  /// - Parameters:
  ///   - folder: Where the studies lie, one folder for each generation.
  ///   - version: Version of the program with its commit.
  ///   - shard: The part of every study that this call runs.
  public init(
    _ calibration: Calibration, _ reading: TargetReading, folder: String, version: String, shard: Shard = .whole,
    options: ShardRun.Options
  ) {
    self.calibration = calibration
    self.reading = reading
    self.folder = folder
    self.version = version
    self.shard = shard
    self.options = options
  }

  /// The targets at every point, `[point][replicate][target]`; NaN where a unit failed.
  ///
  /// - Parameters:
  ///   - name: Folder of the generation, such as `generation-01`.
  ///   - points: Values in the order of the parameters.
  public func outputs(_ name: String, points: [[Double]]) throws(Refusal) -> [[[Double]]] {
    let missing = Array(repeating: Double.nan, count: calibration.targets.count)
    var outputs = Array(
      repeating: Array(repeating: missing, count: calibration.replicates), count: points.count)
    for world in calibration.worlds.indices {
      let study = StudyFolder("\(folder)/\(name)/\(calibration.worlds[world].name)")
      let plan = try plan(world, points: points, in: study)
      do throws(StudyError) {
        let result = try ShardRun(plan, study, shard: shard).run(options)
        if result.ending != .complete { throw StudyError.interrupted(study) }
        let reader = try StudyReader(plan, study)
        let read = try read(reader, world: world, into: &outputs)
        if read + result.failures.count < plan.unitCount, shard != .whole {
          throw StudyError.otherShards(study, left: plan.unitCount - read)
        }
      } catch {
        throw error.kind == .incomplete ? .incomplete(error.description) : .study(error)
      }
    }
    return outputs
  }

  /// The plan of one world at these points: a list of the values that are set in it.
  private func plan(_ world: Int, points: [[Double]], in study: StudyFolder) throws(Refusal) -> StudyPlan {
    let chosen = calibration.parameters.indices.filter { calibration.parameters[$0].worlds.contains(world) }
    let design = StudyDesign(
      method: .list(values: points.map { point in chosen.map { point[$0] } }),
      factors: chosen.map {
        DesignFactor(path: calibration.parameters[$0].path, distribution: calibration.parameters[$0].prior)
      })
    let planning = Planning(
      scenarioFile: calibration.worlds[world].file, version: version, replicates: calibration.replicates,
      design: design, workers: options.workers)
    do throws(Planning.Refusal) {
      return try planning.write(to: study).plan
    } catch {
      switch error {
      case .problems(let problems): throw .problems(problems)
      case .study(let cause): throw .study(cause)
      }
    }
  }

  /// Reads the targets of one world out of its records.
  ///
  /// - Returns: Records that were found.
  private func read(
    _ reader: StudyReader, world: Int, into outputs: inout [[[Double]]]
  ) throws(StudyError) -> Int {
    let targets = calibration.targets.indices.filter { calibration.targets[$0].world == world }
    let first = reader.plan.replicates.lowerBound
    var count = 0
    do {
      try reader.forEachRecord { record in
        count += 1
        for target in targets {
          outputs[record.point][record.replicate - first][target] = reading.value(of: target, in: record.values)
        }
      }
    } catch let error as StudyError {
      throw error
    } catch {
      throw StudyError(.failedOnTheWay, path: folder, cause: "\(error)", remedy: "Run the same command again.")
    }
    return count
  }
}

extension StudyError {
  fileprivate static func interrupted(_ study: StudyFolder) -> StudyError {
    StudyError(
      .incomplete, path: study.path, cause: "the runs were interrupted",
      remedy: "To go on, run the same command again; nothing that is done runs twice.")
  }

  fileprivate static func otherShards(_ study: StudyFolder, left: Int) -> StudyError {
    StudyError(
      .incomplete, path: study.path, cause: "\(left) units are left to other shards",
      remedy: "Run the other shards, then the same command again.")
  }
}
