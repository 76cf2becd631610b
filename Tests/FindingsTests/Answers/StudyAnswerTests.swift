import Experiments
import Findings
import ScenarioModel
import Testing

@Suite("Numbers of a study, chosen for an analysis")
struct StudyAnswerTests {
  private let plan = HandMadeAnswers.plan()

  @Test func `levels are taken off each other, and accounts are against the baseline already`() throws {
    let answers = HandMadeAnswers.answers { policy, column, _, replicate in
      Double(policy * 10 + replicate) + (column.indicator == .net ? 100 : 0)
    }
    let cost = try #require(answers.cells.firstIndex { $0.indicator == "publicCost" })
    let net = try #require(answers.cells.firstIndex { $0.indicator == "net" })
    let againstBaseline = PolicyPair(policy: 2, reference: 0)
    #expect(answers.answers(againstBaseline, column: cost)[0] == [20, 20])
    #expect(answers.answers(againstBaseline, column: net)[0] == [121, 122])
    #expect(answers.answers(PolicyPair(policy: 2, reference: 1), column: net)[0] == [10, 10])
    #expect(answers.answers(PolicyPair(policy: 0, reference: 2), column: net)[0] == [-121, -122])
    #expect(answers.answers(PolicyPair(policy: 2, reference: nil), column: cost)[0] == [21, 22])
    #expect(!answers.isDefined(PolicyPair(policy: 0, reference: nil), column: net))
  }

  @Test func `columns are chosen by indicator and by quarter or horizon`() throws {
    #expect(plan.columns.map(\.indicator.rawValue) == ["publicCost", "publicCost", "net", "net"])
    #expect(try ColumnChoice(indicators: ["net"]).columns(of: plan) == [2, 3])
    #expect(try ColumnChoice(quarter: "2024Q4").columns(of: plan) == [1, 3])
    #expect(try ColumnChoice(indicators: ["net"], horizon: 2).columns(of: plan) == [2])
    #expect(ColumnChoice.headline(of: [0, 1, 2, 3], in: plan) == 2)
    #expect(ColumnChoice.headline(of: [1, 3], in: plan) == 1)
    #expect(ColumnChoice.headline(of: [0, 1], in: plan) == 0)
  }

  @Test(arguments: [
    (ColumnChoice(indicators: ["nett"]), "Did you mean net?"),
    (ColumnChoice(indicators: ["netPerMillion"]), "is a ratio"),
    (ColumnChoice(indicators: ["hubLost"]), "study.record.indicators"),
    (ColumnChoice(quarter: "24Q2"), "Write it as 2027Q4"),
    (ColumnChoice(horizon: 3), "2024Q2 (horizon 2), 2024Q4 (horizon 4)"),
  ])
  func `a number that the study does not have is refused with a hint`(choice: ColumnChoice, hint: String) throws {
    let error = try #require(throws: AnalysisError.self) { try choice.columns(of: plan) }
    #expect(error.exitCode == 64)
    #expect(error.message.contains(hint))
  }

  @Test func `pairs are all policies against the baseline unless others are named`() throws {
    func pairs(_ choice: PairChoice) throws -> [[Int?]] {
      try choice.pairs(of: plan).map { [$0.policy, $0.reference] }
    }
    #expect(try pairs(PairChoice()) == [[1, 0], [2, 0]])
    #expect(try pairs(PairChoice(isEveryPair: true)) == [[1, 0], [2, 0], [1, 2]])
    #expect(try pairs(PairChoice(policies: ["fast", "fast"], against: "slow")) == [[2, 1]])
    #expect(try pairs(PairChoice(isLevel: true)) == [[0, nil], [1, nil], [2, nil]])
    let unknown = try #require(throws: AnalysisError.self) { try pairs(PairChoice(policies: ["fasd"])) }
    #expect(unknown.message.contains("Did you mean fast?"))
    #expect(throws: AnalysisError.self) { try pairs(PairChoice(policies: ["nothing"])) }
  }

  @Test func `units that are missing stop an analysis unless what is there shall do`() throws {
    let answers = HandMadeAnswers.answers(missing: 3) { _, _, _, _ in 0 }
    let error = try #require(throws: AnalysisError.self) {
      try answers.demandAll(folder: "Studies/x", allowsPartial: false)
    }
    #expect(error.exitCode == 75)
    #expect(error.message.contains("3 of 16 units") && error.message.contains("peloton study run Studies/x"))
    try answers.demandAll(folder: "Studies/x", allowsPartial: true)
  }

  @Test func `the sensitivity of a list of points is a rank regression of what was asked`() throws {
    let answers = HandMadeAnswers.answers { policy, column, point, _ in
      column.indicator == .net && policy == 2 ? point[0] * point[0] : Double(policy)
    }
    let findings = try SensitivityFindings(
      answers, pairs: PairChoice().pairs(of: plan), resamples: 20, showsAll: false)
    #expect(findings.method == "rank-regression")
    #expect(findings.shortNames == ["borderPenalty", "campaignCost"])
    #expect(findings.answers.count == 8)
    #expect(findings.shown.map { findings.answers[$0].policy } == ["slow", "fast"])
    let fast = findings.answers[findings.shown[1]]
    #expect(abs((fast.find(.srrc, 0)?.value ?? 0) - 1) < 1e-12)
    #expect(fast.find(.noiseShare)?.value == 0)
    #expect(findings.notices(findings.answers[findings.shown[0]]).map(\.code) == ["constant"])
  }

  @Test func `an interaction and noise are told beside a regression`() throws {
    let answers = HandMadeAnswers.answers { _, _, point, replicate in
      (point[0] - 1.5) * (point[1] - 0.5) + (Int(point[0] + point[1]) % 2 == replicate - 1 ? 3 : 0)
    }
    let findings = try SensitivityFindings(
      answers, pairs: [PolicyPair(policy: 1, reference: nil)], resamples: 0, showsAll: false)
    let codes = findings.notices(findings.answers[findings.shown[0]]).map(\.code)
    #expect(codes.contains("little-explained") && codes.contains("replicate-noise"))
  }

  @Test func `trajectories and too few points are no sample of futures`() throws {
    let morris = HandMadeAnswers.answers(HandMadeAnswers.plan(.morris(trajectories: 2, levels: 4))) { _, _, _, _ in 0 }
    for answers in [morris, HandMadeAnswers.answers { _, _, _, _ in 0 }] {
      let error = try #require(throws: AnalysisError.self) {
        try DiscoveryFindings(
          answers, pair: PolicyPair(policy: 1, reference: 0), column: 2, condition: .init(.less, 0), settings: .init())
      }
      #expect(error.exitCode == 65)
    }
  }

  @Test func `where a policy loses is told in one sentence`() throws {
    let points = (0..<100).map { TestDesigns.halton($0, dimensions: 2) }
    let plan = HandMadeAnswers.plan(.list(values: points), points: points)
    let answers = HandMadeAnswers.answers(plan) { policy, column, point, _ in
      column.indicator == .net && policy == 1 ? (point[0] > 0.7 ? -1 : 1) : 0
    }
    let findings = try DiscoveryFindings(
      answers, pair: PolicyPair(policy: 1, reference: 2), column: 2, condition: .init(.less, 0), settings: .init())
    #expect(findings.ofInterest == points.count { $0[0] > 0.7 })
    #expect(
      findings.sentence.hasPrefix("slow minus fast: net in 2024Q2 is < 0 at 29 % of 100 points, but at 100 % of those"))
    #expect(findings.sentence.contains("borderPenalty is at least 0.7"))
  }
}
