import Findings
import ScenarioModel

extension ResultTable {
  private typealias Column = TableDescription.Column

  static let hubsDescription = TableDescription(
    name: ResultTable.hubs.rawValue,
    meaning:
      "One row per policy, hub and quarter, mean over replicates. Quarters in which a hub is closed are left out. "
      + "requests = services + lost; requests that found no competent hub belong to no hub (indicator hubUnmet).",
    columns: [
      .policy,
      Column(
        "hub", .integer,
        "Number of the hub within the policy: those of the world in the order of its table, then those "
          + "that the policy founds."),
      Column("name", .string, "Name of the hub; new hub in a region where the policy founds it."),
      Column("region", .string, "Code of its region."), Column("country", .string, "Code of its country."),
      Column("technologies", .string, "Keys of the technologies in which it is competent, joined by +."),
      Column("founded", .boolean, "Whether the policy founds it; other hubs exist in every policy."), .quarter,
      Column("requests", .number, unit: "requests", "Received in the quarter."),
      Column("referrals", .number, unit: "requests", "Of those: passed on from abroad along a link between hubs."),
      Column("services", .number, unit: "services", "Given in the quarter."),
      Column("referral_services", .number, unit: "services", "Of those: to firms passed on from abroad."),
      Column("lost", .number, unit: "requests", "Received, but beyond capacity."),
      Column("capacity", .number, unit: "services", "Slots of the quarter, those that the policy pays included."),
      Column("utilisation", .number, unit: "1", "services over capacity; empty without capacity."),
    ],
    key: ["policy", "hub", "quarter"])

  static func writeHubs(_ findings: StudyFindings, _ writer: inout CSVWriter) throws(OutputError) {
    for row in findings.hubs {
      try writer.row(CSVLine()) { line in
        line.append(findings.policyName(row.policy))
        line.append(row.hub)
        line.append(row.name)
        line.append(row.region)
        line.append(row.country)
        line.append(row.technologies)
        line.append(row.isFounded)
        line.append(Quarter(index: row.quarter).description)
        for value in [row.requests, row.referrals, row.services, row.referralServices, row.lost, row.capacity] {
          line.append(value)
        }
        line.append(row.utilisation)
      }
    }
  }
}
