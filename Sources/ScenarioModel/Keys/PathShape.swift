/// What may stand at a path of a scenario file, or why the path leads nowhere.
enum PathShape {
  case leadsTo(KeyShape)
  /// The complaint, to follow the path.
  case refused(String)

  /// Follows the keys of a path to a value that differs between worlds.
  static func of(_ path: ScenarioPath, policyNames: [String]) -> PathShape {
    let keys = path.keys
    if let complaint = refusal(keys, policyNames) { return .refused(complaint) }
    var shape = ScenarioKeys.root
    for (index, key) in keys.enumerated() {
      let passed = keys[..<index].joined(separator: ".")
      switch step(key, shape, passed: passed) {
      case .leadsTo(let next): shape = next
      case .refused(let complaint): return .refused(complaint)
      }
    }
    return .leadsTo(shape)
  }

  /// Paths that lead out of what worlds may differ in.
  private static func refusal(_ keys: [String], _ policyNames: [String]) -> String? {
    switch keys[0] {
    case "world" where keys.count > 1:
      return keys[1] == "warmUpQuarters" ? "changes the number of quarters; the worlds could not be compared." : nil
    case "policies" where keys.count > 2:
      guard policyNames.contains(keys[1]) else {
        let hint = NearestWord.hint(for: keys[1], among: policyNames, noun: "policy")
        return "names \(keys[1]), which is no policy here. \(hint)"
      }
      return keys.count == 3 && ["title", "source", "extends"].contains(keys[2])
        ? "is no value that worlds can differ in. Name one of its programme, governance or instruments." : nil
    case "study":
      return "belongs to how we look, which must be the same in all worlds that are compared."
    default:
      return "is not the path of a value. Paths begin with world. or policies.NAME.\(startHint(keys))"
    }
  }

  /// What a path that begins anywhere probably means.
  private static func startHint(_ keys: [String]) -> String {
    let names = ParameterName.allCases.map(\.rawValue)
    let start = keys[0] == "parameters" ? Array(keys.dropFirst()) : keys
    if let first = start.first, let name = NearestWord.to(first, among: names) {
      return " Did you mean \((["world", "parameters", name] + start.dropFirst()).joined(separator: "."))?"
    }
    guard let near = NearestWord.to(keys[0], among: ["world", "policies"]), near != keys[0] else { return "" }
    return " Did you mean \(([near] + keys.dropFirst()).joined(separator: "."))?"
  }

  private static func step(_ key: String, _ shape: KeyShape, passed: String) -> PathShape {
    switch shape {
    case .section(let keys, _):
      guard let found = keys.first(where: { $0.name == key }) else {
        let allowed = keys.filter { $0.setElsewhere == nil }.map(\.name)
        return .refused("names \(key), which is not a known key. \(hint(key, allowed, passed))")
      }
      return found.setElsewhere.map { .refused("is not set here. \($0)") } ?? .leadsTo(found.shape)
    case .open(keys: .names, let inner): return .leadsTo(inner)
    case .open(keys: .firms, let inner):
      guard Int(key).map({ $0 >= 0 && String($0) == key }) == true else {
        return .refused("names \(key), which must be the number of a firm, from 0.")
      }
      return .leadsTo(inner)
    case .sourced(let inner): return step(key, inner, passed: passed)
    case .either(let shapes):
      for option in shapes {
        if case .section = option { return step(key, option, passed: passed) }
      }
      return .refused("goes too far: \(passed) has no entries with names.")
    default:
      return .refused("goes too far: \(passed) has no entries with names.")
    }
  }

  /// The path that is probably meant, or the keys that are known where it goes wrong; not all 131 parameters.
  private static func hint(_ key: String, _ allowed: [String], _ passed: String) -> String {
    if let near = NearestWord.to(key, among: allowed) { return "Did you mean \(passed).\(near)?" }
    return allowed.count > 30
      ? "See peloton describe parameters." : NearestWord.hint(for: key, among: allowed, noun: "key")
  }
}
