/// Address of one value of a scenario file: the keys that lead to it, `world.parameters.subThreshold`.
///
/// A list parameter whose entries have names may be followed by one of them, `world.parameters.abandonRate.robotics`.
public struct ScenarioPath: Sendable, Hashable, CustomStringConvertible {
  /// Keys from the top of the file down; none is empty where the path leads somewhere.
  public let keys: [String]

  public init(keys: [String]) { self.keys = keys }

  /// Reads keys joined by points.
  public init(text: String) {
    keys = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
  }

  public var description: String { keys.joined(separator: ".") }

  /// The name that people use: parameters without the groups that they stand in, `subThreshold`; what a policy says
  /// without the section of it, `transnational call.grantRate`; anything else without `world`.
  public var shortName: String {
    if keys.starts(with: ["world", "parameters"]) { return keys.dropFirst(2).joined(separator: ".") }
    guard keys.first == "policies", keys.count > 3 else { return keys.dropFirst().joined(separator: ".") }
    return keys[1] + " " + keys.dropFirst(3).joined(separator: ".")
  }
}
