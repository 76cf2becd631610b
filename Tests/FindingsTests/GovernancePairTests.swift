import Experiments
import Findings
import ScenarioModel
import Testing

@Suite("Switches of governance and controls")
struct GovernancePairTests {
  private func around(_ mean: Int, _ spread: Int = 1, shift: Int = 0) -> [Int] {
    (0..<20).map { mean + (($0 * 7 + shift) % 5 - 2) * spread }
  }

  /// National agencies that learn.
  private func learning(_ view: EvaluationView, club: Bool = false, euro: Double = 1_000_000) -> Programme {
    var programme = ComparedStudy.programme(euro: euro, pooled: 0)
    programme.governance.agencyRateSpread = 0.3
    programme.governance.evaluation = view
    programme.governance.club = club
    return programme
  }

  private func mean(_ findings: StudyFindings, _ question: PolicyContrast.Question, _ indicator: Indicator) -> Double? {
    findings.contrasts.first {
      $0.question == question && $0.label.indicator == indicator.rawValue && $0.horizon == 2
    }?.estimate.mean
  }

  @Test func `the price of evaluating on gross numbers is what true results bring more`() throws {
    var study = ComparedStudy()
    study.add("gross", around(50), programme: learning(.gross))
    study.add("true", around(60), programme: learning(.additional))
    let findings = try study.findings()
    #expect(mean(findings, .evaluation, .net) == 10)
    #expect(mean(findings, .evaluation, .additional) == 10)
    #expect(mean(findings, .evaluation, .netPerMillion) == 10)
    let cost = try #require(mean(findings, .evaluation, .costPerAdditional))
    #expect(abs(cost - (1e6 / 60 - 1e6 / 50)) < 1e-6)
    let text = try #require(try study.text("price-of-gross"))
    #expect(
      text.hasPrefix(
        "The price of evaluating on gross numbers, by the end of 2024Q2: true against gross, 10 [10, 10] net uses lost"
      ))
    #expect(
      text.contains("; differences in additional uses 10 [10, 10], in net uses per EUR million 10 [10, 10], in EUR per")
    )
  }

  @Test func `a price that cannot be told from zero, and one below it, are called so`() throws {
    for (net, words) in [
      (around(51, 20, shift: 3), "gross, not distinct from zero, 1 ["),
      (around(40), "gross, none; agencies that see true additionality bring 10 [10, 10] fewer net uses"),
      (around(50), "gross, exactly zero net uses"),
    ] {
      var study = ComparedStudy()
      study.add("gross", around(50), programme: learning(.gross))
      study.add("true", net, programme: learning(.additional))
      #expect(try #require(try study.text("price-of-gross")).contains(words))
    }
  }

  @Test func `a difference of one cent in the envelope, or in a second setting, is no pair`() throws {
    for other in [learning(.additional, euro: 1_000_000.01), learning(.additional, club: true)] {
      var study = ComparedStudy()
      study.add("gross", around(50), programme: learning(.gross))
      study.add("true", around(60), programme: other)
      #expect(try study.text("price-of-gross") == nil)
    }
  }

  @Test func `agencies that do not learn have no price of gross numbers`() throws {
    var study = ComparedStudy()
    var view = ComparedStudy.programme(pooled: 0)
    view.governance.evaluation = .additional
    study.add("gross", around(50), programme: ComparedStudy.programme(pooled: 0))
    study.add("true", around(50), programme: view)
    #expect(try study.text("price-of-gross") == nil)
  }

  @Test func `a learning club has its own question and sentence`() throws {
    var study = ComparedStudy()
    study.add("club", around(60), programme: learning(.gross, club: true))
    study.add("apart", around(50), programme: learning(.gross))
    #expect(try mean(study.findings(), .learningClub, .net) == 10)
    #expect(
      try #require(try study.text("learning-club")).hasPrefix(
        "What a learning club of agencies brings, by the end of 2024Q2: club against apart, 10 [10, 10] more net uses"))
  }

  @Test func `pooling alone is a question only where no other switch comes with it`() throws {
    var joint = ComparedStudy.programme(pooled: 1, .foreign)
    var study = ComparedStudy()
    study.add("national", around(50), programme: ComparedStudy.programme(pooled: 0, .foreign))
    study.add("joint", around(60), programme: joint)
    #expect(try mean(study.findings(), .pooledShare, .net) == 10)
    #expect(
      try #require(try study.text("governance-switch")).contains(
        "This includes the joint agency's partner rule (foreign), which firms then meet more often."))
    // With the same partner rule everywhere it is pooling and nothing else, whatever the rules of idle agencies.
    var plain = ComparedStudy()
    plain.add("national", around(50), programme: ComparedStudy.programme(pooled: 0, .foreign))
    plain.add("joint", around(60), programme: ComparedStudy.programme(pooled: 1, .single))
    let sentence = try #require(try plain.text("governance-switch"))
    #expect(sentence.contains("joint against national, 10 [10, 10] more net uses"))
    #expect(!sentence.contains("partner rule"))
    // The joint agency also links hubs: two switches at once.
    joint.instruments.append(.hubs(HubFunding(share: 0.5)))
    joint.governance.hubLinks = true
    var national = joint
    national.governance.pooledShare = 0
    national.governance.hubLinks = false
    var mode = ComparedStudy()
    mode.add("national", around(50), programme: national)
    mode.add("joint", around(60), programme: joint)
    #expect(try mode.text("governance-switch") == nil)
  }

  @Test func `a switch that nothing reads makes no pair`() throws {
    var linked = ComparedStudy.programme(pooled: 1)
    linked.governance.hubLinks = true
    var study = ComparedStudy()
    study.add("plain", around(50), programme: ComparedStudy.programme(pooled: 1))
    study.add("linked", around(50), programme: linked)
    #expect(try study.text("governance-switch") == nil)
  }

  @Test func `pairs that the border questions ask about are not asked about twice`() throws {
    var study = ComparedStudy()
    study.add("fund", around(60), programme: ComparedStudy.programme(.foreign))
    study.add("pairs", around(50), programme: ComparedStudy.programme(.domestic))
    let findings = try study.findings()
    #expect(findings.contrasts.first?.question == .border)
    #expect(!findings.contrasts.contains { $0.question == .consortium })
  }

  private func againstNationalPairs(_ transnational: [Int]) -> ComparedStudy {
    var study = ComparedStudy()
    study.add("national", around(50), programme: ComparedStudy.programme(pooled: 0))
    study.add("national-pairs", around(60), programme: ComparedStudy.programme(pooled: 0, national: .domestic))
    study.add("transnational", transnational, programme: ComparedStudy.programme(.foreign))
    return study
  }

  @Test func `national pairs from one country are the control of last resort`() throws {
    let study = againstNationalPairs(around(61, 20, shift: 3))
    #expect(try mean(study.findings(), .borderAndPooling, .net) == 1)
    let finding = try #require(try study.text("same-country-pairs"))
    #expect(finding.hasPrefix("Against same-country pairs under national agencies (national-pairs)"))
    #expect(finding.contains("transnational brings no distinct difference in net uses (1 ["))
    #expect(finding.hasSuffix("no advantage is shown against same-country pairs."))
    let warning = try #require(try study.text("no-domestic-control"))
    #expect(warning.contains("cannot separate crossing the border from pooling the money"))
    let verdict = try #require(try study.text("verdict"))
    #expect(verdict.contains("not distinctly more than the same-country pairs of national-pairs (1 ["))
  }

  @Test func `a gain over national pairs is put down to border and pooling together`() throws {
    let finding = try #require(try againstNationalPairs(around(80)).text("same-country-pairs"))
    #expect(finding.contains("20 [20, 20] more net uses"))
    #expect(finding.contains("that of crossing the border, pooling the money and the joint agency's other switches"))
    let loss = try #require(try againstNationalPairs(around(40)).text("same-country-pairs"))
    #expect(loss.contains("20 [20, 20] fewer net uses") && loss.contains("together cost uses"))
  }

  @Test func `a policy of which a part is spent without a partner has no control in national pairs`() throws {
    var study = againstNationalPairs(around(80))
    study.add("mixed", around(70), programme: ComparedStudy.programme(pooled: 0.5, .foreign))
    let findings = try study.findings()
    #expect(findings.notices.filter { $0.code == "same-country-pairs" }.map(\.policy) == ["transnational"])
    #expect(findings.notices.contains { $0.code == "no-domestic-control" && $0.policy == "mixed" })
  }

  @Test func `better than national firms alone is not better than same-country pairs`() throws {
    var study = againstNationalPairs(around(55))
    study.add("mixed", around(40), programme: ComparedStudy.programme(pooled: 0.5, .foreign))
    let verdict = try #require(try study.text("verdict"))
    #expect(
      verdict.contains(
        "transnational brings 5.0 [5.0, 5.0] more net uses than national, but 5.0 [5.0, 5.0] fewer net uses than the "
          + "same-country pairs of national-pairs."))
    #expect(verdict.contains("mixed brings 10 [10, 10] fewer net uses than national."))
  }

  @Test func `national pairs with other money or another window are no control`() throws {
    var dear = ComparedStudy.programme(euro: 2_000_000, pooled: 0, national: .domestic)
    for change in 0..<2 {
      if change == 1 {
        dear.envelopeEuro = 1_000_000
        dear.closes = Quarter(index: 2)
      }
      var study = ComparedStudy()
      study.add("national-pairs", around(60), programme: dear)
      study.add("transnational", around(61), programme: ComparedStudy.programme(.foreign))
      #expect(try study.text("same-country-pairs") == nil)
      #expect(try #require(try study.text("no-domestic-control")).contains("that control is mandatory"))
    }
  }
}
