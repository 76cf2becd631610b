import Experiments
import Findings
import Foundation
import Publishing
import ScenarioModel
import Testing

@Suite("Tables and pages of analyses")
struct AnalysisResultTests {
  private let provenance = Provenance(version: "0.1.0", toolchain: "swift", command: ["peloton", "sensitivity"])

  /// Every pair of three levels of two factors, four times over.
  private let points = (0..<36).map { [Double($0 % 3), Double($0 / 3 % 3)] }

  private func sensitivity() throws -> SensitivityFindings {
    let sample = try SensitivitySample(names: ["reach, far", "cost"], layout: .plain, points: points)
    return try SensitivityFindings(
      title: "A sample", sample: sample, answers: [("gain", points.map { 2 * $0[0] + $0[1] })],
      intervals: .init(resamples: 50))
  }

  /// Two funds against nothing: the first is ahead where the first factor is 2, by one.
  private func answers() -> StudyAnswers {
    var scenario = PrintedStudy.scenario("Two funds", 2)
    scenario.study.recorded = RecordChoice(indicators: ["net"])
    let factors = ["world.parameters.borderPenalty", "world.parameters.campaignCost"].map {
      DesignFactor(path: ScenarioPath(text: $0), distribution: .uniform(lower: 0, upper: 2))
    }
    let plan = StudyPlan(
      hash: "plan-hash", version: "1", scenario: scenario, scenarioPath: "two.yaml",
      design: StudyDesign(method: .list(values: points), factors: factors),
      points: points.map { StudyPlan.Point(values: $0, identity: "") }, inputs: [], replicates: 1...2,
      layout: RecordLayout(scenario))
    let numbers = plan.policies.indices.map { policy in
      plan.columns.map { _ in points.map { point in [0.0, 0.5].map { $0 + (policy == 1 && point[0] == 2 ? 1 : 0) } } }
    }
    return StudyAnswers(plan, columns: Array(plan.columns.indices), numbers: numbers, unitsMissing: 0)
  }

  private func lines(_ findings: AnalysisFindings) throws -> [String: [Substring]] {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peloton-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    let files = try AnalysisResults.write(
      findings, to: folder.path, provenance: provenance, plans: ["plan-hash"], unitsMissing: 0)
    var lines: [String: [Substring]] = [:]
    for file in files {
      lines[file.name] = try String(contentsOfFile: folder.path + "/" + file.name, encoding: .utf8)
        .split(separator: "\n")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    return lines
  }

  @Test func `a table of indices has its dictionary beside it, and the same bytes every time`() throws {
    let written = try lines(.sensitivity(sensitivity()))
    let table = try #require(written["sensitivity.csv"])
    #expect(
      table[0].hasPrefix("policy,against,indicator,unit,group_kind,group,technology,quarter,method,index,factor,"))
    #expect(table.contains { $0.hasPrefix(",,gain,,,,,,rank-regression,srrc,\"reach, far\",,36,0.9035") })
    let dictionary = try #require(written["sensitivity.datapackage.json"]).joined()
    for word in ["\"second_factor\"", "plan-hash", "\"lower\"", "percentile bootstrap"] {
      #expect(dictionary.contains(word))
    }
    #expect(try lines(.sensitivity(sensitivity())) == written)
  }

  @Test func `the page of indices puts the strongest factor first`() throws {
    let page = try SensitivityPage.render(sensitivity())
    let rows = page.split(separator: "\n")
    let first = try #require(rows.firstIndex { $0.hasPrefix("reach, far") })
    let second = try #require(rows.firstIndex { $0.hasPrefix("cost") })
    #expect(first < second)
    #expect(page.contains("36 points; brackets are 95 % bootstrap intervals over points."))
    let json = try AnalysisJSON.text(sensitivity())
    #expect(json.contains("\"index\": \"srrc\"") && json.hasSuffix("}\n"))
  }

  @Test func `the box in which a fund wins is printed and written limit by limit`() throws {
    let findings = try DiscoveryFindings(
      answers(), pair: PolicyPair(policy: 1, reference: 2), column: 0, condition: .init(.more, 0), settings: .init())
    let page = DiscoveryPage.render(findings)
    #expect(
      findings.sentence.hasSuffix(
        "> 0 at 33 % of 36 points, but at 100 % of those where borderPenalty is at least 2, which hold 100 % of all such "
          + "points."))
    #expect(page.contains("after pasting"))
    let table = try #require(try lines(.discovery(findings))["discovery.csv"])
    #expect(table[1].contains(",peel,0,36,12,1,1,0.33"))
    let box = try #require(table.last)
    #expect(box.contains(",> 0,box,") && box.contains(",12,12,0.33") && box.contains("borderPenalty,2,,"))
    #expect(AnalysisJSON.text(findings).contains("\"coverageWithout\": 1"))
  }

  @Test func `a comparison is written over all points and point by point`() throws {
    let answers = answers()
    let findings = try ComparisonFindings(answers, pairs: [PolicyPair(policy: 1, reference: 2)], showsAll: false)
    let table = try #require(try lines(.comparison(findings))["comparison.csv"])
    #expect(table.count == 1 + 37 * answers.columns.count)
    // Ahead at a third of the points, equal at the others.
    #expect(
      table[1].contains(",,0.33") && table[1].hasSuffix("0.6666666666666666,0.6666666666666666,0.3333333333333333,0"))
    let page = ComparisonPage.render(findings)
    #expect(page.contains("fund minus") && page.contains("0.3333 [0.1716, 0.4951]"))
  }
}
