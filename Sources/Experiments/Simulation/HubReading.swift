import AdoptionKernel

/// Reads the value of a hub indicator from what a world shows at the end of a quarter.
enum HubReading {
  /// The value, in real requests and services (weight applied), hubs and links; nil for an indicator that is not about
  /// hubs, NaN where a share has no base.
  static func value(_ key: SeriesKey, _ world: borrowing World, weight: Double, quarter: Int) -> Double? {
    switch key.indicator {
    case .hubServices: return Double(world.ledger.hubServices) * weight
    case .hubUtilisation: return shareOrMissing(world.ledger.hubServed, world.ledger.hubCapacity)
    // Hubs and links are real ones, however few firms stand for all.
    case .hubsOpen: return Double(world.hubs.hubs.count { $0.isActive(quarter) })
    case .policyHubsOpen: return Double(world.hubs.hubs.count { $0.isPolicyHub && $0.isActive(quarter) })
    case .hubLinksOpen: return world.programme?.isOpen(quarter) == true ? Double(world.hubs.links.count) : 0
    default: break
    }
    let asked = asked(key, world)
    switch key.indicator {
    case .hubRequests: return Double(asked.requests) * weight
    case .hubUnmet: return Double(asked.unmet) * weight
    case .hubUnmetShare: return shareOrMissing(asked.unmet, asked.requests)
    case .hubCompetentShare: return shareOrMissing(asked.requests - asked.unmet, asked.requests)
    case .hubLost: return Double(asked.lost) * weight
    case .hubReferrals: return Double(asked.referrals) * weight
    case .referrals: return Double(asked.referralsSoFar) * weight
    default: return nil
    }
  }

  /// What became of the requests of one country's firms, or of all.
  private static func asked(_ key: SeriesKey, _ world: borrowing World) -> HubLedger.FromCountry {
    if key.groupKind == .country { return world.hubLedger.countries[key.group] }
    var all = HubLedger.FromCountry()
    all.requests = world.ledger.hubRequests
    all.unmet = world.ledger.hubUnmet
    all.lost = world.ledger.hubLost
    all.referrals = world.ledger.hubReferrals
    all.referralsSoFar = world.ledger.referrals
    return all
  }
}
