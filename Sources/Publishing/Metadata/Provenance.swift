public import ScenarioModel

/// Where results come from, as far as the caller knows it; the rest is in the study itself.
///
/// Equal results must come from equal provenance: leave out what may differ between two runs of the same study, such as
/// the time, the number of threads, the machine, and output options of the command.
public struct Provenance: Sendable, Equatable {
  /// Version of the program, `0.1.0`.
  public var version: String
  /// Commit of the source, when known.
  public var commit: String?
  /// Compiler and target, `swift 6.3 x86_64-linux`.
  public var toolchain: String
  /// The command that makes these results again, word by word.
  public var command: [String]
  /// Files that were read: the scenario and the tables that it names.
  public var inputs: [InputFile]
  /// The scenario with every default written out; nil when the caller has none.
  public var resolvedScenario: JSONValue?
  /// Values that are no defaults: where each was said, and the source that stands there.
  public var origins: [ResolvedValue]
  /// Parameters outside their evidence range, in words.
  public var parametersOutsideRange: [String]

  public init(
    version: String, commit: String? = nil, toolchain: String, command: [String], inputs: [InputFile] = [],
    resolvedScenario: JSONValue? = nil, origins: [ResolvedValue] = [], parametersOutsideRange: [String] = []
  ) {
    self.version = version
    self.commit = commit
    self.toolchain = toolchain
    self.command = command
    self.inputs = inputs
    self.resolvedScenario = resolvedScenario
    self.origins = origins
    self.parametersOutsideRange = parametersOutsideRange
  }

  /// One file that was read.
  public struct InputFile: Sendable, Equatable {
    /// Path as the scenario gives it, relative to the scenario or the project.
    public var path: String
    /// SHA-256 of the content, lower-case hexadecimal.
    public var sha256: String

    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }
}
