public import ScenarioModel

extension SeriesLayout {
  /// The series of a scenario: every level indicator, cut as far as it makes sense.
  public init(_ scenario: Scenario) {
    let groups = GroupCatalogue(scenario.world)
    var keys: [SeriesKey] = []
    for indicator in Indicator.allCases where indicator.kind == .level {
      let cut = SeriesLayout.cut(of: indicator)
      for kind in cut.kinds {
        for group in 0..<groups.count(kind) {
          if cut.overall { keys.append(SeriesKey(indicator, kind, group)) }
          guard cut.byTechnology, cut.technologyKinds.contains(kind) else { continue }
          for technology in scenario.world.technologies {
            keys.append(SeriesKey(indicator, kind, group, technology: technology.rawValue))
          }
        }
      }
    }
    let warmUp = scenario.world.warmUpQuarters
    self.init(keys: keys, firstQuarter: -warmUp, quarterCount: warmUp + scenario.study.horizonQuarters)
  }

  /// Some level indicators over all firms and technologies, for runs of which nothing else is wanted.
  init(totalsOf indicators: [Indicator], _ scenario: Scenario) {
    let warmUp = scenario.world.warmUpQuarters
    self.init(
      keys: indicators.map { SeriesKey($0) }, firstQuarter: -warmUp,
      quarterCount: warmUp + scenario.study.horizonQuarters)
  }

  /// How an indicator is cut: kinds of group, whether over all technologies, and where by technology.
  private struct Cut {
    var kinds: [GroupKind] = [.all]
    var overall = true
    var byTechnology = false
    var technologyKinds: [GroupKind] = [.all]
  }

  private static func cut(of indicator: Indicator) -> Cut {
    let everyKind: [GroupKind] = [.all, .segment, .sizeClass, .country, .region, .sector]
    switch indicator {
    case .adoptionRate:
      return Cut(kinds: everyKind, overall: false, byTechnology: true, technologyKinds: everyKind)
    case .integratedRate, .awareRate:
      return Cut(kinds: [.all, .country], overall: false, byTechnology: true, technologyKinds: [.all, .country])
    case .usedPairs, .adopterYears: return Cut(kinds: everyKind, byTechnology: true)
    case .isolatedShare: return Cut(kinds: [.all, .segment, .country], byTechnology: true)
    case .maturity: return Cut(kinds: everyKind)
    case .advancedShareSme: return Cut(kinds: [.all, .country, .region])
    case .expectedUptake:
      return Cut(kinds: [.all, .country], overall: false, byTechnology: true, technologyKinds: [.all, .country])
    case .tightness, .unfilled: return Cut(kinds: [.all, .region])
    case .referrals, .hubRequests, .hubUnmet, .hubUnmetShare, .hubCompetentShare, .hubLost, .hubReferrals:
      return Cut(kinds: [.all, .country])
    default: return Cut()
    }
  }
}

/// Number of groups of each kind in a world.
struct GroupCatalogue {
  private let world: WorldDescription

  init(_ world: WorldDescription) { self.world = world }

  func count(_ kind: GroupKind) -> Int {
    switch kind {
    case .all: 1
    case .segment: Segment.allCases.count
    case .sizeClass: SizeClass.allCases.count
    case .country: world.countries.count
    case .region: world.regions.count
    case .sector: Sector.allCases.count
    case .support: 15
    }
  }
}
