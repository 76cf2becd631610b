public import Findings
import ScenarioModel

/// Writes what a calibration found into one folder, all or none.
public enum CalibrationResults {
  /// Writes the ensemble, its diagnostics, their data dictionary and where they come from. The same files, seeds and
  /// version give the same bytes.
  ///
  /// - Throws: ``OutputError``, and whatever `digest` throws.
  @discardableResult
  public static func write(
    _ result: FitResult, to path: String, provenance: Provenance, digest: ((String) throws -> String)? = nil
  ) throws -> [WrittenFile] {
    let staging = try Staging(folder: path)
    defer { staging.discard() }
    let tables = try CalibrationTable.allCases.map { table in
      let description = table.description(result)
      return (
        description,
        try TableFile.write(table.fileName, description, staging, digest) { try table.write(result, &$0) }
      )
    }
    let calibration = result.calibration
    let package = DataPackage.value(
      name: calibration.id, title: calibration.title, question: "", version: provenance.version, tables: tables)
    var files = tables.map(\.1)
    files.append(try TableFile.write(document(result, provenance), as: RunDocument.fileName, staging))
    files.append(try TableFile.write(package, as: DataPackage.fileName, staging))
    try staging.publish(files.map(\.name))
    return files
  }

  /// What was found, as one JSON object.
  public static func json(_ result: FitResult) -> String {
    JSONValue.object([
      "id": .text(result.calibration.id), "ending": .text(result.ending.rawValue),
      "members": .whole(result.members.count),
      "tolerance": .number(result.posterior.tolerance),
      "effectiveSize": .number(result.posterior.effectiveSize),
      "parameters": .array(
        result.parameters.map {
          .object([
            "parameter": .text($0.path), "mean": .number($0.mean), "sd": .number($0.sd),
            "contraction": .number($0.contraction),
          ])
        }),
      "figures": .array(
        result.predictions.map {
          .object([
            "target": .text($0.target.name), "use": .text($0.target.use.rawValue),
            "observed": .number($0.target.observed), "mean": .number($0.mean), "lower": .number($0.lower),
            "upper": .number($0.upper), "isInside": .bool($0.isInside),
          ])
        }),
      "findings": .texts(FitSentences.lines(result)),
    ]).rendered + "\n"
  }

  private static func document(_ result: FitResult, _ provenance: Provenance) -> JSONValue {
    let calibration = result.calibration
    return .object([
      "program": .object([
        "name": .text("peloton"), "version": .text(provenance.version), "commit": .text(provenance.commit),
        "toolchain": .text(provenance.toolchain),
      ]),
      "command": .texts(provenance.command),
      "inputs": .array(provenance.inputs.map { .object(["path": .text($0.path), "sha256": .text($0.sha256)]) }),
      "calibration": .object([
        "id": .text(calibration.id), "title": .text(calibration.title), "seed": .text("\(calibration.seed)"),
        "replicates": .whole(calibration.replicates), "worlds": .texts(calibration.worlds.map(\.name)),
        "ending": .text(result.ending.rawValue), "clipped": .whole(result.clipped),
      ]),
      "findings": .texts(FitSentences.lines(result)),
    ])
  }
}
