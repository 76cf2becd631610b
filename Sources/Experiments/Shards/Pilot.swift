import Foundation
import ScenarioModel

/// What a few units of a plan take, measured; what it says of all of them is an estimate.
public struct Pilot: Sendable, Equatable, Codable {
  /// Units measured, with as many beside each other as threads were granted.
  public var units: Int
  /// Mean time of a unit, seconds of one thread.
  public var secondsPerUnit: Double
  /// Bytes that a unit takes in a ledger.
  public var bytesPerUnit: Int

  /// A shard that takes about this long is worth a job of its own, seconds.
  public static let shardSeconds = 600.0

  /// Seconds of all units of a plan on so many threads.
  public func seconds(of units: Int, threads: Int) -> Double {
    secondsPerUnit * Double(units) / Double(max(1, threads))
  }

  /// Shards of about ten minutes on so many threads each, no more than there are units.
  public func shards(of units: Int, threads: Int) -> Int {
    let count = (seconds(of: units, threads: threads) / Pilot.shardSeconds).rounded(.up)
    return max(1, min(units, Int(min(count, 1000))))
  }

  /// Runs the first, a middle and the last unit of a plan. Their records are kept, so that they are not run again.
  ///
  /// - Throws: ``StudyError`` as a run does, and when no unit could be finished.
  public static func measure(
    _ plan: StudyPlan, _ folder: StudyFolder, workers: Int, isCancelled: @escaping @Sendable () -> Bool
  ) throws(StudyError) -> Pilot {
    let last = plan.points.count - 1
    let units = Set([0, last / 2, last].map { Unit(point: $0, replicate: plan.replicates.lowerBound) })
      .sorted { $0.point < $1.point }
    let run = ShardRun(plan, folder, shard: .whole)
    let result = try run.run(.init(workers: workers, isCancelled: isCancelled, only: units))
    let records = StudyRecords(plan, folder)
    var seconds: [Double] = []
    for unit in units {
      guard case .done = records.state(unit), let taken = try records.seconds(unit) else { continue }
      seconds.append(taken)
    }
    guard !seconds.isEmpty else {
      throw StudyError(
        .incomplete, path: folder.path, cause: result.failures.first?.reason ?? "no pilot unit was finished",
        remedy: "The plan stands. Run it with: peloton study run \(folder.path)")
    }
    let pilot = Pilot(
      units: seconds.count, secondsPerUnit: seconds.reduce(0, +) / Double(seconds.count),
      bytesPerUnit: plan.columns.count * plan.policies.count * 8 + 300)
    try? JSONEncoder().encode(pilot).write(to: URL(fileURLWithPath: folder.pilot))
    return pilot
  }

  /// What an earlier pilot measured; nil without one.
  public static func read(_ folder: StudyFolder) -> Pilot? {
    FileManager.default.contents(atPath: folder.pilot).flatMap { try? JSONDecoder().decode(Pilot.self, from: $0) }
  }
}
