public import Experiments
import ScenarioModel

/// What one hub did in one quarter under one policy, mean over replicates; quarters in which it is closed have no row.
public struct HubMean: Sendable, Equatable {
  /// Index in `Scenario.policies`.
  public var policy: Int
  /// Number of the hub within the policy: those of the world in the order of its table, then those that the policy founds.
  public var hub: Int
  /// Name as its operator writes it, or `new hub in` the region.
  public var name: String
  public var region: String
  public var country: String
  /// Keys of the technologies in which it is competent, joined by `+`.
  public var technologies: String
  public var isFounded: Bool
  /// Quarter q; 0 is 2024Q1.
  public var quarter: Int
  public var requests: Double
  public var referrals: Double
  public var services: Double
  public var referralServices: Double
  public var lost: Double
  public var capacity: Double
  /// Mean services over mean capacity; nil without capacity.
  public var utilisation: Double? { capacity > 0 ? services / capacity : nil }
}

extension HubMean {
  /// Sums of one hub and quarter over replicates, in simulated firms.
  private struct Sums {
    var replicates = 0
    var requests = 0
    var referrals = 0
    var served = 0
    var servedReferrals = 0
    var lost = 0
    var capacity = 0

    mutating func add(_ row: HubRow) {
      replicates += 1
      requests += row.requests
      referrals += row.referrals
      served += row.served
      servedReferrals += row.servedReferrals
      lost += row.lost
      capacity += row.capacity
    }
  }

  /// Rows of all policies, ordered by policy, hub and quarter.
  public static func table(_ study: StudyRecord, _ labels: Labels) -> [HubMean] {
    let layout = study.layout
    return study.hubs.indices.flatMap { policy -> [HubMean] in
      let hubs = study.hubs[policy]
      var sums = Array(repeating: Sums(), count: hubs.count * layout.quarterCount)
      for row in study.arms.lazy.flatMap({ $0[policy].hubs }) {
        sums[row.hub * layout.quarterCount + row.quarter - layout.firstQuarter].add(row)
      }
      return sums.indices.compactMap { place in
        guard sums[place].replicates > 0 else { return nil }
        let hub = place / layout.quarterCount
        return HubMean(
          policy, hub, hubs[hub], quarter: layout.firstQuarter + place % layout.quarterCount, sums[place],
          weight: study.weight, labels)
      }
    }
  }

  private init(
    _ policy: Int, _ hub: Int, _ record: HubRecord, quarter: Int, _ sums: Sums, weight: Double, _ labels: Labels
  ) {
    self.policy = policy
    self.hub = hub
    self.quarter = quarter
    region = labels.region(record.region)
    country = labels.countryOfRegion.indices.contains(record.region) ? labels.countryOfRegion[record.region] : ""
    name = record.name ?? "new hub in \(labels.region(record.region))"
    technologies = labels.technologies(mask: record.technologyMask)
    isFounded = record.name == nil
    let scale = weight / Double(sums.replicates)
    requests = Double(sums.requests) * scale
    referrals = Double(sums.referrals) * scale
    services = Double(sums.served) * scale
    referralServices = Double(sums.servedReferrals) * scale
    lost = Double(sums.lost) * scale
    capacity = Double(sums.capacity) * scale
  }
}
