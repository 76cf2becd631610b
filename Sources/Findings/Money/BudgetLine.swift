public import Experiments

/// What became of one budget: budget = spent + unspent, and the budgets of a policy add up to its envelope.
public struct BudgetLine: Sendable, Equatable {
  /// Index in `Scenario.policies`.
  public var policy: Int
  /// Country code of the agency, or `joint`.
  public var payer: String
  /// `call`, `voucher`, `hubs`, `workforce`, `awareness`, `regulation` or `administration`.
  public var instrument: String
  public var budgetEuro: Double
  /// Committed minus cancelled until the end of the run, mean over replicates.
  public var spentEuro: Double
  /// Never committed, or cancelled and not committed again: returned, not a public cost.
  public var unspentEuro: Double
  /// Grants, vouchers and other money paid until the end of the run, mean over replicates.
  public var paidEuro: Double
}

extension BudgetLine {
  /// Instruments in the order of `AgencyBudget.netEuro`, and the expenses that draw on each.
  static let instruments: [(key: String, expenses: [Expense])] = [
    ("call", [.study, .innovation]), ("voucher", [.voucher]), ("hubs", [.hubs]), ("workforce", [.workforce]),
    ("awareness", [.awareness]), ("regulation", [.regulation]),
  ]

  /// Lines of all policies with a programme, by policy, payer and instrument, administration last; instruments without
  /// budget and without spending are left out.
  public static func table(_ study: StudyRecord, _ labels: Labels) -> [BudgetLine] {
    study.budgets.indices.flatMap { policy -> [BudgetLine] in
      guard let budget = study.budgets[policy] else { return [] }
      let totals = ExpenseTotals(study.arms.flatMap { $0[policy].money })
      let replicates = Double(max(1, study.arms.count))
      return budget.agencies.flatMap { agency -> [BudgetLine] in
        let nets = zip(instruments, agency.netEuro).map { ($0.key, $0.expenses, $1) }
        return (nets + [("administration", [.administration], agency.administrationEuro)]).compactMap {
          key, expenses, net in
          let sums = totals.sum(agency: agency.agency, expenses)
          guard net != 0 || sums.committed != 0 else { return nil }
          let spent = sums.committed / replicates
          return BudgetLine(
            policy: policy, payer: labels.agency(agency.agency), instrument: key, budgetEuro: net,
            spentEuro: spent, unspentEuro: wholeCents(net - spent), paidEuro: sums.paid / replicates)
        }
      }
    }
  }
}

/// Zero for less than half a cent, which is the rounding of long sums and nobody's money.
private func wholeCents(_ euro: Double) -> Double { abs(euro) < 0.005 ? 0 : euro }

/// Sums of money rows by agency and expense.
struct ExpenseTotals {
  private struct Account: Hashable {
    var agency: Int
    var expense: Expense
  }
  private var sums: [Account: (committed: Double, paid: Double)] = [:]

  init(_ rows: [MoneyRow]) {
    for row in rows {
      let account = Account(agency: row.agency, expense: row.expense)
      let sum = sums[account] ?? (0, 0)
      sums[account] = (sum.committed + row.committedEuro, sum.paid + row.paidEuro)
    }
  }

  /// What an agency committed and paid for some expenses.
  func sum(agency: Int, _ expenses: [Expense]) -> (committed: Double, paid: Double) {
    expenses.reduce((0, 0)) { total, expense in
      let sum = sums[Account(agency: agency, expense: expense)] ?? (0, 0)
      return (total.0 + sum.committed, total.1 + sum.paid)
    }
  }
}
