public import Findings
import ScenarioModel

/// Writes the merged tables of a study into one folder, all or none.
public enum StudyResults {
  /// What is not there.
  public struct Gaps: Sendable, Equatable {
    /// Units without a record, and units that failed.
    public var missing: Int
    public var failed: Int

    public init(missing: Int, failed: Int) {
      self.missing = missing
      self.failed = failed
    }

    /// To follow the meaning of every table; empty without gaps.
    func remark(of units: Int) -> String {
      guard missing + failed > 0 else { return "" }
      return " Partial: of \(units) units \(missing) were not run and \(failed) failed; they are left out."
    }
  }

  /// Writes points, outcomes, responses, their data dictionary and where they come from. Records are read and written
  /// one by one. The same plan gives the same bytes, however its units were spread over shards.
  ///
  /// - Throws: ``OutputError``, and whatever reading records or `digest` throws.
  @discardableResult
  public static func write(
    _ findings: DesignFindings, gaps: Gaps, to path: String, provenance: Provenance,
    digest: ((String) throws -> String)? = nil
  ) throws -> [WrittenFile] {
    let staging = try Staging(folder: path)
    defer { staging.discard() }
    let tables = try StudyTable.allCases.map { table in
      let description = table.description(findings)
      return (
        description,
        try TableFile.write(table.fileName, description, staging, digest) { try table.write(findings, &$0) }
      )
    }
    let scenario = findings.scenario
    let package = DataPackage.value(
      name: scenario.id, title: scenario.title, question: scenario.question, version: provenance.version,
      tables: tables, remark: gaps.remark(of: findings.plan.units),
      context: StudyContext(
        design: scenario, replicates: findings.plan.replicates, factors: findings.factors, points: findings.points))
    var files = tables.map(\.1)
    files.append(
      try TableFile.write(StudyDocument.value(findings, gaps, provenance), as: RunDocument.fileName, staging))
    files.append(try TableFile.write(package, as: DataPackage.fileName, staging))
    try staging.publish(files.map(\.name))
    return files
  }
}
