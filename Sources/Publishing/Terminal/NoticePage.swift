import Findings

/// Findings and warnings on the terminal page, in as few lines as leave nothing out.
enum NoticePage {
  /// Notices of one kind that are printed in full; of the others only the policies are named.
  static let shown = 3

  /// The verdict and whatever is about more than one policy; where there is no verdict, the sentence of the first policy,
  /// whose numbers the tables show beside those of all others. What alternative worlds say stands below their table.
  static func findings(_ findings: StudyFindings) -> [Notice] {
    let found = findings.notices.filter { $0.kind == .finding && $0.code != "alternative-worlds" }
    let hasVerdict = found.contains { $0.code == "verdict" }
    return found.filter { $0.code != "effect" || !hasVerdict && $0.policy == findings.summaries.first?.name }
  }

  /// A heading and one paragraph per notice; nothing without notices.
  static func lines(_ title: String, _ notices: [Notice], width: Int) -> [String] {
    guard !notices.isEmpty else { return [] }
    return ["", title] + folded(notices).flatMap { TextWrap.lines("- " + $0, width: width, indent: 2) }
  }

  /// The texts, notices of one code together at the place of the first; from the fourth on they are named only.
  private static func folded(_ notices: [Notice]) -> [String] {
    var codes: [String] = []
    for notice in notices where !codes.contains(notice.code) { codes.append(notice.code) }
    return codes.flatMap { code -> [String] in
      let alike = notices.filter { $0.code == code }
      guard alike.count > shown + 1 else { return alike.map(\.text) }
      let rest = alike.dropFirst(shown).map { $0.policy ?? "the study" }
      return alike.prefix(shown).map(\.text) + ["Likewise (\(code)): \(rest.joined(separator: ", ")). See run.json."]
    }
  }
}
