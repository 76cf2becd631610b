import Foundation

/// Where the files of a study lie.
public struct StudyFolder: Sendable, Equatable {
  /// As the user wrote it.
  public let path: String

  /// A folder, or its `plan.json`.
  public init(_ path: String) {
    let trimmed = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    guard trimmed == "plan.json" || trimmed.hasSuffix("/plan.json") else {
      self.path = trimmed
      return
    }
    let parent = trimmed.dropLast("plan.json".count)
    self.path = parent.isEmpty ? "." : parent == "/" ? "/" : String(parent.dropLast())
  }

  /// The plan's file.
  public var plan: String { path + "/plan.json" }
  var points: String { path + "/points.csv" }
  /// Copies of all files that the scenario reads.
  var inputs: String { path + "/inputs" }
  var shards: String { path + "/shards" }
  /// What the pilot measured; not a part of the plan, because it differs between machines.
  var pilot: String { path + "/pilot.json" }

  /// Database of a shard.
  public func ledger(_ shard: Shard) -> String { "\(shards)/shard-\(shard.number)-of-\(shard.count).sqlite" }

  /// Databases of shards that are there, in the order of their names by number.
  public func ledgers() -> [(shard: Shard, path: String)] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: shards)) ?? []
    return names.compactMap { name in Shard(fileName: name).map { (shard: $0, path: shards + "/" + name) } }
      .sorted { ($0.shard.count, $0.shard.number) < ($1.shard.count, $1.shard.number) }
  }
}

/// A part of a plan's units: `number` of `count`, from 1.
public struct Shard: Sendable, Hashable, CustomStringConvertible {
  /// Its number, from 1, and into how many shards the units are divided.
  public let number: Int
  public let count: Int

  /// All units.
  public static let whole = Shard(unchecked: 1, of: 1)

  private init(unchecked number: Int, of count: Int) {
    self.number = number
    self.count = count
  }

  /// Nil unless 1 ≤ number ≤ count ≤ 100,000.
  public init?(_ number: Int, of count: Int) {
    guard (1...100_000).contains(count), (1...count).contains(number) else { return nil }
    self.init(unchecked: number, of: count)
  }

  /// Reads `3/8`; nil for anything else.
  public init?(text: String) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1] else { return nil }
    self.init(number, of: count)
  }

  /// Reads `shard-3-of-8.sqlite`.
  init?(fileName: String) {
    let parts = fileName.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0] == "shard", parts[2] == "of", parts[3].hasSuffix(".sqlite"),
      let number = Int(parts[1]), let count = Int(parts[3].dropLast(".sqlite".count))
    else { return nil }
    self.init(number, of: count)
    guard description == "\(parts[1])/\(parts[3].dropLast(".sqlite".count))" else { return nil }
  }

  public var description: String { "\(number)/\(count)" }

  /// Number of the shard, out of `count`, that a unit belongs to. Points go round the shards, so that points that cost
  /// more spread evenly; with fewer points than shards the units do.
  static func owner(ofPoint point: Int, replicateOffset: Int, points: Int, replicates: Int, count: Int) -> Int {
    (points >= count ? point : point * replicates + replicateOffset) % count + 1
  }
}
