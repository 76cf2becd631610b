import Findings
import ScenarioModel

/// The alternative worlds on the terminal page: which policy leads where, by how much, and where the answer flips.
enum AlternativePage {
  /// One row per world for the effect on all firms at the first horizon, then the sentences; nothing without worlds.
  static func lines(_ findings: StudyFindings, width: Int, style: TextStyle) -> [String] {
    guard let alternatives = findings.alternatives, alternatives.worlds.count > 1,
      let horizon = findings.horizons.first, let order = alternatives.order(by: "net", horizon: horizon)
    else { return [] }
    let quarter = Quarter(index: horizon - 1).description
    let table = TextTable(
      heading: ["world", "first", "ahead of", "net lead", "flips"],
      rows: alternatives.worlds.indices.map { world in
        let places = order.orders[world].map(findings.policyName)
        let flips = alternatives.flips.filter {
          $0.world == world && $0.label == order.label && $0.horizon == horizon
        }
        return [
          alternatives.worlds[world].name, places.first ?? NumberText.missing,
          places.dropFirst().first ?? NumberText.missing, NumberText.interval(order.leads[world]),
          world == 0 ? "" : "\(flips.count) (\(flips.count { $0.isCertainInScenario && $0.isCertainHere }))",
        ]
      })
    let sentences = alternatives.notices.filter { $0.kind == .finding }.flatMap {
      TextWrap.lines("- " + $0.text, width: width, indent: 2)
    }
    return ["", style.bold("Where the answer flips: net uses by the end of \(quarter)")] + table.lines(width: width)
      + TextWrap.lines(legend, width: width) + sentences
  }

  private static let legend =
    "flips: pairs of policies in the other order than in the scenario as it stands, in brackets those whose interval "
    + "leaves zero out in both worlds; of many comparisons a few do so by chance. flips.csv has all."
}
