import Crypto
import Foundation
public import ScenarioModel

/// What makes two units the same: the program's version, every value that the run uses, and where its seeds come from.
///
/// Two plans that share points share the identities of their units, so that no unit is run twice when a design grows.
public enum UnitIdentity {
  /// Identity of a point: SHA-256, lower-case hexadecimal, of the version, the resolved values and the tables read.
  ///
  /// Titles and questions, and what only says how often or how a study looks, are left out.
  /// - Parameters:
  ///   - version: Version of the program with its commit.
  ///   - resolved: Every value of the scenario at the point.
  ///   - policies: Names of the policies in order.
  ///   - tables: SHA-256 of the tables that the scenario reads at the point, in order.
  ///   - columns: What a unit leaves.
  public static func ofPoint(
    version: String, resolved: [ResolvedValue], policies: [String], tables: [String], columns: [RecordColumn]
  ) -> String {
    var hash = SHA256()
    func add(_ text: String) { hash.update(data: Data((text + "\n").utf8)) }
    add("peloton point 1")
    add(version)
    for value in resolved.sorted(by: { $0.path < $1.path }) where counts(value.path) {
      add("\(value.path)=\(value.value)")
    }
    for name in policies { add(name) }
    for table in tables { add(table) }
    for column in columns { add(column.line) }
    return hex(hash.finalize())
  }

  /// Identity of a unit of a point: the point and the seeds of its replicate.
  public static func ofUnit(point: String, replicate: Int, seeds: Seeds) -> String {
    let population = seeds.population ?? UInt64(replicate)
    let event = seeds.event ?? UInt64(replicate)
    return digest(of: Data("peloton unit 1\n\(point)\n\(population)\n\(event)\n".utf8))
  }

  /// SHA-256 of bytes, lower-case hexadecimal.
  static func digest(of data: Data) -> String { hex(SHA256.hash(data: data)) }

  private static func hex(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(64)
    for byte in digest {
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func counts(_ path: String) -> Bool {
    let looks = ["study.baseline", "study.horizonQuarters", "study.horizons", "study.seeds."]
    if path.hasPrefix("study.") { return looks.contains { path.hasPrefix($0) } }
    if path.hasPrefix("policies.") {
      let keys = path.split(separator: ".")
      return !(keys.count == 3 && keys[2] == "title")
    }
    return path.hasPrefix("world.")
  }
}
