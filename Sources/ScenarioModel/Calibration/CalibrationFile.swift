/// Reads a calibration file with everything it names: the only way to a ``Calibration``.
public enum CalibrationFile {
  /// What came of reading a file.
  public struct Reading: Sendable {
    /// Nil when there are errors.
    public var calibration: Calibration?
    /// Every problem of the file, its scenarios and its targets; warnings included.
    public var problems: [Problem]
    /// Every file that was read or should have been, in order.
    public var files: [String]

    /// Exit code of a command that stops here: 0, 65 (invalid) or 66 (only: a file that is needed is not there).
    public var exitCode: Int32 {
      let errors = problems.filter { $0.severity == .error }
      if errors.isEmpty { return 0 }
      return errors.allSatisfy(\.isMissingInput) ? 66 : 65
    }
  }

  /// Reads the file at `path`. Mistakes of the user are told as problems, never thrown.
  public static func load(path: String) -> Reading {
    var reader = CalibrationReader(path: path)
    let calibration = reader.calibration()
    let hasErrors = reader.problems.hasErrors
    return Reading(
      calibration: hasErrors ? nil : calibration, problems: reader.problems.sorted(files: reader.files),
      files: reader.files)
  }
}
