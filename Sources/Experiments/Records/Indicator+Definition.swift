extension Indicator {
  /// What the indicator counts, one sentence; the specification, section 10, has the last word.
  ///
  /// Run 0 is the baseline, run 1 the policy run with the same seeds; a pair is a firm and a technology; S are the pairs
  /// with support in run 1; a¹ and a⁰ say whether a pair is in use at the end of quarter h − 1.
  public var definition: String {
    switch kind {
    case .level: levelDefinition
    case .account: accountDefinition
    case .ratio: ratioDefinition
    }
  }

  private var levelDefinition: String {
    switch self {
    case .adoptionRate: "share of firms that use the technology, isolated or integrated"
    case .integratedRate: "share of firms that use the technology in an integrated way"
    case .awareRate: "share of firms that have heard of the technology, use included"
    case .usedPairs: "pairs in use"
    case .adopterYears: "sum over pairs of the quarters since q = 0 at whose end they are in use, divided by four"
    case .advancedShareSme:
      "share of SMEs that use two or more of internet of things, big data, robotics, 3D printing and AI"
    case .isolatedShare: "pairs in isolated use over pairs in use"
    case .maturity: "100 times the mean over six technologies of 0.6 for isolated and 1 for integrated use, per firm"
    case .maturityGap: "mean maturity of SMEs that were leaders at q = 0 minus that of SMEs that were peloton"
    case .logProductivityGap:
      "mean log value added per employee, gains included, of SMEs that were leaders at q = 0 minus all other SMEs"
    case .theilRegions: "Theil T of the regional share of advanced SMEs, weighted by the firms of the region"
    case .theilWithinCountries: "part of the regional Theil T that lies within countries: the rest"
    case .theilBetweenCountries: "part of the regional Theil T that lies between the means of the countries"
    case .expectedUptake:
      "share of SMEs that are aware and would invest without help at the end of the quarter: the survey view"
    case .abandoned: "uses dropped since q = 0"
    case .distinctFirms: "firms in at least one awarded study or innovation project"
    case .privateOutlay: "cost minus grant of the pilots started since q = 0"
    case .publicCost: "grants, vouchers, hubs, training, campaign, regulation and administration booked since q = 0"
    case .grossResults: "successful funded pilots since q = 0: what an agency sees"
    default: neighbourhoodDefinition
    }
  }

  private var neighbourhoodDefinition: String {
    switch self {
    case .crossBorderConsortia: "awarded studies and projects with members in two countries since q = 0"
    case .crossBorderTies: "ties between firms of two countries added by projects and hubs since q = 0"
    case .crossBorderTieShare: "share of all ties that join firms of two countries"
    case .referrals: "hub requests passed on to a linked hub abroad and served there since q = 0, by home of the firm"
    case .specialistFlowAbroad: "specialists hired from pools of other countries since q = 0"
    case .hubRequests: "requests that hubs handled in the quarter, filed in the one before, by home of the firm"
    case .hubUnmet: "requests of the quarter for which no hub in reach, at home or linked, was competent"
    case .hubUnmetShare: "hubUnmet over hubRequests"
    case .hubCompetentShare: "share of the quarter's requests that found a competent hub: 1 minus hubUnmetShare"
    case .hubLost: "requests of the quarter that found a competent hub, but no free slot there"
    case .hubReferrals: "requests of the quarter that a linked hub abroad served"
    case .hubServices: "services of all hubs since q = 0"
    case .hubsOpen: "hubs open at the end of the quarter, those founded by the policy included"
    case .policyHubsOpen: "hubs founded by the policy and open at the end of the quarter"
    case .hubLinksOpen: "links between hubs of two countries that the policy pays for in the quarter"
    case .hubUtilisation: "services of the quarter over the capacity of all hubs"
    case .specialistDemand: "specialists that waiting firms need in the quarter"
    case .specialistSupply: "specialists offered to the regions of waiting firms in the quarter"
    case .tightness: "demand over supply minus one, within 0 and 1, mean of the regions weighted by firms"
    case .unfilled: "specialists needed but not hired in the quarter"
    case .trainingStock: "specialists added to the pools by training since q = 0"
    case .grossJobLoss: "sum of all falls in jobs at the yearly market steps since q = 0"
    case .jobs: "jobs that the firms' output shares imply"
    default: ""
    }
  }

  private var accountDefinition: String {
    switch self {
    case .supported: "pairs in S; equal to additional + deadweight + failed"
    case .additional: "pairs in S in use in run 1 and not in run 0: adoptions because of the support"
    case .deadweight: "pairs in S in use in both runs: they would be in use anyway"
    case .accelerated: "part of deadweight: adopted since q = 0 in both runs, earlier in run 1"
    case .meanAcceleration: "mean quarters gained over the deadweight pairs adopted since q = 0 in both runs"
    case .failed: "pairs in S not in use in run 1: failed, waiting, withdrawn, still studying or dropped"
    case .harmed: "part of failed: in use in run 0"
    case .abandonedAfterAdoption: "part of failed: adopted since q = 0 and dropped again"
    case .spillOver: "pairs not in S in use in run 1 and not in run 0: gain without direct support"
    case .retained: "pairs in use since the start that only run 0 dropped"
    case .crowdedOut: "pairs not in S in use in run 0 and not in run 1"
    case .net: "pairs in use in run 1 minus run 0; equal to additional − harmed + spillOver − crowdedOut"
    case .persistence:
      "share of the pairs in S adopted by quarter h − 9 that were not dropped within eight quarters of adoption"
    default: ""
    }
  }

  private var ratioDefinition: String {
    switch self {
    case .costPerAdditional: "public cost over additional; empty when additional is not positive"
    case .costPerNet: "public cost over net; empty when net is not positive"
    case .costPerAdopterYear: "public cost over adopterYears gained; empty when these are not positive"
    case .additionalPerMillion: "additional per million euro of public cost"
    case .netPerMillion: "net per million euro of public cost"
    case .deadweightShare:
      "deadweight over additional + deadweight: of the supported uses in place, the share that would be anyway"
    case .absorption: "public cost over the envelope"
    case .leverage:
      "own contributions of supported firms (cost minus grant at award, net of cancellations) over public cost"
    case .incrementalLeverage: "privateOutlay of run 1 minus run 0, over public cost; read it at the programme's end"
    case .grossPerMillion: "grossResults per million euro of public cost: the agency's own view"
    default: ""
    }
  }
}
