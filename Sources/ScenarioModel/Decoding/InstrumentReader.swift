/// Builds the instruments of a programme; levers that are not given take the parameter of the same meaning.
enum InstrumentReader {
  /// In the order call, voucher, hubs, workforce, awareness, regulation.
  static func instruments(_ node: SourceNode?, _ parameters: ParameterSet) -> [PolicyInstrument] {
    guard let node else { return [] }
    func share(_ kind: String) -> Double? {
      node[kind].map { $0["share"]?.number ?? parameters[.fieldShares, kind] }
    }
    var instruments: [PolicyInstrument] = []
    if let call = node["call"], let share = share("call") {
      instruments.append(.call(self.call(call, share, parameters)))
    }
    if let voucher = node["voucher"], let share = share("voucher") {
      instruments.append(
        .voucher(
          Voucher(
            share: share, valueEuro: voucher["valueEuro"]?.number ?? parameters[.voucherValue],
            studyCostEuro: voucher["studyCostEuro"]?.number ?? parameters[.voucherStudyCost])))
    }
    if let hubs = node["hubs"], let share = share("hubs") {
      instruments.append(
        .hubs(
          HubFunding(
            share: share, linkBudgetShare: hubs["linkBudgetShare"]?.number, maxNewHubs: hubs["maxNewHubs"]?.whole)))
    }
    if let share = share("workforce") { instruments.append(.workforce(Training(share: share))) }
    if let share = share("awareness") { instruments.append(.awareness(AwarenessCampaign(share: share))) }
    if let share = share("regulation") { instruments.append(.regulation(RuleMaking(share: share))) }
    return instruments
  }

  private static func call(_ node: SourceNode, _ share: Double, _ parameters: ParameterSet) -> OpenCall {
    func lever(_ key: String, _ parameter: ParameterName) -> Double { node[key]?.number ?? parameters[parameter] }
    let studies = node["studies"]?.word(as: StudyRule.self) ?? .optional
    let ownStudyShare = node["feasibilityBudgetShare"]?.number
    let studyShare =
      switch studies {
      case .off: ownStudyShare ?? 0
      case .only: ownStudyShare ?? 1
      case .optional, .required: ownStudyShare ?? parameters[.feasibilityBudgetShare]
      }
    return OpenCall(
      share: share, grantRate: lever("grantRate", .grantRate), capPerFirmEuro: lever("capPerFirmEuro", .capPerFirm),
      capBasis: node["capBasis"]?.word() ?? CapBasis(rawValue: parameters[choice: .capBasis]) ?? .grant,
      studies: studies, feasibilityCostEuro: lever("feasibilityCostEuro", .feasibilityCost),
      feasibilityCapPerFirmEuro: lever("feasibilityCapPerFirmEuro", .feasibilityCapPerFirm),
      feasibilityBudgetShare: studyShare, upfrontShare: lever("upfrontShare", .upfrontShare),
      maxFeasibility: node["maxFeasibility"]?.number, maxInnovation: node["maxInnovation"]?.number,
      selection: node["selection"]?.word() ?? .score)
  }
}
