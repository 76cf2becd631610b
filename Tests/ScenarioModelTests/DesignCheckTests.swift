import Testing

@testable import ScenarioModel

/// `study.design`: what is refused before anything runs, and how that is said.
@Suite("Checks of designs")
struct DesignCheckTests {
  private static let grantRate = SampleDesign.grantRate

  @Test func `a problem stands at its line and column, all of them at once`() throws {
    let text = SampleDesign.text(
      SampleDesign.factors([
        "world.parameters.subTreshold: { uniform: [0, 1] }", "world.parameters.subThreshold: { uniform: [0, 40] }",
      ]))
    let path = "study.design.factors.world.parameters"
    #expect(
      try SampleScenario.problems(text) == [
        "\(SampleScenario.place(of: "world.parameters.subTreshold", in: text)) \(path).subTreshold names subTreshold,"
          + " which is not a known key. Did you mean world.parameters.subThreshold?",
        "\(SampleScenario.place(of: "40]", in: text)) \(path).subThreshold.uniform[1] is 40, but must be a share between"
          + " 0 and 1. Did you mean 0.4? Shares are fractions, not percentages.",
      ])
  }

  /// One factor, and what is wrong with it.
  private static let refused: [(factor: String, expected: String)] = [
    (
      "world.parameters.cost: { uniform: [1, 2] }",
      "world.parameters.cost leads to a group of values, but a factor is one number. Name one of its entries, such as "
        + "world.parameters.cost.cloud."
    ),
    (
      "world.parameters.scoreWeights: { uniform: [0, 1] }",
      "world.parameters.scoreWeights leads to a list, but a factor is one number; study.alternatives takes whole lists."
    ),
    (
      "world.parameters.capBasis: { choice: [0, 1] }",
      "world.parameters.capBasis must be grant or totalCost, but a factor is a number. Compare such values by "
        + "study.alternatives or by policies of their own."
    ),
    (
      "world.offSwitches.market: { choice: [0, 1] }",
      "world.offSwitches.market must be true or false, but a factor is a number. Compare such values by "
        + "study.alternatives or by policies of their own."
    ),
    (
      "study.horizonQuarters: { choice: [8, 16] }",
      "factors.study.horizonQuarters belongs to how we look, which must be the same in all worlds that are compared."
    ),
    (
      "world.parameters.subThreshold: { uniform: [low, 1] }",
      "world.parameters.subThreshold.uniform[0] is low, but must be a number."
    ),
    (
      "world.parameters.subThreshold: { uniform: [0.4, 0.2] }",
      "world.parameters.subThreshold.uniform goes from 0.4 to 0.2, but must ascend. Write the smaller one first."
    ),
    (
      "world.parameters.subThreshold: { uniform: [0.4, 0.4] }",
      "world.parameters.subThreshold.uniform goes from 0.4 to 0.4, but must ascend. A value that does not vary is no "
        + "factor."
    ),
    (
      "world.parameters.subThreshold: { logUniform: [0, 1] }",
      "world.parameters.subThreshold.logUniform[0] is 0, but must be a number > 0."
    ),
    (
      "world.parameters.subThreshold: { triangular: [0, 0.9, 0.5] }",
      "world.parameters.subThreshold.triangular[1] is 0.9, but the mode lies between the ends, [lower, mode, upper]."
    ),
    (
      "world.parameters.subThreshold: { choice: [0.4, 0.4] }",
      "world.parameters.subThreshold.choice[1] is 0.4, which is listed already. A choice has different values, all "
        + "equally likely."
    ),
    (
      "world.parameters.subThreshold: { choice: [0.4] }",
      "world.parameters.subThreshold.choice has 1 element, but must be a list, each a number."
    ),
    (
      "world.parameters.subThreshold: { uniform: [0, 1], choice: [0, 1] }",
      "world.parameters.subThreshold.choice excludes uniform (line 18). Give only one of uniform, logUniform, normal, "
        + "triangular, choice, tied."
    ),
    (
      "world.parameters.subThreshold: { group: a }",
      "world.parameters.subThreshold lacks a distribution: one of uniform, logUniform, normal, triangular, choice, tied."
    ),
    (
      "world.parameters.subThreshold: { normal: { mean: 0.3, sd: 0.1 } }",
      "world.parameters.subThreshold.normal lacks lower: a normal has no end, but world.parameters.subThreshold must be "
        + "≥ 0. Add lower: 0."
    ),
    (
      "world.parameters.meanDegree: { normal: { mean: 8, sd: 1 } }",
      "world.parameters.meanDegree.normal lacks lower: a normal has no end, but world.parameters.meanDegree must be > 0. "
        + "Add lower: a number above 0."
    ),
    (
      "world.parameters.subThreshold: { normal: { mean: 0.3, sd: 0.1, lower: 0.5, upper: 0.4 } }",
      "world.parameters.subThreshold.normal is cut off at 0.5 and 0.4, but lower must be below upper."
    ),
    (
      "world.parameters.subThreshold: { normal: { mean: 0.3, sd: 0.01, lower: 0.5, upper: 1 } }",
      "world.parameters.subThreshold.normal is cut off so far from its mean that nothing is left; keep a part within six "
        + "sd of the mean."
    ),
    (
      "world.synthetic.firms: { uniform: [500.5, 1000] }",
      "world.synthetic.firms.uniform[0] is 500.5, but must be a whole number from 1 to 30000000. Leave out the fraction."
    ),
    (
      "world.parameters.subThreshold: { uniform: [0, 1], times: 2 }",
      "world.parameters.subThreshold.times needs tied beside it: the path of the factor to multiply."
    ),
    (
      "world.parameters.subThreshold: { tied: world.parameters.borderPenlty }",
      "world.parameters.subThreshold.tied is world.parameters.borderPenlty, which is no factor of this design. Did you "
        + "mean world.parameters.borderPenalty?"
    ),
    (
      "world.parameters.subThreshold: { tied: world.parameters.subThreshold }",
      "world.parameters.subThreshold.tied is world.parameters.subThreshold, but a factor cannot follow itself. Allowed "
        + "here: world.parameters.borderPenalty."
    ),
    (
      "world.parameters.subThreshold: { tied: world.parameters.borderPenalty }",
      "world.parameters.subThreshold.tied gives 1.1 where world.parameters.borderPenalty is 1.1, but must be a share "
        + "between 0 and 1."
    ),
    (
      "world.parameters.subThreshold: { uniform: [0, 1], group: a }",
      "world.parameters.subThreshold.group is a, but only the method morris moves groups. Leave it out, or set method: "
        + "morris."
    ),
  ]

  @Test(arguments: refused)
  func `a factor that cannot be is refused with what to try`(factor: String, expected: String) throws {
    let lines = ["world.parameters.borderPenalty: { uniform: [1.1, 3.4] }", factor]
    // Some have two things wrong; the first is enough.
    #expect(try SampleDesign.complaints(SampleDesign.factors(lines)).first == expected)
  }

  @Test func `a tie to a tied factor is refused`() throws {
    let lines = [
      "world.parameters.borderPenalty: { uniform: [1.1, 3.4] }",
      "world.parameters.campaignCost: { tied: world.parameters.borderPenalty }",
      "world.parameters.meanDegree: { tied: world.parameters.campaignCost }",
    ]
    #expect(
      try SampleDesign.complaints(SampleDesign.factors(lines)) == [
        "world.parameters.meanDegree.tied is world.parameters.campaignCost, but that factor is tied itself. Allowed "
          + "here: world.parameters.borderPenalty."
      ])
  }

  @Test(arguments: [
    ("{ method: sobol }", "study.design lacks points, which the method sobol needs."),
    ("{ method: grid, points: 4 }", "points does not belong to the method grid. Its keys beside method: factors."),
    (
      "{ method: sobol, points: 4, trajectories: 4 }",
      "trajectories does not belong to the method sobol. Its keys beside method: points, factors."
    ),
    (
      "{ method: morris, trajectories: 4, levels: 5 }",
      "levels is 5, but must be an even number, so that every level is equally often left. Did you mean 6?"
    ),
    (
      "{ method: grid }",
      "world.parameters.subThreshold is a range, but a grid needs the values themselves: choice: [0, 0.5, 1]."
    ),
    (
      "{ method: sobl, points: 4 }",
      "method is sobl, but must be grid, list, latin-hypercube, sobol, halton, morris or saltelli. Did you mean sobol?"
    ),
    (
      "{ method: list, points: 4 }",
      "factors does not belong to the method list. Its keys beside method: points, file."
    ),
    (
      "{ method: sobol, points: [{ world.parameters.subThreshold: 1 }] }",
      "points is a list of points, which only the method list takes. Give the number of points."
    ),
  ])
  func `keys that do not belong to a method, or lack, are told`(keys: String, expected: String) throws {
    let design = SampleDesign.factors(["world.parameters.subThreshold: { uniform: [0, 1] }"], method: keys)
    #expect(try SampleDesign.complaints(design).contains(expected))
  }

  private static let names = ParameterCatalogue.entries.filter {
    if case .number = $0.defaultValue { $0.domain == .share } else { false }
  }.map(\.name.rawValue)

  @Test func `more factors than a sequence has dimensions are refused with the sequence to take`() throws {
    let lines = SizeClass.allCases.flatMap { size in
      Technology.allCases.map { "world.parameters.baselineAdoption.\(size.key).\($0.key): { uniform: [0.1, 0.2] }" }
    }
    let more = Self.names.prefix(41 - lines.count).map { "world.parameters.\($0): { uniform: [0.1, 0.2] }" }
    #expect(
      try SampleDesign.complaints(SampleDesign.factors(lines + more)).contains(
        "method is sobol, whose sequence has at most 40 dimensions, but 41 factors vary. Use halton (at most 1229) or "
          + "latin-hypercube."))
    #expect(
      try SampleDesign.complaints(SampleDesign.factors(lines + more, method: "{ method: halton, points: 4 }"))
        .allSatisfy {
          !$0.hasPrefix("method")
        })
  }

  @Test func `a design that no machine can hold is refused before it is laid`() throws {
    let values = (0..<1000).map { "\(Double($0 + 1) / 1000)" }.joined(separator: ", ")
    let lines = ["subThreshold", "upfrontShare", "grantRate"].map { "world.parameters.\($0): { choice: [\(values)] }" }
    #expect(
      try SampleDesign.complaints(SampleDesign.factors(lines, method: "{ method: grid }")) == [
        "study.design makes 1000000000 points of 3 values, but a design holds at most 1000000 points and 50000000 values."
          + " Take fewer points, or fewer values of each factor."
      ])
  }

  @Test func `values that go alone but not together are told as a problem of the design`() throws {
    let lines = [
      "policies.p.instruments.call.share: { uniform: [0.2, 0.4] }",
      "policies.p.instruments.voucher.share: { uniform: [0.2, 0.8] }",
    ]
    let complaints = try SampleDesign.complaints(SampleDesign.factors(lines))
    // Only the corner with 0.2 and 0.8 adds up to one.
    #expect(complaints.count == 3)
    #expect(
      complaints.first?.hasPrefix("study.design makes no scenario with every factor at its least value: ") == true)
    #expect(complaints.first?.contains("add up to 0.4") == true)
  }

  @Test func `values outside the evidence draw a warning that says where the evidence lies`() throws {
    let text = """
      schema: 1
      title: A sample
      extends: \(Project.root)/Scenarios/industr-i40.yaml
      study:
        design:
          method: sobol
          points: 4
          factors:
            world.parameters.borderPenalty: { uniform: [1.1, 9] }

      """
    #expect(
      try SampleScenario.problems(text) == [
        "9:50 warning: study.design.factors.world.parameters.borderPenalty goes from 1.1 to 9, beyond the range of the "
          + "evidence, 1.1 to 3.4."
      ])
    let list = text.replacing("method: sobol\n    points: 4", with: "method: list\n    file: p.csv").replacing(
      "    factors:\n      world.parameters.borderPenalty: { uniform: [1.1, 9] }\n", with: "")
    let folder = try ScratchFolder([
      "sample.yaml": list, "p.csv": "world.parameters.borderPenalty\n1.2\n9\n8\n",
    ])
    #expect(
      folder.sentences("sample.yaml") == [
        "p.csv 3:1 warning: world.parameters.borderPenalty is 9, outside the range of the evidence, 1.1 to 3.4; so are 1 "
          + "more of 3 points."
      ])
  }
}
