import ArgumentParser
import Experiments
import Findings
import Foundation
import Publishing
import ScenarioModel

/// How a table of points and answers from elsewhere is to be read.
struct ExternalSampleOptions: ParsableArguments {
  @Option(help: "CSV file with points and answers of any model.", completion: .file(extensions: ["csv"]))
  var samples: String?

  @Option(help: ArgumentHelp("Column with an answer; may be given several times.", valueName: "column"))
  var outputColumn: [String] = []

  @Option(
    help: ArgumentHelp(
      "Column with a factor; may be given several times. Default: every column that is no answer.", valueName: "column")
  )
  var factor: [String] = []

  @Option(help: "How the points are laid: morris, saltelli or plain (no order).")
  var method: ExternalMethod = .plain

  @Option(help: "Levels of the Morris design; its step is L / (2 (L - 1)) of the range.")
  var levels = 4

  @Option(help: ArgumentHelp("Factors that move together: a,b. May be given several times.", valueName: "factors"))
  var group: [String] = []

  @Flag(help: "The saltelli points have no BA rows.")
  var noSecondOrder = false

  @Option(help: "Key of the bootstrap.")
  var seed: UInt64 = 1

  func validate() throws {
    guard samples != nil else {
      if !outputColumn.isEmpty || !factor.isEmpty || !group.isEmpty || noSecondOrder {
        throw ValidationError("--output-column, --factor, --group and --no-second-order belong to --samples.")
      }
      return
    }
    if outputColumn.isEmpty { throw ValidationError("Name the column of the answer: --output-column y") }
    if levels < 2 || levels % 2 != 0 || levels > 1_000 {
      throw ValidationError("--levels is \(levels), but must be an even number from 2 to 1000.")
    }
    if !group.isEmpty, method != .morris { throw ValidationError("--group belongs to --method morris.") }
  }
}

/// How points from elsewhere are laid.
enum ExternalMethod: String, ExpressibleByArgument, CaseIterable {
  case morris, saltelli, plain
}

/// The sensitivity of a table from elsewhere.
struct ExternalAnalysis {
  let options: ExternalSampleOptions
  let resamples: Int

  /// Prints the page, and writes the table where a folder is named.
  func run(_ common: AnalysisOptions) throws {
    let path = options.samples ?? ""
    let (table, problems) = NumberTable.load(path: path)
    let report = ProblemReport.text(problems)
    if !report.isEmpty { FileHandle.standardError.write(Data(report.utf8)) }
    guard let table else { throw ExitCode(problems.contains { !$0.isMissingInput } ? 65 : 66) }
    let answers = try columns(options.outputColumn, of: table, path)
    let named = try columns(options.factor, of: table, path)
    let factors = named.isEmpty ? table.columns.indices.filter { !answers.contains($0) } : named
    let names = factors.map { table.columns[$0] }
    let points = table.rows.map { row in factors.map { row[$0] } }
    if let row = points.firstIndex(where: { $0.contains { $0.isNaN } }) {
      throw AnalysisError(.invalid, "\(path): row \(row + 1) lacks the value of a factor. Only answers may be missing.")
    }
    let sample = try SensitivitySample(names: names, layout: try layout(names), points: points)
    let findings = try SensitivityFindings(
      title: path, sample: sample,
      answers: answers.map { column in (table.columns[column], table.rows.map { $0[column] }) },
      intervals: SensitivityIntervals(resamples: resamples, key: options.seed))
    if let folder = common.output { try write(findings, to: folder, input: path) }
    AnalysisSession.show(.sensitivity(findings), asJSON: common.json)
  }

  private func layout(_ names: [String]) throws -> SensitivitySample.Layout {
    switch options.method {
    case .plain: return .plain
    case .saltelli: return .saltelli(secondOrder: !options.noSecondOrder)
    case .morris:
      var groups: [[Int]] = []
      for text in options.group {
        let members = text.split(separator: ",").map { $0.filter { $0 != " " } }
        var group: [Int] = []
        for name in members {
          guard let factor = names.firstIndex(of: name) else {
            throw AnalysisError(
              .usage,
              "--group \(text): there is no factor '\(name)'. \(NearestWord.hint(for: name, among: names, noun: "factor"))"
            )
          }
          if groups.joined().contains(factor) || group.contains(factor) {
            throw AnalysisError(.usage, "--group \(text): \(name) is in a group already.")
          }
          group.append(factor)
        }
        if !group.isEmpty { groups.append(group) }
      }
      let grouped = Set(groups.joined())
      let all = groups + names.indices.filter { !grouped.contains($0) }.map { [$0] }
      let levels = Double(options.levels)
      return .morris(groups: all.sorted { $0[0] < $1[0] }, step: levels / (2 * (levels - 1)))
    }
  }

  private func columns(_ wanted: [String], of table: NumberTable, _ path: String) throws -> [Int] {
    try wanted.map { name in
      guard let column = table.columns.firstIndex(of: name) else {
        throw AnalysisError(
          .usage,
          "\(path) has no column '\(name)'. \(NearestWord.hint(for: name, among: table.columns, noun: "column"))")
      }
      return column
    }
  }

  private func write(_ findings: SensitivityFindings, to folder: String, input: String) throws {
    var words = ["peloton", "sensitivity", "--samples", input, "--method", options.method.rawValue]
    for column in options.outputColumn { words += ["--output-column", column] }
    for column in options.factor { words += ["--factor", column] }
    for group in options.group { words += ["--group", group] }
    if options.method == .morris { words += ["--levels", "\(options.levels)"] }
    if options.noSecondOrder { words.append("--no-second-order") }
    words += ["--seed", "\(options.seed)", "--resamples", "\(resamples)"]
    let provenance = Provenance(
      version: ProgramVersion.number, commit: BuildFacts.commit, toolchain: BuildFacts.toolchain, command: words,
      inputs: [.init(path: input, sha256: try FileDigest.sha256(ofFile: input))])
    let files = try AnalysisResults.write(
      .sensitivity(findings), to: folder, provenance: provenance, plans: [], unitsMissing: 0,
      digest: { "sha256:" + (try FileDigest.sha256(ofFile: $0)) })
    for file in files { tell("\(file.path)" + (file.rows.map { "  \($0) rows" } ?? "")) }
  }
}
