/// Refuses budgets that no run could ever spend, with the reason and what to change.
struct BudgetChecks {
  let context: PolicyContext

  private var programme: Programme { context.programme }
  private var parameters: ParameterSet { context.world.parameters }

  func run(_ problems: inout ProblemList) {
    let pooled = programme.governance.pooledShare
    let admin = parameters[.overhead] + (pooled > 0 ? parameters[.coordinationOverhead] : 0)
    for instrument in programme.instruments where instrument.share > 0 {
      let (name, reasons) = self.reasons(instrument)
      if programme.envelopeEuro == 0 {
        report(name, "share", "the envelope is 0", &problems)
        continue
      }
      if admin >= 1 { report(name, "share", "overhead and coordinationOverhead take the whole envelope", &problems) }
      for reason in reasons { report(name, reason.key, reason.text, &problems) }
    }
  }

  private typealias Reason = (key: String, text: String)

  private func report(_ instrument: String, _ key: String, _ reason: String, _ problems: inout ProblemList) {
    problems.error(
      context.place(["instruments", instrument, key]), "\(context.path).instruments.\(instrument)",
      "has money that can never be spent: \(reason).")
  }

  private func reasons(_ instrument: PolicyInstrument) -> (name: String, reasons: [Reason]) {
    switch instrument {
    case .call(let call): ("call", reasons(call))
    case .voucher(let voucher): ("voucher", reasons(voucher))
    case .hubs: ("hubs", hubReasons)
    case .workforce: ("workforce", priced(.trainingCost))
    case .awareness: ("awareness", priced(.campaignCost))
    case .regulation: ("regulation", regulationReasons)
    }
  }

  /// A price of zero buys everything for nothing and leaves the budget as it is.
  private func priced(_ price: ParameterName) -> [Reason] {
    parameters[price] == 0 ? [("share", "the parameter \(price.rawValue) is 0")] : []
  }

  private func reasons(_ call: OpenCall) -> [Reason] {
    var reasons: [Reason] = studyReasons(call)
    let hasProjects = call.studies != .only
    let largestGrant = call.capBasis == .grant ? call.capPerFirmEuro : call.grantRate * call.capPerFirmEuro
    let applicationCost = parameters[.applicationCost]
    if call.grantRate == 0 {
      reasons.append(("grantRate", "grantRate is 0"))
    } else if largestGrant <= applicationCost {
      reasons.append(
        (
          "capPerFirmEuro",
          "a firm gets at most \(text(largestGrant)) EUR, which is not more than applying costs it"
            + " (applicationCost \(text(applicationCost)))"
        ))
    } else if parameters[.deMinimis] <= applicationCost {
      reasons.append(("grantRate", "deMinimis allows no grant above applicationCost"))
    }
    if hasProjects, call.maxInnovation.map({ $0 < 1 }) == true {
      reasons.append(
        ("maxInnovation", "maxInnovation allows no innovation project. Say studies: only, or drop the limit"))
    }
    if hasProjects, call.feasibilityBudgetShare == 1 {
      reasons.append(
        (
          "feasibilityBudgetShare",
          "nothing is left for innovation projects. Say studies: only, or lower feasibilityBudgetShare"
        ))
    }
    // Nobody applies for less than the application costs.
    let smallest = applicationCost * (usesPartners ? 2 : 1)
    if largestBudget(call.share) < smallest {
      reasons.append(
        ("share", "no agency has \(text(smallest)) EUR, less than the smallest grants of a project\(scaled)"))
    }
    return reasons + partnerReasons + knowledgeReasons
  }

  private func studyReasons(_ call: OpenCall) -> [Reason] {
    let part = call.feasibilityBudgetShare
    var reasons: [Reason] = []
    switch call.studies {
    case .off where part > 0:
      return [
        ("feasibilityBudgetShare", "studies are off, but feasibilityBudgetShare keeps a part for them. Set it to 0")
      ]
    case .only where part < 1:
      reasons.append(
        (
          "feasibilityBudgetShare",
          "only studies are funded, but a part of the call is kept for innovation. Set feasibilityBudgetShare: 1"
        ))
    case .required where part == 0:
      reasons.append(("feasibilityBudgetShare", "projects require a study, but feasibilityBudgetShare is 0"))
    default: break
    }
    let needsStudies = part > 0 || call.studies == .required || call.studies == .only
    guard needsStudies else { return reasons }
    let length = Int(parameters[.feasibilityQuarters])
    if context.windowQuarters < length + 2 {
      reasons.append(
        (
          "studies",
          "a window of \(context.windowQuarters) quarters is too short for a study of \(length) and a project after it,"
            + " which need \(length + 2). Widen it, or say studies: off"
        ))
    }
    if call.maxFeasibility.map({ $0 < 1 }) == true {
      reasons.append(("maxFeasibility", "maxFeasibility allows no study. Say studies: off, or drop the limit"))
    }
    if min(call.feasibilityCapPerFirmEuro, call.grantRate * call.feasibilityCostEuro) == 0, call.grantRate > 0 {
      reasons.append(("feasibilityBudgetShare", "the grant for a study is 0"))
    }
    return reasons
  }

