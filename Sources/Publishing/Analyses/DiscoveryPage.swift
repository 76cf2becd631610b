public import Findings
import ScenarioModel

/// In which futures an outcome is of interest, on one terminal page.
public enum DiscoveryPage {
  /// Boxes of the trade-off that are listed.
  private static let listedBoxes = 10

  /// The page as text, lines of at most `width` characters (80 or more), ending with a line feed.
  public static func render(_ findings: DiscoveryFindings, width: Int = 100, style: TextStyle = .plain) -> String {
    let width = max(80, width)
    var lines = TextWrap.lines(findings.title, width: width).map(style.bold)
    lines += TextWrap.lines(findings.sentence, width: width)
    if let discovery = findings.discovery {
      if !discovery.limits.isEmpty {
        lines += ["", style.bold("The box")] + box(findings, discovery).lines(width: width)
      }
      lines += ["", style.bold("The trade-off")] + tradeOff(discovery).lines(width: width)
    }
    lines += NoticePage.lines(style.warning("Warnings"), warnings(findings), width: width)
    lines += [""] + TextWrap.lines(legend, width: width)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func box(_ findings: DiscoveryFindings, _ discovery: ScenarioDiscovery) -> TextTable {
    TextTable(
      heading: ["factor", "from", "to", "range of the points", "coverage without", "density without", "quasi-p"],
      rows: discovery.limits.map { limit in
        let range = discovery.ranges[limit.factor]
        return [
          findings.shortNames[limit.factor], limit.lower.map(NumberText.compact) ?? "",
          limit.upper.map(NumberText.compact) ?? "",
          "\(NumberText.compact(range.lowerBound)) to \(NumberText.compact(range.upperBound))",
          NumberText.percent(limit.coverageWithout), NumberText.percent(limit.densityWithout),
          limit.quasiP < 0.0005 ? "< 0.001" : NumberText.decimal(limit.quasiP, places: 3),
        ]
      })
  }

  /// The whole space, the chosen box, the last one, and others spread evenly between them.
  private static func tradeOff(_ discovery: ScenarioDiscovery) -> TextTable {
    let last = discovery.trajectory.count - 1
    let spread = (0..<listedBoxes).map { $0 * last / (listedBoxes - 1) }
    let steps = Set(spread + [discovery.chosen]).sorted()
    func row(_ name: String, _ box: BoxContents) -> [String] {
      [
        name, "\(box.box.restricted.count)", "\(box.points)", NumberText.percent(box.coverage),
        NumberText.percent(box.density), NumberText.percent(box.mass),
      ]
    }
    return TextTable(
      heading: ["step", "factors", "points", "coverage", "density", "mass"],
      rows: steps.map { row($0 == discovery.chosen ? "\($0) (chosen)" : "\($0)", discovery.trajectory[$0]) }
        + [row("after pasting", discovery.pasted)]
        + (discovery.box == discovery.pasted ? [] : [row("the box", discovery.box)]))
  }

  /// What a reader of the box must know.
  static func warnings(_ findings: DiscoveryFindings) -> [Notice] {
    var notices: [Notice] = []
    if findings.leftOut > 0 {
      notices.append(
        Notice(
          .warning, "points-left-out",
          "\(findings.leftOut) points are left out: they lack a replicate, or are mixtures of others in a Saltelli design."
        ))
    }
    guard let discovery = findings.discovery else { return notices }
    if !discovery.isDense(findings.settings) {
      notices.append(
        Notice(
          .warning, "not-dense",
          "No box has the density of \(NumberText.percent(findings.settings.density)) that was asked for: in no region "
            + "that a box can describe is the outcome so common."))
    }
    let dropped = discovery.pasted.box.restricted.filter { factor in !discovery.box.box.restricted.contains(factor) }
      .map { findings.shortNames[$0] }
    if !dropped.isEmpty {
      notices.append(
        Notice(
          .warning, "doubtful-limit",
          "Limits on \(dropped.joined(separator: ", ")) were left out: chance would have given as much (quasi-p above "
            + "0.05)."))
    }
    return notices
  }

  private static let legend =
    "coverage: share of the points of interest that lie in the box; density: share of its points that are of interest; "
    + "without: the box without the limits on this factor; quasi-p: probability of as many points of interest if the "
    + "limit were worth nothing. discovery.csv has every box."
}
