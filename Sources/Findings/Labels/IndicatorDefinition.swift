public import Experiments

/// One row of the reference table of indicators.
public struct IndicatorDefinition: Sendable, Equatable {
  /// Name, as in every table.
  public let name: String
  /// Unit, as in every table.
  public let unit: String
  /// `level`, `account` or `ratio`.
  public let kind: String
  /// One or two sentences.
  public let meaning: String

  /// All indicators, in the order of every table.
  public static let all: [IndicatorDefinition] = Indicator.allCases.map {
    IndicatorDefinition(
      name: $0.rawValue, unit: $0.unit, kind: String(describing: $0.kind), meaning: $0.meaning)
  }
}

extension Indicator {
  /// What the number says, in one or two sentences (specification, section 10). A pair is one firm and one technology;
  /// `S` are the pairs that received support from the policy.
  public var meaning: String {
    switch kind {
    case .level: levelMeaning
    case .account: accountMeaning
    case .ratio: ratioMeaning
    }
  }

  private var levelMeaning: String {
    switch self {
    case .adoptionRate: "Share of firms that use the technology."
    case .integratedRate: "Share of firms that use the technology and have integrated it with another."
    case .awareRate: "Share of firms that know the technology: aware of it, in a project with it, or using it."
    case .usedPairs: "Pairs in use at the end of the quarter, pairs in use at the start included."
    case .adopterYears: "Quarters since 2024Q1 at whose end a pair is in use, summed over pairs, divided by four."
    case .advancedShareSme: "Share of SMEs that use at least two of IoT, big data, robotics, 3D printing and AI."
    case .isolatedShare: "Share of the pairs in use that are not integrated."
    case .maturity: "Mean over firms of 100 times the share of technologies in use, an isolated use counting 0.6."
    case .maturityGap: "Maturity of frozen leaders minus maturity of the frozen peloton, SMEs."
    case .logProductivityGap: "Log value added per employee of frozen leaders minus that of all other SMEs."
    case .theilRegions: "Theil T of the regional advanced shares, weighted by firms."
    case .theilBetweenCountries: "Part of the Theil T of the regions that lies between countries."
    case .expectedUptake: "Share of the SMEs aware of a technology for which it would pay back in time without help."
    case .abandoned: "Uses given up since 2024Q1; a pair may count more than once."
    case .distinctFirms: "Firms in at least one awarded study or innovation project."
    case .privateOutlay: "Cost minus grant of all pilots started since 2024Q1."
    case .publicCost: "Grants, vouchers, hubs, training, campaigns, rules and administration booked so far."
    case .grossResults: "Successful pilots that had a grant: what an agency sees of its own results."
    case .crossBorderConsortia: "Awarded studies and projects with members in two countries."
    case .crossBorderTies: "Ties added since 2024Q1 between firms of different countries."
    case .crossBorderTieShare: "Share of all ties that cross a border."
    case .referrals: "Hub requests referred to a hub abroad."
    case .specialistFlowAbroad: "Specialists hired from pools of another country, so far."
    case .hubRequests: "Requests to hubs, so far."
    case .hubUnmetShare: "Share of the requests of the quarter that no hub served."
    case .hubUtilisation: "Services of the quarter over the capacity of all hubs."
    case .specialistDemand: "Specialists that the waiting firms need in the quarter."
    case .specialistSupply: "Specialists offered in the quarter."
    case .tightness: "Mean tightness of the regions: demand over supply minus one, between 0 and 1."
    case .unfilled: "Specialists needed and not hired in the quarter."
    case .trainingStock: "Specialists trained by policy so far."
    case .grossJobLoss: "Falls in employment of firms that lose market share, summed since the start."
    case .jobs: "Persons employed."
    default: ""
    }
  }

  private var accountMeaning: String {
    switch self {
    case .supported: "|S|: pairs that received support."
    case .additional: "Pairs in S in use under the policy and not in the baseline."
    case .deadweight: "Pairs in S in use in both: they would be in use anyway."
    case .accelerated: "Part of deadweight: adopted earlier than in the baseline."
    case .meanAcceleration:
      "Quarters gained per deadweight pair adopted since 2024Q1 in both runs: sum of quarters over sum of pairs, all "
        + "replicates together. Empty when there are none."
    case .failed: "Pairs in S not in use under the policy."
    case .harmed: "Part of failed: in use in the baseline."
    case .abandonedAfterAdoption: "Part of failed: adopted since 2024Q1 and given up."
    case .spillOver: "Pairs not in S in use under the policy and not in the baseline: gain without direct support."
    case .retained: "Pairs in use since the start and given up only in the baseline; counted over all pairs."
    case .crowdedOut: "Pairs not in S in use in the baseline and not under the policy."
    case .net: "Uses under the policy minus uses in the baseline = additional - harmed + spillOver - crowdedOut."
    case .persistence:
      "Share of the pairs in S adopted at least nine quarters before the horizon that were not given up within eight "
        + "quarters; all replicates together. Empty when there are none."
    default: ""
    }
  }

  private var ratioMeaning: String {
    switch self {
    case .costPerAdditional: "Public cost of the policy run over additional."
    case .costPerNet: "Public cost of the policy run over net."
    case .costPerAdopterYear: "Public cost of the policy run over adopterYears (policy minus baseline)."
    case .additionalPerMillion: "Additional pairs per EUR million of public cost."
    case .netPerMillion: "Net pairs per EUR million of public cost."
    case .deadweightShare:
      "Deadweight over additional + deadweight: of the supported uses in place, the share that would be in place "
        + "anyway. Failed projects are not part of the base, so that failure never looks like additionality."
    case .absorption: "Public cost over the envelope of the programme."
    case .incrementalLeverage:
      "Private outlay of the policy run minus that of the baseline, over public cost. Read it at the end of the "
        + "programme: later values contain follow-on investment."
    case .grossPerMillion: "Successful funded pilots per EUR million of public cost: the gross view."
    default: ""
    }
  }
}
