/// What hubs did in the present quarter, hub by hub, and what became of the requests of each country's firms. Reset in
/// phase 0, written in phase 2; all in simulated firms. Room for every hub is made between quarters.
public struct HubLedger: Sendable {
  /// One hub in one quarter: requests = served + lost, served ≤ capacity.
  public struct AtHub: Sendable, Equatable {
    /// Requests that the hub received, and those of them that came from abroad along a link.
    public var requests = 0
    public var referrals = 0
    /// Services given, and those of them to firms from abroad.
    public var served = 0
    public var servedReferrals = 0
    /// Requests beyond capacity.
    public var lost = 0
    /// Slots, those that the policy pays included.
    public var capacity = 0

    public init() {}
  }

  /// The requests of one country's firms: requests = unmet + lost + served.
  public struct FromCountry: Sendable, Equatable {
    /// Requests handled in the quarter.
    public var requests = 0
    /// Of those: no competent hub at all, and a competent hub that was full.
    public var unmet = 0
    public var lost = 0
    /// Of those: served by a linked hub abroad, in the quarter and since q = 0.
    public var referrals = 0
    public var referralsSoFar = 0

    public init() {}
  }

  /// The last request at each hub, or −1: the queues of the quarter, linked backwards.
  var lastRequest: [Int32]
  /// In hub order.
  public var hubs: [AtHub]
  /// By country of the firm that asked.
  public var countries: [FromCountry]

  init(hubs: Int, countries: Int) {
    lastRequest = []
    self.hubs = []
    self.countries = Array(repeating: FromCountry(), count: countries)
    makeRoom(hubs: hubs)
  }

  /// Room for hubs, none of which has done anything in this quarter.
  mutating func makeRoom(hubs: Int) {
    lastRequest = Array(repeating: -1, count: hubs)
    self.hubs = Array(repeating: AtHub(), count: hubs)
  }

  /// Forgets the figures of the last quarter.
  mutating func startQuarter() {
    for hub in hubs.indices { hubs[hub] = AtHub() }
    for country in countries.indices {
      var fresh = FromCountry()
      fresh.referralsSoFar = countries[country].referralsSoFar
      countries[country] = fresh
    }
  }
}
