import Experiments
import Foundation

@testable import Publishing

/// A small results folder, written as CSV text and a dictionary: two horizons, six technologies, a handful of numbers.
struct ResultsSample {
  var titles = ["Each country on its own", "Together, projects of two firms from different countries", "Half and half"]
  var effect = Effect.more
  var replicates = 4
  var regions = 3
  /// Tables that get a header and no row.
  var emptyTables: Set<String> = []

  /// What the policies do: the first less than the second, and so on; or nothing; or harm; or nobody knows.
  enum Effect: String, CaseIterable { case more, null, same, harm, missing }

  static let technologies = ["cloud", "iot", "bigData", "robotics", "print3d", "ai"]
  private static let horizons = [(4, "2024Q4"), (8, "2025Q4")]
  private static let quarters = [
    "2023Q4", "2024Q1", "2024Q2", "2024Q3", "2024Q4", "2025Q1", "2025Q2", "2025Q3", "2025Q4",
  ]

  private var policies: [String] { titles.indices.map { "policy-\($0)" } }

  /// Mean and ends of an interval of a policy, for an indicator whose usual size is given.
  private func numbers(_ policy: Int, _ size: Double, _ horizon: Int) -> (mean: Double?, half: Double?) {
    let own = size * (1 + Double(policy)) * Double(horizon) / 4
    let half: Double? = replicates < 2 ? nil : size * 0.2
    switch effect {
    case .more: return (own, half)
    case .harm: return (-own, half)
    case .null: return (size * 0.05, half)
    case .same: return (0, replicates < 2 ? nil : 0)
    case .missing: return (nil, nil)
    }
  }

  private func text(_ number: Double?) -> String { number.map { "\($0)" } ?? "" }

  private func interval(_ policy: Int, _ size: Double, _ horizon: Int) -> String {
    let (mean, half) = numbers(policy, size, horizon)
    let lower = mean.flatMap { mean in half.map { mean - $0 } }
    let upper = mean.flatMap { mean in half.map { mean + $0 } }
    return "\(text(mean)),\(text(lower)),\(text(upper)),\(replicates)"
  }

  /// Indicators of all firms and all technologies, with their usual size.
  private static let whole: [(String, Double)] = [
    ("net", 20), ("additional", 24), ("supported", 60), ("deadweight", 6), ("failed", 30), ("harmed", 4),
    ("spillOver", 8), ("crowdedOut", 8), ("publicCost", 2e6), ("costPerNet", 1e5), ("costPerAdditional", 8e4),
    ("advancedShareSme", 0.002), ("isolatedShare", 0.01), ("maturityGap", 0.4), ("logProductivityGap", 0.01),
    ("usedPairs", 20),
  ]

  private func rows(_ body: (Int, String, Int) -> [String]) -> [String] {
    policies.indices.flatMap { policy in ResultsSample.horizons.flatMap { body(policy, policies[policy], $0.0) } }
  }

  private var effects: [String] {
    rows { policy, key, horizon in
      ResultsSample.whole.map { indicator, size in
        // A cost per use is not defined where there are fewer uses.
        let isDefined = !(indicator.hasPrefix("cost") && effect == .harm)
        return "\(key),nothing,\(indicator),u,all,all,all,\(horizon),"
          + (isDefined ? interval(policy, size, horizon) : ",,,\(replicates)")
      }
        + ResultsSample.technologies.enumerated().flatMap { place, technology in
          [("net", 4.0), ("adoptionRate", 0.01), ("integratedRate", 0.002)].map { indicator, size in
            "\(key),nothing,\(indicator),u,all,all,\(technology),\(horizon),"
              + interval(policy, size * Double(place + 1), horizon)
          }
        }
        + (0..<regions).map { region in
          "\(key),nothing,net,u,region,R\(region),all,\(horizon),\(interval(policy, Double(region % 17 + 1), horizon))"
        }
    }
  }

  private var trajectories: [String] {
    let indicators: [(String, String, Double)] =
      [("advancedShareSme", "all", 0.2), ("maturityGap", "all", 40), ("usedPairs", "all", 900)]
      + ResultsSample.technologies.flatMap {
        [("awareRate", $0, 0.7), ("adoptionRate", $0, 0.3), ("integratedRate", $0, 0.1)]
      }
    return (["nothing"] + policies).enumerated().flatMap { place, policy in
      indicators.flatMap { indicator, technology, level in
        ResultsSample.quarters.enumerated().map { quarter, name in
          let change = (numbers(max(0, place - 1), level * 0.01, quarter).mean ?? 0) * (place == 0 ? 0 : 1)
          let mean = effect == .missing ? nil : level * (1 + 0.02 * Double(quarter)) + change
          let spread = [-0.02, -0.01, 0, 0.01, 0.02].map { share in text(mean.map { $0 * (1 + share) }) }
          return "\(policy),\(indicator),u,all,all,\(technology),\(name),\(text(mean)),,"
            + spread.joined(separator: ",") + ",\(replicates)"
        }
      }
    }
  }

  private var replicateRows: [String] {
    (["nothing"] + policies).enumerated().flatMap { place, policy in
      ResultsSample.horizons.flatMap { horizon, _ in
        (1...replicates).flatMap { replicate -> [String] in
          let shift = Double((replicate * 7 + place * 3) % 5)
          let net = effect == .missing ? nil : (numbers(max(0, place - 1), 20, horizon).mean ?? 0) + shift
          return
            (place == 0
            ? [] : ["\(policy),net,pairs,all,all,all,\(horizon),\(replicate),\(text(net))"])
            + ResultsSample.technologies.flatMap { technology in
              [("adoptionRate", 0.3), ("integratedRate", 0.1)].map { indicator, level in
                "\(policy),\(indicator),1,all,all,\(technology),\(horizon),\(replicate),\(level + 0.001 * shift)"
              }
            }
        }
      }
    }
  }

