import Experiments
import ScenarioModel

/// What each field of policy is worth in the mixes of a factorial.
struct FactorialWords {
  let comparison: Comparison

  /// One line per factorial.
  func notices() -> [Notice] {
    guard let horizon = comparison.horizons.first else { return [] }
    return comparison.factorials.indices.map { index in
      let factorial = comparison.factorials[index]
      let rows = comparison.factorialEffects.filter {
        $0.factorial == index + 1 && $0.horizon == horizon && $0.label.indicator == Indicator.net.rawValue
      }
      let fields = WordList.joined(factorial.fields.map(\.key))
      let costs = CostWords(comparison: comparison, policies: factorial.policies, horizon: horizon)
      let sentences = [
        "\(factorial.policies.count) mixes of \(fields). \(costs.opening) \(mainEffects(rows)).", alone(rows),
        together(rows, .mix), together(rows, .interaction), later(index + 1),
        "All mixes have the same envelope: adding a field takes money from the others.",
      ]
      return Notice(.finding, "factorial", sentences.compactMap { $0 }.joined(separator: " "))
    }
  }

  private func claim(_ row: FactorialEffect) -> DifferenceWords.Claim { DifferenceWords(row.estimate).claim }

  /// Mixes with a field against those without it.
  private func mainEffects(_ rows: [FactorialEffect]) -> String {
    let main = rows.filter { $0.kind == .main }
    let distinct = main.filter { [.more, .less].contains(claim($0)) }.map { row in
      "those with \(row.term) bring \(DifferenceWords(row.estimate).phrase("net uses"))"
    }
    let vague = main.filter { ![.more, .less].contains(claim($0)) }.map {
      "\($0.term) (\(NumberText.interval($0.estimate)))"
    }
    var parts: [String] = []
    if !distinct.isEmpty { parts.append("\(WordList.joined(distinct)) than those without") }
    if !vague.isEmpty { parts.append("no distinct difference with \(WordList.joined(vague, "or"))") }
    return "in the mean over the mixes that spend, " + parts.joined(separator: "; ")
  }

  /// The same main effects at the last horizon: fields differ in how fast they work.
  private func later(_ factorial: Int) -> String? {
    guard let first = comparison.horizons.first, let last = comparison.horizons.last, last > first else { return nil }
    let main = comparison.factorialEffects.filter {
      $0.factorial == factorial && $0.horizon == last && $0.kind == .main
        && $0.label.indicator == Indicator.net.rawValue
    }
    let words = main.map { "\($0.term) \(NumberText.interval($0.estimate))" }
    return words.isEmpty ? nil : "With against without, by \(comparison.end(last)): \(words.joined(separator: ", "))."
  }

  /// The fields one by one, largest first.
  private func alone(_ rows: [FactorialEffect]) -> String? {
    let single = rows.filter { $0.kind == .single && $0.estimate.mean != nil }
      .sorted { ($0.estimate.mean ?? 0) > ($1.estimate.mean ?? 0) }
    guard !single.isEmpty else { return nil }
    let words = single.map { "\($0.term) \(NumberText.interval($0.estimate))" }
    return "Singly, net uses: \(words.joined(separator: ", "))."
  }

  /// Pairs of fields that are distinctly worth more or less together.
  private func together(_ rows: [FactorialEffect], _ kind: FactorialEffect.Kind) -> String? {
    let pairs = rows.filter { $0.kind == kind }
    guard !pairs.isEmpty else { return nil }
    let distinct = pairs.filter { [.more, .less].contains(claim($0)) }
      .sorted { abs($0.estimate.mean ?? 0) > abs($1.estimate.mean ?? 0) }
      .map { "\($0.term) \(NumberText.interval($0.estimate))" }
    let heading =
      kind == .mix
      ? "Two fields against the mean of the two alone" : "Interactions, what one field changes in another"
    guard !distinct.isEmpty else { return "\(heading): none distinct from zero." }
    let rest = distinct.count < pairs.count ? "; no other is distinct from zero" : ""
    return "\(heading): \(WordList.shortened(distinct, to: 4))\(rest)."
  }
}
