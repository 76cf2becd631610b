public import Experiments
import ScenarioModel

/// Money of one instrument and payer in one quarter, mean over replicates; a replicate without such a row counts 0.
public struct MoneyMean: Sendable, Equatable {
  /// Index in `Scenario.policies`.
  public var policy: Int
  /// Key of the expense: `study`, `innovation`, `voucher`, `hubs`, …, `administration`.
  public var instrument: String
  /// Country code of the agency, or `joint`.
  public var payer: String
  /// Quarter q; 0 is 2024Q1.
  public var quarter: Int
  public var committedEuro: Double
  public var paidEuro: Double
  public var privateEuro: Double
  public var projects: Double
  public var firms: Double
}

extension MoneyMean {
  private struct Place: Hashable, Comparable {
    var expense: Int
    var agency: Int
    var quarter: Int

    static func < (left: Place, right: Place) -> Bool {
      (left.expense, left.agency, left.quarter) < (right.expense, right.agency, right.quarter)
    }
  }

  /// Rows of all policies, ordered by policy, instrument, payer and quarter.
  public static func table(_ study: StudyRecord, _ labels: Labels) -> [MoneyMean] {
    let count = Double(study.arms.count)
    return study.scenario.policies.indices.flatMap { policy in
      var sums: [Place: [Double]] = [:]
      for arms in study.arms {
        for row in arms[policy].money {
          let place = Place(expense: row.expense.rawValue, agency: row.agency, quarter: row.quarter)
          let numbers = [row.committedEuro, row.paidEuro, row.privateEuro, row.projects, row.firms]
          sums[place] = sums[place].map { zip($0, numbers).map { $0 + $1 } } ?? numbers
        }
      }
      return sums.sorted { $0.key < $1.key }.map { place, sums in
        MoneyMean(
          policy: policy, instrument: Expense(rawValue: place.expense)?.key ?? "",
          payer: labels.agency(place.agency), quarter: place.quarter, committedEuro: sums[0] / count,
          paidEuro: sums[1] / count, privateEuro: sums[2] / count, projects: sums[3] / count,
          firms: sums[4] / count)
      }
    }
  }
}

/// Links between two regions at the end of the run, mean over replicates; a replicate without such a row counts 0.
public struct LinkMean: Sendable, Equatable {
  /// Index in `Scenario.policies`.
  public var policy: Int
  /// Codes of the two regions, in the order of the world.
  public var firstRegion: String
  public var secondRegion: String
  /// Whether the regions lie in two countries.
  public var crossesBorder: Bool
  public var ties: Double
  public var referrals: Double
  public var projects: Double
}

extension LinkMean {
  /// Rows of all policies, ordered by policy and pair of regions.
  public static func table(_ study: StudyRecord, _ labels: Labels) -> [LinkMean] {
    let count = Double(study.arms.count)
    let countries = labels.countryOfRegion
    return study.scenario.policies.indices.flatMap { policy in
      var sums: [[Int]: [Double]] = [:]
      for arms in study.arms {
        for row in arms[policy].links {
          let numbers = [row.ties, row.referrals, row.projects]
          let pair = [row.first, row.second]
          sums[pair] = sums[pair].map { zip($0, numbers).map { $0 + $1 } } ?? numbers
        }
      }
      return sums.sorted { ($0.key[0], $0.key[1]) < ($1.key[0], $1.key[1]) }.map { pair, sums in
        LinkMean(
          policy: policy, firstRegion: labels.region(pair[0]), secondRegion: labels.region(pair[1]),
          crossesBorder: pair.allSatisfy(countries.indices.contains) && countries[pair[0]] != countries[pair[1]],
          ties: sums[0] / count, referrals: sums[1] / count, projects: sums[2] / count)
      }
    }
  }
}
