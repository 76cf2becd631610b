import AdoptionKernel
import Figures
import Foundation

/// One screen: what the machine does, what the code does, what it is to do.
struct Summary {
  private let measured: [Figure: Spread]
  private let configurations = [(16_000, 1), (16_000, 2), (1_000_000, 1), (1_000_000, 2)]

  init(_ measured: [Figure: [Double]]) {
    self.measured = measured.compactMapValues(Spread.init)
  }

  /// Markdown that also reads well in a terminal.
  var text: String {
    var lines = ["# Peloton on \(Machine.name)", "", Machine.facts + bystanders, ""]
    lines.append(
      "A quarter of the full model, no policy, ns per firm (medians), beside a plain sum over as many bytes:")
    lines += ["", phases.markdown, ""]
    lines.append("Medians and what to reach (the full model's row is one thread):")
    lines += ["", targets.markdown, ""]
    lines.append("How cost grows with the number of firms, every instrument at work, one thread (medians):")
    lines += ["", scales.markdown]
    return lines.joined(separator: "\n") + "\n"
  }

  private var bystanders: String {
    guard let others = measured[Figure(.bystanders)] else { return "" }
    let advice = others.median > 0.1 ? " The machine was not quiet: measure again before you believe a time." : ""
    return " Other processes kept \(number(others.median)) processors busy (median; at most \(number(others.maximum)))."
      + advice
  }

  /// What the machine does and what the code does, by size of the population and threads.
  private var phases: TextTable {
    var table = TextTable(["", "16,000, 1 thread", "2 threads", "1,000,000, 1 thread", "2 threads"])
    for phase in Phase.allCases { table.add(row("\(phase)", .quarter, part: "\(phase)") { $0.median }) }
    table.add(row("**whole quarter**", .quarter) { $0.median })
    table.add(row("… least", .quarter) { $0.minimum })
    table.add(row("… most", .quarter) { $0.maximum })
    table.add(row("plain sum over the same bytes", .sweep) { $0.median })
    table.add(row("whole quarter over plain sum", .multiple) { $0.median })
    table.add(row("read bandwidth of the sum, GB/s", .bandwidth) { $0.median })
    return table
  }

  private func row(
    _ title: String, _ quantity: Figure.Quantity, part: String = "", _ value: (Spread) -> Double
  ) -> [String] {
    [title]
      + configurations.map { firms, threads in
        measured[Figure(quantity, part, firms: firms, threads: threads)].map { number(value($0)) } ?? "–"
      }
  }

  /// Figures that have a target, and what they rest on.
  private var targets: TextTable {
    var table = TextTable(["", "median", "least", "most", "times", "to reach"])
    for (firms, name) in [(16_000, "16,000"), (1_000_000, "1,000,000")] {
      let isSmall = firms == 16_000
      add(
        &table, "full model, \(name) firms, ns per firm-quarter", Figure(.quarter, firms: firms, threads: 1),
        atMost: isSmall ? 200 : nil)
      add(&table, "building a world, \(name) firms, ns per firm", Figure(.building, firms: firms), atMost: 1_500)
      add(
        &table, "resident memory when built, \(name) firms, bytes per firm", Figure(.memory, "built", firms: firms),
        atMost: 250)
      add(&table, "… after the last quarter", Figure(.memory, "run", firms: firms), atMost: 250)
    }
    add(&table, "an arm without policy, 16,000 firms, ns per firm-quarter", Figure(.arm, "none"))
    add(&table, "an arm of the fund", Figure(.arm, "fund"))
    add(&table, "… what the fund costs more", Figure(.arm, "extra"))
    add(&table, "replicates, two threads over one, no policy", Figure(.efficiency, "no-policy"), atLeast: 0.9)
    add(&table, "replicates, two threads over one, with the fund", Figure(.efficiency, "industr-i40"), atLeast: 0.9)
    for (name, limit) in [("industr-i40", 20.0), ("baltic-sea-region", 60.0)] {
      add(&table, "\(name), 20 replicates, all policies, two threads, s", Figure(.scenario, name), atMost: limit)
      add(&table, "… per firm-quarter, arm and core, all included, ns", Figure(.scenarioQuarter, name))
    }
    return table
  }

  /// One row per size of the world: linear cost is the same number in every row.
  private var scales: TextTable {
    var table = TextTable([
      "world", "firms", "building, ns per firm", "run, ns per firm-quarter", "both, s", "bytes per firm",
    ])
    let sizes = measured.keys.filter { $0.quantity == .scale && $0.part.hasSuffix("-seconds") }
    for figure in sizes.sorted(by: { ($0.part, $0.firms) < ($1.part, $1.firms) }) {
      let world = figure.part.replacingOccurrences(of: "-seconds", with: "")
      let cells = ["building", "quarter", "seconds", "memory"].map { part in
        measured[Figure(.scale, "\(world)-\(part)", firms: figure.firms)].map { number($0.median) } ?? "–"
      }
      table.add([world, "\(figure.firms)"] + cells)
    }
    return table
  }

  private func add(
    _ table: inout TextTable, _ title: String, _ figure: Figure, atMost: Double? = nil, atLeast: Double? = nil
  ) {
    guard let spread = measured[figure] else { return }
    var target = ""
    if let atMost { target = "≤ \(number(atMost)): " + (spread.median <= atMost ? "yes" : "no") }
    if let atLeast { target = "≥ \(number(atLeast)): " + (spread.median >= atLeast ? "yes" : "no") }
    table.add([
      title, number(spread.median), number(spread.minimum), number(spread.maximum), "\(spread.count)", target,
    ])
  }

  /// Three digits that count.
  private func number(_ value: Double) -> String {
    let size = abs(value)
    let digits = size >= 99.5 ? 0 : size >= 9.95 ? 1 : 2
    return String(format: "%.\(digits)f", value)
  }
}
