/// Every key of a scenario file as a row for people, from the tree that files are checked with.
public enum KeyReference {
  /// One key.
  public struct Row: Sendable, Equatable {
    /// Section at the top of the file; empty for the top keys themselves.
    public let section: String
    /// Path below the section, `programme.envelopeEuro`; `NAME` stands for a name that the user chooses,
    /// `PATH` for the path of a value.
    public let path: String
    /// What must stand there.
    public let accepts: String
    /// Must be there once all overlays are applied.
    public let isRequired: Bool
    /// What it means, with its unit and default.
    public let meaning: String
  }

  /// ``Row/accepts`` of a key that holds other keys.
  public static let group = "a group of keys"

  /// All keys in the order of a file, parameters left out: these are described by the parameter catalogue.
  public static let rows: [Row] = collect(ScenarioKeys.root, path: [])

  private static func collect(_ shape: KeyShape, path: [String]) -> [Row] {
    switch shape {
    case .section(let keys, _):
      keys.filter { $0.setElsewhere == nil }.flatMap { key -> [Row] in
        let here = path + [key.name]
        let below = here == ["world", "parameters"] ? [] : collect(key.shape, path: here)
        return [row(key, at: here)] + below
      }
    case .open(keys: .names, let shape): collect(shape, path: path + ["NAME"])
    case .open(keys: .paths, let shape): collect(shape, path: path + ["PATH"])
    case .open(keys: .firms, _): []
    case .either(let shapes): shapes.flatMap { collect($0, path: path) }
    case .sourced(let shape): collect(shape, path: path)
    default: []
    }
  }

  private static func row(_ key: ScenarioKey, at path: [String]) -> Row {
    Row(
      section: path.count > 1 ? path[0] : "", path: path.dropFirst(path.count > 1 ? 1 : 0).joined(separator: "."),
      accepts: accepts(key.shape), isRequired: key.isRequired, meaning: key.meaning)
  }

  /// What stands at a key; groups of keys are told by their own rows.
  private static func accepts(_ shape: KeyShape) -> String {
    switch shape {
    case .section, .open(keys: .names, _), .open(keys: .paths, .section): group
    case .either(let shapes): shapes.map(accepts).joined(separator: ", or ")
    case .sourced(let shape): accepts(shape) + ", or { value, source }"
    default: shape.expectation
    }
  }
}