  /// Policies of the ranking: the largest mean first.
  private var order: [Int] {
    policies.indices.sorted { (numbers($0, 20, 4).mean ?? 0, $1) > (numbers($1, 20, 4).mean ?? 0, $0) }
  }

  private var ranking: [String] {
    guard policies.count > 1, effect != .missing else { return [] }
    return ResultsSample.horizons.flatMap { horizon, _ in
      order.enumerated().map { place, policy in
        "net,pairs,\(horizon),\(place + 1),\(policies[policy]),\(interval(policy, 20, horizon).dropLast(2)),"
          + "\(place == 0 ? 1 : 0),1,1,\(replicates)"
      }
    }
  }

  private var contrasts: [String] {
    guard policies.count > 1, effect != .missing else { return [] }
    return ["net", "netPerMillion"].flatMap { indicator in
      ResultsSample.horizons.flatMap { horizon, _ in
        order.enumerated().flatMap { place, policy in
          order[(place + 1)...].map { other in
            let mean = (numbers(policy, 20, horizon).mean ?? 0) - (numbers(other, 20, horizon).mean ?? 0)
            return
              "\(policies[policy]),\(policies[other]),ranking,\(indicator),u,\(horizon),\(mean),\(mean - 3),\(mean + 3),"
              + "\(replicates)"
          }
        }
      }
    }
  }

  private var money: [String] {
    policies.flatMap { policy in
      ResultsSample.quarters.dropFirst().enumerated().map { quarter, name in
        "\(policy),voucher,joint,\(name),\(quarter < 4 ? 250_000 : 0),\(quarter < 5 ? 190_000 : 0),0,1,1"
      }
    }
  }

  private var hubs: [String] {
    (["nothing"] + policies).enumerated().flatMap { place, policy in
      ResultsSample.quarters.flatMap { quarter in
        [
          "0,Hub North,R0,NL,ai,false,\(quarter),10,0,6,0,4,6,1",
          "1,Hub & South,R1,DE,ai,false,\(quarter),3,0,3,0,0,8,0.4",
        ]
        .map { "\(policy),\($0)" }
          + (place == 2 ? ["\(policy),2,new hub in R2,R2,DE,ai,true,\(quarter),0,0,0,0,0,0,"] : [])
      }
    }
  }

  /// Names of the tables, their headers and rows.
  private var tables: [(name: String, header: String, rows: [String])] {
    let cell = "indicator,unit,group_kind,group,technology"
    return [
      ("effects", "policy,baseline,\(cell),horizon,mean,lower,upper,replicates", effects),
      ("trajectories", "policy,\(cell),quarter,mean,sd,q05,q25,q50,q75,q95,replicates", trajectories),
      ("replicates", "policy,\(cell),horizon,replicate,value", replicateRows),
      (
        "ranking",
        "indicator,unit,horizon,rank,policy,mean,lower,upper,share_first,share_at_rank,share_order,replicates", ranking
      ),
      ("contrasts", "policy,reference,question,indicator,unit,horizon,mean,lower,upper,replicates", contrasts),
      ("money", "policy,instrument,payer,quarter,committed_euro,paid_euro,private_euro,projects,firms", money),
      (
        "hubs",
        "policy,hub,name,region,country,technologies,founded,quarter,requests,referrals,services,referral_services,lost,"
          + "capacity,utilisation", hubs
      ),
    ]
  }

  private static let texts: Set<Substring> = [
    "policy", "baseline", "indicator", "unit", "group_kind", "group", "technology", "quarter", "instrument", "payer",
    "name", "region", "country", "technologies", "founded", "reference", "question",
  ]

  /// Writes the folder, hands it over, and removes it.
  func read<Result>(_ body: (ResultsReader) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peloton-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    for table in tables {
      let rows = emptyTables.contains(table.name) ? [] : table.rows
      let content = ([table.header] + rows).joined(separator: "\n") + "\n"
      try Data(content.utf8).write(to: folder.appendingPathComponent(table.name + ".csv"))
    }
    try JSONSerialization.data(withJSONObject: dictionary).write(to: folder.appendingPathComponent("datapackage.json"))
    return try body(try ResultsReader(folder: folder.path))
  }

  private var dictionary: [String: Any] {
    [
      "name": "sample", "title": "A small sample", "version": "0.1.0",
      "resources": tables.map { table in
        [
          "name": table.name, "path": table.name + ".csv",
          "schema": [
            "fields": table.header.split(separator: ",").map {
              ["name": String($0), "type": ResultsSample.texts.contains($0) ? "string" : "number"]
            }
          ],
        ] as [String: Any]
      },
      "indicators": Indicator.allCases.map {
        ["name": $0.rawValue, "unit": $0.unit, "kind": "level", "description": ""]
      },
      "study": [
        "baseline": "nothing",
        "policies": [["name": "nothing", "title": "No programme"] as [String: Any]]
          + zip(policies, titles).map { ["name": $0, "title": $1, "envelopeEuro": 1_000_000] as [String: Any] },
        "horizons": ResultsSample.horizons.map { ["quarters": $0.0, "lastQuarter": $0.1] as [String: Any] },
        "confidenceLevel": 0.95, "replicates": replicates, "firstReplicate": 1, "lastReplicate": replicates,
        "firms": 100, "weight": 1, "countries": ["NL", "DE"],
        "regions": (0..<regions).map {
          [
            "code": "R\($0)", "name": "Region \($0)", "country": $0 % 2 == 0 ? "NL" : "DE", "longitude": 5.5,
            "latitude": 52.5, "firms": 10,
          ] as [String: Any]
        },
      ] as [String: Any],
    ]
  }
}
