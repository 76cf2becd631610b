import Findings
import ScenarioModel

extension ResultTable {
  private typealias Column = TableDescription.Column

  static let moneyDescription = TableDescription(
    name: ResultTable.money.rawValue,
    meaning:
      "One row per policy, instrument, payer and quarter, mean over replicates. Rows without any number are left "
      + "out. Money of the quarter, not cumulated.",
    columns: [
      .policy,
      Column(
        "instrument", .string,
        "study and innovation (the two kinds of project of a call), voucher, hubs, workforce, awareness, regulation, or "
          + "administration."),
      Column("payer", .string, "Country code of the agency that pays, or joint."), .quarter,
      Column("committed_euro", .number, unit: "EUR", "Awarded in the quarter minus cancelled in it."),
      Column("paid_euro", .number, unit: "EUR", "Paid in the quarter; grants are paid partly in arrears."),
      Column(
        "private_euro", .number, unit: "EUR", "Own contribution of the supported firms at award: cost minus grant."),
      Column("projects", .number, unit: "awards", "Awards; cancellations do not reduce them."),
      Column("firms", .number, unit: "participations", "Participations of firms in those awards."),
    ],
    key: ["policy", "instrument", "payer", "quarter"])

  static let budgetDescription = TableDescription(
    name: ResultTable.budget.rawValue,
    meaning: "One row per policy, payer and instrument, mean over replicates at the end of the run. budget = spent + "
      + "unspent, and the budgets of a policy, administration included, add up to its envelope.",
    columns: [
      .policy, Column("payer", .string, "Country code of the agency, or joint."),
      Column(
        "instrument", .string, "call, voucher, hubs, workforce, awareness, regulation, or administration."),
      Column("budget_euro", .number, unit: "EUR", "Net budget; for administration what is booked in full."),
      Column("spent_euro", .number, unit: "EUR", "Committed minus cancelled."),
      Column("unspent_euro", .number, unit: "EUR", "Returned; not a public cost."),
      Column("paid_euro", .number, unit: "EUR", "Paid until the end of the run."),
    ],
    key: ["policy", "payer", "instrument"])

  static let linksDescription = TableDescription(
    name: ResultTable.links.rawValue,
    meaning: "One row per policy and pair of regions at the end of the run, mean over replicates. Pairs without any "
      + "number are left out.",
    columns: [
      .policy, Column("first_region", .string, "Code of a region."),
      Column("second_region", .string, "Code of the other region, or of the same."),
      Column("cross_border", .boolean, "Whether the two lie in different countries."),
      Column("ties", .number, unit: "ties", "Project and hub ties added since 2024Q1 between their firms."),
      Column("referrals", .number, unit: "requests", "Hub requests referred from one to the other."),
      Column("projects", .number, unit: "projects", "Awarded studies and projects with members in both."),
    ],
    key: ["policy", "first_region", "second_region"])

  static func writeMoney(_ findings: StudyFindings, _ writer: inout CSVWriter) throws(OutputError) {
    for row in findings.money {
      try writer.row(CSVLine()) { line in
        line.append(findings.policyName(row.policy))
        line.append(row.instrument)
        line.append(row.payer)
        line.append(Quarter(index: row.quarter).description)
        for value in [row.committedEuro, row.paidEuro, row.privateEuro, row.projects, row.firms] {
          line.append(value)
        }
      }
    }
  }

  static func writeBudget(_ findings: StudyFindings, _ writer: inout CSVWriter) throws(OutputError) {
    for row in findings.budget {
      try writer.row(CSVLine()) { line in
        line.append(findings.policyName(row.policy))
        line.append(row.payer)
        line.append(row.instrument)
        for value in [row.budgetEuro, row.spentEuro, row.unspentEuro, row.paidEuro] { line.append(value) }
      }
    }
  }

  static func writeLinks(_ findings: StudyFindings, _ writer: inout CSVWriter) throws(OutputError) {
    for row in findings.links {
      try writer.row(CSVLine()) { line in
        line.append(findings.policyName(row.policy))
        line.append(row.firstRegion)
        line.append(row.secondRegion)
        line.append(row.crossesBorder)
        for value in [row.ties, row.referrals, row.projects] { line.append(value) }
      }
    }
  }
}
