public import Findings
import Foundation
import ScenarioModel

/// Writes what a study found into one folder: the tables, their data dictionary, and where they come from.
public enum ResultsFolder {
  /// Writes all files of a study, all or none; files in the folder that are no tables of a study are left alone.
  ///
  /// The same scenario, seeds and version give the same bytes.
  /// - Parameters:
  ///   - findings: what the study found.
  ///   - path: the folder, made when missing, `Results/<scenario-id>` by convention.
  ///   - provenance: what the study itself does not know.
  ///   - digest: hash of the file at a path, `sha256:…`; nil leaves hashes out.
  /// - Returns: the files in the order in which they should be read about: tables, data dictionary, provenance.
  /// - Throws: ``OutputError``, and whatever `digest` throws.
  @discardableResult
  public static func write(
    _ findings: StudyFindings, to path: String, provenance: Provenance,
    digest: ((String) throws -> String)? = nil
  ) throws -> [WrittenFile] {
    let staging = try Staging(folder: path)
    defer { staging.discard() }
    var files: [WrittenFile] = []
    let tables = ResultTable.tables(of: findings)
    for table in tables {
      files.append(
        try TableFile.write(table.fileName, table.description, staging, digest) { try table.write(findings, &$0) })
    }
    let package = DataPackage.value(findings, files, version: provenance.version)
    let run = RunDocument.value(findings, provenance)
    files.append(try TableFile.write(run, as: RunDocument.fileName, staging))
    files.append(try TableFile.write(package, as: DataPackage.fileName, staging))
    // A table that this study does not have, and pictures of an earlier one, would stand there as if they belonged to it.
    let obsolete =
      ResultTable.allCases.filter { !tables.contains($0) }.map(\.fileName) + [Brief.fileName]
      + FigureFiles.namesInResults
    try staging.publish(files.map(\.name), removing: obsolete)
    return files
  }

  /// Learns whether the folder can be written to, before work is spent on what would go there. Leaves nothing behind.
  ///
  /// - Throws: ``OutputError``.
  public static func checkWritable(_ path: String) throws(OutputError) {
    let staging = try Staging(folder: path)
    staging.discard()
  }
}
