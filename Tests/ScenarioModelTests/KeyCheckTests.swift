import Testing

@testable import ScenarioModel

@Suite("Checks of keys")
struct KeyCheckTests {
  @Test func `an unknown key is refused with the nearest known one`() throws {
    let sample = SampleScenario.policy(instruments: "{ voucher: { share: 1, valuEuro: 7500 } }")
    #expect(
      try SampleScenario.problems(sample)
        == [
          "\(SampleScenario.place(of: "valuEuro", in: sample)) policies.p.instruments.voucher.valuEuro is not a known key. Did you mean valueEuro?"
        ])
  }

  @Test func `where no known key is near, the allowed ones are listed`() throws {
    let found = try SampleScenario.problems(SampleScenario.text(world: "{ synthetic: { firms: 9 }, banana: 1 }"))
    #expect(found.count == 1)
    #expect(
      found[0].hasPrefix(
        "4:35 world.banana is not a known key. Allowed here: regions, areas, hubs, countries, synthetic,"))
  }

  @Test func `every repeated key of a file is told at its own place`() throws {
    let found = try SampleScenario.problems(
      """
      schema: 1
      title: A sample
      world: { synthetic: { firms: 9, firms: 8 } }
      "title": Again
      policies:
        none: {}
        none: {}
      study: { baseline: none }
      study: { baseline: none }
      """)
    #expect(
      found == [
        "3:33 world.synthetic.firms is given twice; first in line 3. Keep one of the two.",
        "4:1 title is given twice; first in line 2. Keep one of the two.",
        "7:3 policies.none is given twice; first in line 6. Keep one of the two.",
        "9:1 study is given twice; first in line 8. Keep one of the two.",
      ])
  }

  @Test func `a key given three times is told twice, and the file is searched on`() throws {
    let found = try SampleScenario.problems(SampleScenario.text(more: "id: a\nid: b\nid: c\nbanana: 1"))
    #expect(found.map { $0.prefix(5) } == ["4:1 i", "5:1 i", "6:1 b"])
  }

  @Test func `what is missing is told with its meaning`() throws {
    #expect(
      try SampleScenario.problems("schema: 1\ntitle: A sample\nworld: { synthetic: {} }\npolicies: {}\n") == [
        "1:1 The scenario lacks study: How we look: baseline, horizons, replicates, seeds.",
        "3:21 world.synthetic lacks firms: Firms in all regions together.",
        "4:11 policies is empty, but must hold at least the baseline, no-policy: {}.",
      ])
  }

  @Test func `an empty value is refused where nothing is inherited`() throws {
    let found = try SampleScenario.problems(SampleScenario.text(policies: "{ none: {}, p: }"))
    #expect(found.count == 1 && found[0].hasPrefix("5:26 policies.p is empty, but must be a group of keys"), "\(found)")
  }

  @Test(arguments: ["No Policy", "2nd", "on", "a_b"])
  func `a policy has a name of lower-case letters, digits and hyphens`(name: String) throws {
    let found = try SampleScenario.problems(SampleScenario.text(policies: "{ none: {}, \(name): {} }"))
    #expect(found.count == 1 && found[0].contains("policies.\(name) is \(name), but must be a name"), "\(found)")
  }

  @Test func `another version of the format is refused`() throws {
    let text = SampleScenario.text().replacing("schema: 1", with: "schema: 2")
    #expect(try SampleScenario.problems(text) == ["1:9 schema is 2, but must be 1."])
  }

  @Test func `a network takes only the keys of its kind and needs its own`() throws {
    func found(_ network: String) throws -> [String] {
      try SampleScenario.problems(
        SampleScenario.text(world: "\n  synthetic: { firms: 9 }\n  network: { \(network) }"))
    }
    #expect(
      try found("kind: ring, neighbours: 2, torus: true")
        == ["6:41 world.network.torus does not belong to the kind ring. Its keys beside kind: neighbours."])
    #expect(try found("kind: poisson") == ["6:12 world.network lacks meanDegree, which the kind poisson needs."])
    #expect(
      try found("kind: ring, neighbours: 5")
        == ["6:38 world.network.neighbours is 5 on each side, but there are only 9 firms."])
    #expect(
      try found("kind: lattice, width: 2, torus: true")
        == ["6:36 world.network.width is 2, which does not divide the 9 firms; a torus has no incomplete row."])
  }

  @Test func `problems of all sections are told together in the order of their places`() throws {
    let found = try SampleScenario.problems(
      SampleScenario.text(
        world: "{ synthetic: { firms: 9 }, technologies: [ai, cloud, ai] }",
        policies: "{ none: {}, p: { programme: { envelopeEuro: 1000000, opens: 2025Q1, closes: 2044Q1 } } }",
        study: "{ baseline: nobody, horizons: [16, 12] }"))
    #expect(
      found == [
        "4:61 world.technologies[2] is ai, which is listed already.",
        "5:39 policies.p.programme has money that can never be spent: the policy has no instruments.",
        "5:87 policies.p.programme.closes is 2044Q1, beyond the horizon: study.horizonQuarters 40 ends with 2033Q4.",
        "6:20 study.baseline is nobody, which is no policy here. Allowed here: none, p.",
        "6:43 study.horizons[1] is 12, but horizons ascend and differ.",
      ])
  }

  @Test func `words are suggested only when they are near`() {
    #expect(NearestWord.to("valuEuro", among: ["share", "valueEuro"]) == "valueEuro")
    #expect(NearestWord.to("sahre", among: ["share", "source"]) == "share")
    #expect(NearestWord.to("banana", among: ["share", "source"]) == nil)
  }
}
