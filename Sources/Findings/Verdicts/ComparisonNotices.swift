/// Everything that is said about more than one policy, in the order in which it should be read.
struct ComparisonNotices {
  let comparison: Comparison

  /// The verdict first, then fields of policy, switches of governance, partner and border.
  func findings() -> [Notice] {
    [RankingVerdict(comparison: comparison).notice()].compactMap { $0 }
      + FactorialWords(comparison: comparison).notices() + SwitchWords(comparison: comparison).notices()
      + BorderWords(comparison: comparison).findings()
  }

  /// Controls that are missing.
  func warnings() -> [Notice] { BorderWords(comparison: comparison).warnings() }
}
