import Experiments
import ScenarioModel
import Testing

/// What is known of INDUSTR_I4.0 and of the border region. The number of firms and the effect on the region follow from
/// the model; P2, P5 and the number of applications are calibrated, so that these tests guard the calibration and
/// validate nothing (specification, sections 1 and 9).
@Suite("Facts of the fund")
struct FundFactsTests {
  @Test(arguments: ["industr-i40", "industr-i40-total-cost"])
  func `the fund pays for eighty studies and eighty projects`(name: String) throws {
    let study = try FundStudy.shared.get()
    let policy = try study.scenario.policy(name)
    for arms in study.arms {
      for expense in [Expense.study, .innovation] {
        let projects = arms[policy].money.filter { $0.expense == expense }.reduce(0) { $0 + $1.projects }
        // Never more; a limit reached in every replicate up to the last project or two that a budget cannot pay.
        #expect(projects <= 80 && projects >= 78, "\(expense): \(projects)")
      }
    }
  }

  @Test func `about two hundred firms take part in the fund`() throws {
    let study = try FundStudy.shared.get()
    let firms = try study.values(
      SeriesKey(.distinctFirms), policy: study.scenario.policy("industr-i40"), quarter: 15)
    // 160 projects are 320 participations; 200 to 250 firms are 1.3 to 1.6 of them each.
    #expect((200...250).contains(firms.mean), "\(firms.mean) firms")
  }

  @Test func `the fund alone lifts the share of advanced users in the region by less than a percentage point`() throws {
    let study = try FundStudy.shared.get()
    let policy = try study.scenario.policy("industr-i40")
    for horizon in [16, 24, 40] {
      let with = try study.values(SeriesKey(.advancedShareSme), policy: policy, quarter: horizon - 1)
      let without = try study.values(SeriesKey(.advancedShareSme), quarter: horizon - 1)
      for (one, other) in zip(with, without) { #expect(abs(one - other) < 0.01) }
      #expect(with.mean > without.mean)
    }
  }

  @Test func `fifteen per cent of the region's SMEs are advanced users at the start`() throws {
    let study = try FundStudy.shared.get()
    let share = try study.values(SeriesKey(.advancedShareSme), quarter: -1)
    // P2, calibrated: .15 ± .01.
    #expect(abs(share.mean - 0.15) <= 0.01, "\(share.mean)")
  }

  @Test func `two thirds of all uses are isolated at the start, and fewer later`() throws {
    let study = try FundStudy.shared.get()
    let start = try study.values(SeriesKey(.isolatedShare), quarter: -1)
    let later = try study.values(SeriesKey(.isolatedShare), quarter: 11)
    // P5, calibrated: .60 to .75, declining slowly.
    #expect((0.60...0.75).contains(start.mean), "\(start.mean)")
    #expect(later.mean < start.mean && start.mean - later.mean < 0.1)
  }
}
