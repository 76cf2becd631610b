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
    /// Makes the scenarios of points; nil when there are errors.
    public var points: CalibrationPoints?

    /// Exit code of a command that stops here: 0, 65 (invalid) or 66 (only: a file that is needed is not there).
    public var exitCode: Int32 {
      let errors = problems.filter { $0.severity == .error }
      if errors.isEmpty { return 0 }
      return errors.allSatisfy(\.isMissingInput) ? 66 : 65
    }
  }

  /// Reads the file at `path`. Mistakes of the user are told as problems, never thrown.
  ///
  /// - Parameter indicators: Names of the indicators that targets may use, from whoever records runs.
  public static func load(path: String, indicators: [String]) -> Reading {
    var reader = CalibrationReader(path: path, indicators: indicators)
    let calibration = reader.calibration()
    let hasErrors = reader.problems.hasErrors
    return Reading(
      calibration: hasErrors ? nil : calibration, problems: reader.problems.sorted(files: reader.files),
      files: reader.files,
      points: hasErrors ? nil : calibration.map { CalibrationPoints($0, worlds: reader.sources) })
  }
}

/// The worlds of a calibration at its points: every fitted value laid over the files, decoded and checked anew.
public struct CalibrationPoints: Sendable {
  private let parameters: [FittedParameter]
  private let readers: [VariantReader]

  init(_ calibration: Calibration, worlds: [VariantReader]) {
    parameters = calibration.parameters
    readers = worlds
  }

  /// The scenario of one world at a point, `values` in the order of the parameters; the worlds' own scenario where no
  /// parameter is set in it. Problems instead when a value makes no valid scenario there.
  public func scenario(world: Int, at values: [Double]) -> (scenario: Scenario?, problems: [Problem]) {
    var reader = readers[world]
    let settings = zip(parameters, values).filter { $0.0.worlds.contains(world) }.map { parameter, value in
      VariantReader.Setting(parameter, value: value, place: Place(file: reader.path))
    }
    guard !settings.isEmpty else { return (reader.scenario, []) }
    let variant = reader.variant(settings)
    let errors = reader.problems.problems.filter { $0.severity == .error }
    return (errors.isEmpty ? variant?.scenario : nil, errors)
  }
}

extension VariantReader.Setting {
  /// A fitted value as the file would say it.
  init(_ parameter: FittedParameter, value: Double, place: Place) {
    let text = JSONValue.text(of: value)
    self.init(
      path: parameter.path, value: SourceNode(place, .scalar(text, plain: true)),
      keyPath: "parameters.\(parameter.path)", text: text)
  }
}