  private var usesPartners: Bool {
    let governance = programme.governance
    return (governance.pooledShare == 0 || governance.consortium != .single)
      && (governance.pooledShare == 1 || governance.nationalConsortium != .single)
  }

  private var partnerReasons: [Reason] {
    let governance = programme.governance
    guard context.world.countries.count == 1 else { return [] }
    var reasons: [Reason] = []
    if governance.pooledShare > 0, governance.consortium == .foreign {
      reasons.append(("share", "the joint agency asks for a foreign partner, but the world has one country"))
    }
    if governance.pooledShare < 1, governance.nationalConsortium == .foreign {
      reasons.append(("share", "the national agency asks for a foreign partner, but the world has one country"))
    }
    return reasons
  }

  /// Without hubs, only programmeKnowledge makes firms know that there is a programme.
  private var knowledgeReasons: [Reason] {
    let isHubless =
      context.world.hubs.isEmpty && !programme.instruments.contains { if case .hubs = $0 { true } else { false } }
    guard parameters[.programmeKnowledge] == 0, isHubless || parameters[.hubFinanceKnowledge] == 0 else { return [] }
    return [("share", "no firm knows the programme (programmeKnowledge is 0)")]
  }

  private func reasons(_ voucher: Voucher) -> [Reason] {
    var reasons: [Reason] = []
    if parameters[.voucherUse] == 0 {
      reasons.append(("share", "voucherUse is 0, so no voucher is taken to a provider"))
    }
    if largestBudget(voucher.share) < voucher.valueEuro {
      reasons.append(("share", "no agency has \(text(voucher.valueEuro)) EUR, the value of one voucher\(scaled)"))
    }
    return reasons + knowledgeReasons
  }

  private var hubReasons: [Reason] {
    var reasons = priced(.hubServiceCost)
    if programme.governance.hubLinks, programme.governance.pooledShare > 0 { reasons += priced(.hubLinkCost) }
    return reasons
  }

  private var regulationReasons: [Reason] {
    let governance = programme.governance
    let harmonises = governance.harmonise && governance.pooledShare > 0 && context.world.countries.count > 1
    var reasons = priced(.enablementUnitCost)
    if harmonises { reasons += priced(.harmonisationUnitCost) }
    if !harmonises, context.world.countries.allSatisfy({ $0.enablement >= parameters[.regulationCeiling] }) {
      reasons.append(("share", "every country has reached regulationCeiling already"))
    }
    return reasons
  }

  /// Money of the richest agency for an instrument with this share, in simulated euro (divided by the weight).
  private func largestBudget(_ share: Double) -> Double {
    let pooled = programme.governance.pooledShare
    let world = context.world
    let weight = Double(world.realFirmCount) / Double(max(1, WorldChecks.firmCount(world)))
    let real = Double(max(1, world.realFirmCount))
    let largestCountry =
      world.countries.indices.map { country in
        world.regions.reduce(0) { $0 + ($1.country == country ? Double($1.firms) : 0) } / real
      }.max() ?? 0
    let joint = pooled * (1 - parameters[.overhead] - parameters[.coordinationOverhead])
    let national = (1 - pooled) * largestCountry * (1 - parameters[.overhead])
    return programme.envelopeEuro * max(joint, national) * share / weight
  }

  /// Programmes shrink with the population, grants do not.
  private var scaled: String {
    let firms = WorldChecks.firmCount(context.world)
    return firms == context.world.realFirmCount ? "" : ", once scaled to \(firms) simulated firms"
  }

  private func text(_ number: Double) -> String { JSONValue.text(of: number) }
}
