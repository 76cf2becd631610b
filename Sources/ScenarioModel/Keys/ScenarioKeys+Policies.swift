extension ScenarioKeys {
  static let policy = KeyShape.section([
    ScenarioKey("title", .text, "One line for people; the name by default."),
    ScenarioKey("extends", .name, "Another policy of the scenario that this one is laid over."),
    source,
    ScenarioKey("programme", programme, "The public money and its window."),
    ScenarioKey("governance", governance, "Who runs the money."),
    ScenarioKey("instruments", instruments, "What the money is spent on."),
  ])

  /// The three ways to say how much money there is.
  static let moneyKeys = ["envelopeEuro", "netBudgetEuro", "envelopeAs"]

  static let programme = KeyShape.section(
    [
      ScenarioKey(
        "envelopeEuro", .sourced(.number(.within(0...1e12))),
        "Total public cost, administration and coordination included, EUR."),
      ScenarioKey(
        "netBudgetEuro", .sourced(.number(.within(0...1e12))),
        "Money for the instruments, EUR; administration and coordination are added on top."),
      ScenarioKey("envelopeAs", .name, "The same envelope as this other policy."),
      ScenarioKey(
        "opens", .sourced(.quarter(fromStart: true)), required: true, "First quarter in which money is committed."),
      ScenarioKey(
        "closes", .sourced(.quarter(fromStart: true)), required: true, "Last quarter in which money is committed."),
      ScenarioKey("pelotonOnly", .flag, "Leaders are not eligible; true by default."),
      source,
    ], exclusive: [moneyKeys])

  static let governance = KeyShape.section([
    ScenarioKey(
      "mode", .word(["national", "mixed", "transnational"]),
      "Sets pooledShare (the parameter's value for this mode) and, unless national, switches on hubLinks, harmonise,"
        + " jointTraining and club; keys beside it count more. national by default."),
    ScenarioKey("pooledShare", .sourced(.number(.share)), "Part of the envelope run by the joint agency."),
    ScenarioKey(
      "consortium", .word(ConsortiumRule.allCases.map(\.rawValue)),
      "Partner rule of the joint agency; foreign by default."),
    ScenarioKey(
      "nationalConsortium", .word(ConsortiumRule.allCases.map(\.rawValue)),
      "Partner rule of the national agencies; single by default."),
    ScenarioKey("hubLinks", .flag, "The joint agency pays for links between hubs of different countries."),
    ScenarioKey("harmonise", .flag, "Half of the joint agency's regulation money harmonises rules between countries."),
    ScenarioKey(
      "jointTraining", .flag, "Recruitment across borders is easier while the joint agency spends on workforce."),
    ScenarioKey("club", .flag, "Agencies copy levers from one another with the higher probability."),
    ScenarioKey(
      "evaluation", .word(EvaluationView.allCases.map(\.rawValue)), "What agencies learn from; gross by default."),
    ScenarioKey(
      "agencyRateSpread", .sourced(.number(.share)),
      "Initial spread of grant rates and voucher shares; the parameter by default."),
    source,
  ])

  /// The keys in the order in which instruments stand in a programme.
  static let instruments = KeyShape.section([
    ScenarioKey("call", call, "Feasibility studies, then innovation projects."),
    ScenarioKey(
      "voucher",
      .section([
        share,
        lever("valueEuro", .positive, "Value of one voucher, EUR", .voucherValue),
        lever("studyCostEuro", .positive, "Cost of the study that a voucher buys, EUR", .voucherStudyCost),
        source,
      ]), "Advice from a knowledge provider, up to a fixed value."),
    ScenarioKey(
      "hubs",
      .section([
        share,
        lever("linkBudgetShare", .share, "Largest part of this money that goes to links", .hubLinkBudgetShare),
        ScenarioKey(
          "maxNewHubs", .sourced(.number(.whole(0...500))),
          "Most hubs that each agency founds; as many as the money allows by default."),
        source,
      ]), "Slots at hubs, new hubs where there is none, links between hubs."),
    ScenarioKey("workforce", .section([share, source]), "Training of additional specialists."),
    ScenarioKey("awareness", .section([share, source]), "Information for firms that have not heard of a technology."),
    ScenarioKey("regulation", .section([share, source]), "Enabling rules, and common rules between countries."),
  ])

  private static let call = KeyShape.section([
    share,
    lever("grantRate", .share, "Grant share of the eligible cost", .grantRate),
    lever("capPerFirmEuro", .nonNegative, "Cap per participating firm, EUR", .capPerFirm),
    ScenarioKey(
      "capBasis", .sourced(.word(CapBasis.allCases.map(\.rawValue))),
      "What the cap limits: the grant or the totalCost; the parameter capBasis by default."),
    ScenarioKey(
      "studies", .word(StudyRule.allCases.map(\.rawValue)),
      "off: no studies; optional (default); required before a project; only: no projects."),
    lever("feasibilityCostEuro", .nonNegative, "Cost of a study, EUR per firm", .feasibilityCost),
    lever("feasibilityCapPerFirmEuro", .nonNegative, "Grant cap of a study, EUR per firm", .feasibilityCapPerFirm),
    lever("feasibilityBudgetShare", .share, "Part of the call kept for studies", .feasibilityBudgetShare),
    lever("upfrontShare", .share, "Part of a grant paid at award", .upfrontShare),
    ScenarioKey(
      "maxFeasibility", .sourced(.number(.within(0...1e7))),
      "Largest number of studies of each agency; no limit by default."),
    ScenarioKey(
      "maxInnovation", .sourced(.number(.within(0...1e7))),
      "Largest number of innovation projects of each agency; no limit by default."),
    ScenarioKey(
      "selection", .word(Selection.allCases.map(\.rawValue)), "How applications are ranked; score by default."),
    source,
  ])

  private static let source = ScenarioKey("source", .text, "Where the values of this group come from.")

  private static let share = ScenarioKey(
    "share", .sourced(.number(.share)),
    "Part of the programme's net budget; the entry of the parameter fieldShares by default.")

  private static func lever(
    _ name: String, _ rule: NumberRule, _ meaning: String, _ parameter: ParameterName
  ) -> ScenarioKey {
    ScenarioKey(name, .sourced(.number(rule)), "\(meaning); the parameter \(parameter.rawValue) by default.")
  }
}
