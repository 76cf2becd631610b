/// What `peloton describe instruments` and the documents say of every instrument: its rule, its cost, its levers.
///
/// The rules are those of the specification, section 5.10; the governance switches are those of section 7.
public enum InstrumentCatalogue {
  /// The six instruments, in the order of `Programme.instruments`.
  public static let entries: [InstrumentEntry] = [
    InstrumentEntry(
      key: "call", field: "finance",
      rule: "firms that know the call apply for a feasibility study or an innovation project; awards by score, lottery "
        + "or arrival while money and numbers last; part of the grant is paid at award, the rest in arrears",
      cost: "grants when awarded, minus cancelled ones",
      levers: [
        share,
        Lever("grantRate", unit: "share", accepts: "0…1", parameter: .grantRate, "grant share of the eligible cost"),
        Lever("capPerFirmEuro", unit: "EUR", accepts: "≥ 0", parameter: .capPerFirm, "cap per participating firm"),
        Lever("capBasis", words: CapBasis.allCases.map(\.rawValue), parameter: .capBasis, "what the cap limits"),
        Lever(
          "studies", words: StudyRule.allCases.map(\.rawValue), default: "optional",
          "whether feasibility studies are funded, and whether a project needs one"),
        Lever(
          "feasibilityCostEuro", unit: "EUR", accepts: "≥ 0", parameter: .feasibilityCost, "cost of a study per firm"),
        Lever(
          "feasibilityCapPerFirmEuro", unit: "EUR", accepts: "≥ 0", parameter: .feasibilityCapPerFirm,
          "grant cap of a study per firm"),
        Lever(
          "feasibilityBudgetShare", unit: "share", accepts: "0…1", parameter: .feasibilityBudgetShare,
          "part of the call kept for studies; 0 when studies are off"),
        Lever(
          "upfrontShare", unit: "share", accepts: "0…1", parameter: .upfrontShare,
          "part of an innovation grant paid at award"),
        Lever(
          "maxFeasibility", unit: "studies", accepts: "≥ 0", default: "no limit", "largest number of studies, paced"),
        Lever(
          "maxInnovation", unit: "projects", accepts: "≥ 0", default: "no limit", "largest number of projects, paced"),
        Lever("selection", words: Selection.allCases.map(\.rawValue), default: "score", "how applications are ranked"),
      ]),
    InstrumentEntry(
      key: "voucher", field: "finance",
      rule: "firms in doubt that know the programme enter a lottery; a voucher buys a study by a knowledge provider",
      cost: "voucher value when used",
      levers: [
        share,
        Lever("valueEuro", unit: "EUR", accepts: "> 0", parameter: .voucherValue, "value of a voucher"),
        Lever(
          "studyCostEuro", unit: "EUR", accepts: "≥ value", parameter: .voucherStudyCost, "cost of the study it buys"),
      ]),
    InstrumentEntry(
      key: "hubs", field: "hubs",
      rule: "planned once: links between hubs of different countries (joint agency with hubLinks), new hubs in regions "
        + "without one, then additional slots at existing hubs",
      cost: "the released budget of every quarter of the window", levers: [share]),
    InstrumentEntry(
      key: "workforce", field: "workforce",
      rule: "trains (b/nq)/trainingCost persons a quarter, shared by unfilled places; they join the pools after "
        + "trainingLag",
      cost: "the released budget of every quarter of the window", levers: [share]),
    InstrumentEntry(
      key: "awareness", field: "awareness",
      rule: "covers min(1, (b/nq)/(campaignCost/4 · firms)) of the firms of the agency's countries",
      cost: "the money actually needed; coverage above 1 is not bought", levers: [share]),
    InstrumentEntry(
      key: "regulation", field: "regulation",
      rule: "buys enablement of countries and, for a joint agency that harmonises, half of it common rules between "
        + "countries; effect after regulationLag, never beyond regulationCeiling",
      cost: "the money used; the rest is unspent", levers: [share]),
  ]

  /// Switches of a programme and of who runs it, each independent of the others.
  public static let governance: [Lever] = [
    Lever("pelotonOnly", words: ["true", "false"], default: "true", "leaders are not eligible"),
    Lever(
      "pooledShare", unit: "share", accepts: "0…1", default: "0", "part of the envelope run by the joint agency"),
    Lever(
      "consortium", words: ConsortiumRule.allCases.map(\.rawValue), default: "foreign",
      "partner rule of the joint agency"),
    Lever(
      "nationalConsortium", words: ConsortiumRule.allCases.map(\.rawValue), default: "single",
      "partner rule of the national agencies"),
    Lever("hubLinks", words: ["true", "false"], default: "false", "the joint agency pays for links between hubs"),
    Lever(
      "harmonise", words: ["true", "false"], default: "false",
      "half of the joint regulation money harmonises rules between countries"),
    Lever(
      "jointTraining", words: ["true", "false"], default: "false",
      "mobility across borders × jointMobilityFactor while the joint agency spends on workforce"),
    Lever("club", words: ["true", "false"], default: "false", "agencies copy levers with the higher probability"),
    Lever(
      "evaluation", words: EvaluationView.allCases.map(\.rawValue), default: "gross", "what agencies learn from"),
    Lever(
      "agencyRateSpread", unit: "share", accepts: "≥ 0", parameter: .agencyRateSpread,
      "initial spread of levers between agencies; 0: agencies do not learn"),
  ]

  private static let share = Lever(
    "share", unit: "share", accepts: "0…1", default: "required", "part of the programme's net budget")

}

/// One instrument.
public struct InstrumentEntry: Sendable, Equatable {
  /// Key under `instruments:`.
  public let key: String
  /// Field of policy: finance, hubs, workforce, awareness, regulation.
  public let field: String
  /// What it does in a quarter of the window; b is its net budget, nq the quarters of the window.
  public let rule: String
  /// What is booked as its public cost.
  public let cost: String
  /// What a policy can set.
  public let levers: [Lever]
}

/// One key that a policy can set.
public struct Lever: Sendable, Equatable {
  /// Key in the file.
  public let key: String
  /// Unit; empty for a choice of words.
  public let unit: String
  /// What is accepted: a range, or the words.
  public let accepts: String
  /// Value when the file says nothing.
  public let defaultText: String
  /// Parameter that the default comes from.
  public let parameter: ParameterName?
  /// What it does, one line.
  public let meaning: String

  init(_ key: String, unit: String, accepts: String, parameter: ParameterName, _ meaning: String) {
    self.key = key
    self.unit = unit
    self.accepts = accepts
    defaultText = ParameterCatalogue.entry(parameter).defaultValue.text
    self.parameter = parameter
    self.meaning = meaning
  }

  init(_ key: String, unit: String, accepts: String, default defaultText: String, _ meaning: String) {
    self.key = key
    self.unit = unit
    self.accepts = accepts
    self.defaultText = defaultText
    parameter = nil
    self.meaning = meaning
  }

  init(_ key: String, words: [String], parameter: ParameterName, _ meaning: String) {
    self.init(key, unit: "", accepts: words.joined(separator: " | "), parameter: parameter, meaning)
  }

  init(_ key: String, words: [String], default defaultText: String, _ meaning: String) {
    self.init(key, unit: "", accepts: words.joined(separator: " | "), default: defaultText, meaning)
  }
}
