import Experiments
import ScenarioModel
import Testing

/// Hub indicators and rows of a run: two countries, one hub each, hub money that founds nothing.
@Suite("Hub series")
struct HubSeriesTests {
  private func study() -> StudyRecord {
    let programme = Programme(
      envelopeEuro: 2_000_000, opens: Quarter(index: 1), closes: Quarter(index: 4), pelotonOnly: true,
      governance: Governance(pooledShare: 1, hubLinks: true), instruments: [.hubs(HubFunding(share: 1))])
    var scenario = TinyExperiment.scenario(
      policies: [
        Policy(name: "nothing", title: "Nothing", programme: nil),
        Policy(name: "hubs", title: "Hubs", programme: programme),
      ], firms: 400, count: .count(400))
    scenario.world.hubs = [(0, 0b00_0111), (1, 0b11_1000)].map {
      HubSite(name: "Hub \($0)", region: $0, technologyMask: UInt8($1), sectorMask: 63, capacityPerQuarter: 8)
    }
    return TinyExperiment.run(scenario)
  }

  @Test func `series by country and rows by hub add up to the series of all`() throws {
    let study = study()
    let layout = study.layout
    func value(_ arm: ArmRecord, _ key: SeriesKey, _ quarter: Int) throws -> Double {
      arm.value(key: try #require(layout.keys.firstIndex(of: key)), quarter: quarter, layout: layout)
    }
    var referrals = 0.0
    for arm in study.arms.joined() {
      for quarter in 0..<layout.quarterCount {
        for indicator in [Indicator.hubRequests, .hubUnmet, .hubLost, .hubReferrals, .referrals] {
          let parts = try (0..<2).map { try value(arm, SeriesKey(indicator, .country, $0), quarter) }
          #expect(try value(arm, SeriesKey(indicator), quarter) == parts.reduce(0, +))
        }
        let rows = arm.hubs.filter { $0.quarter == layout.firstQuarter + quarter }
        #expect(rows.count == 2 && rows.allSatisfy(\.closes))
        let handled =
          try value(arm, SeriesKey(.hubRequests), quarter) - value(arm, SeriesKey(.hubUnmet), quarter)
        #expect(Double(rows.reduce(0) { $0 + $1.requests }) * study.weight == handled)
        let competent = try value(arm, SeriesKey(.hubCompetentShare), quarter)
        if !competent.isNaN {
          let unmet = try value(arm, SeriesKey(.hubUnmetShare), quarter)
          #expect(abs(competent + unmet - 1) < 1e-12)
        }
        let open = (1...4).contains(layout.firstQuarter + quarter) && arm.policy == 1
        #expect(try value(arm, SeriesKey(.hubLinksOpen), quarter) == (open ? 1 : 0))
        #expect(try value(arm, SeriesKey(.hubsOpen), quarter) == 2)
        #expect(try value(arm, SeriesKey(.policyHubsOpen), quarter) == 0)
        referrals += try value(arm, SeriesKey(.hubReferrals), quarter)
      }
    }
    #expect(referrals > 0)
    #expect(study.hubs.map { $0.map(\.name) } == [["Hub 0", "Hub 1"], ["Hub 0", "Hub 1"]])
  }
}
