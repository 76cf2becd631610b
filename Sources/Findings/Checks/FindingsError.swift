/// Runs that contradict themselves: an identity of the specification does not hold, or records do not fit together.
/// Nothing is reported from such a study. It is a mistake in the program, not in the scenario.
public struct FindingsError: Error, Equatable, CustomStringConvertible {
  /// Every contradiction found, one sentence each: where, what was found, what must hold.
  public let problems: [String]

  public init(problems: [String]) { self.problems = problems }

  public var description: String {
    let shown = problems.prefix(20).map { "  \($0)" }
    let rest = problems.count > 20 ? ["  … and \(problems.count - 20) more of the same kind"] : []
    let heading =
      "The runs of this study contradict themselves in \(problems.count) place\(problems.count == 1 ? "" : "s"); "
      + "no result is reported. This is a mistake in the program; please report it with the scenario file."
    return ([heading] + shown + rest).joined(separator: "\n")
  }
}
