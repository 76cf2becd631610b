import Findings
import ScenarioModel

/// Writes what an analysis found into a folder: one table, and beside it its data dictionary with where it comes from.
///
/// The tables of the study itself, and those of other analyses, stay as they are.
public enum AnalysisResults {
  /// Writes `sensitivity.csv`, `discovery.csv` or `comparison.csv`, and a data package of that name, both or none. The
  /// same records and question give the same bytes.
  ///
  /// - Parameters:
  ///   - plans: hashes of the plans whose records were read; empty for a table from elsewhere.
  ///   - unitsMissing: units that were left out.
  ///   - context: what figures must know of the study besides the table; nil for a table from elsewhere.
  ///   - digest: hash of the file at a path.
  /// - Throws: ``OutputError``, and whatever `digest` throws.
  @discardableResult
  public static func write(
    _ findings: AnalysisFindings, to path: String, provenance: Provenance, plans: [String], unitsMissing: Int,
    context: StudyContext? = nil, digest: ((String) throws -> String)? = nil
  ) throws -> [WrittenFile] {
    let staging = try Staging(folder: path)
    defer { staging.discard() }
    let description = findings.description
    let table = try TableFile.write(description.name + ".csv", description, staging, digest) {
      try findings.write(&$0)
    }
    let remark = unitsMissing == 0 ? "" : " Partial: \(unitsMissing) units were missing; their points are left out."
    let package = DataPackage.value(
      name: description.name, title: findings.title, question: "", version: provenance.version,
      tables: [(description, table)], remark: remark, context: context)
    let source = JSONValue.object([
      "program": .object([
        "name": .text("peloton"), "version": .text(provenance.version), "commit": .text(provenance.commit),
        "toolchain": .text(provenance.toolchain),
      ]),
      "command": .texts(provenance.command), "plans": .texts(plans), "unitsMissing": .whole(unitsMissing),
      "inputs": .array(
        provenance.inputs.map { .object(["path": .text($0.path), "sha256": .text($0.sha256)]) }),
    ])
    guard case .object(let members) = package else { return [] }
    let document = try TableFile.write(
      .object(members + [JSONValue.Member("provenance", source)]), as: description.name + ".datapackage.json", staging)
    try staging.publish([table.name, document.name])
    return [table, document]
  }
}
