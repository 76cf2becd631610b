import ScenarioModel
import Testing

/// Scenarios that differ in their design only.
enum SampleDesign {
  static let grantRate = "policies.p.instruments.call.grantRate"

  private static let policies = """

      none: {}
      p:
        programme: { netBudgetEuro: 900000, opens: 2025Q1, closes: 2026Q4 }
        governance: { mode: transnational }
        instruments: { call: { share: 0.5, grantRate: 0.4 }, voucher: { share: 0.5 } }
    """

  /// A sound scenario; the design begins on line 13, seven columns in.
  static func text(_ design: [String]) -> String {
    SampleScenario.text(
      world: "{ synthetic: { firms: 1000, regions: 2, countries: 2 }, parameters: { subThreshold: 0.3 } }",
      policies: policies,
      study: "\n  baseline: none\n  design:\n" + design.map { "    \($0)" }.joined(separator: "\n"))
  }

  /// A sample of four points of these factors, written one a line.
  static func factors(_ lines: [String], method: String = "{ method: sobol, points: 4 }") -> [String] {
    // A flow mapping without its braces is a block mapping with a key a line.
    let keys = method.dropFirst(2).dropLast(2).split(separator: ", ").map(String.init)
    return keys + ["factors:"] + lines.map { "  \($0)" }
  }

  static func read(_ design: [String]) throws -> ScenarioFile.Reading {
    let reading = try ScratchFolder(["sample.yaml": text(design)]).load("sample.yaml")
    try #require(reading.scenario != nil, "\(ProblemReport.text(reading.problems))")
    return reading
  }

  static func design(_ design: [String]) throws -> StudyDesign { try #require(try read(design).design) }

  /// Problems without their places, the path of the section left out.
  static func complaints(_ design: [String], files: KeyValuePairs<String, String> = [:]) throws -> [String] {
    let folder = try ScratchFolder(files)
    try folder.write(Array(text(design).utf8), to: "sample.yaml")
    return folder.sentences("sample.yaml").map { sentence in
      String(sentence.drop { $0 != " " }.dropFirst()).replacing("study.design.", with: "")
        .replacing("factors.world", with: "world")
    }
  }
}
