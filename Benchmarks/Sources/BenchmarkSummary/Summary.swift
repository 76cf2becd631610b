import Figures
import Foundation

/// What the machine does, what the code does, what it is to do; what other programs do beside it.
struct Summary {
  /// Repetitions on an unloaded machine; all of them where there was none, and where load changes nothing.
  let native: [Figure: Spread]
  let portable: [Figure: Spread]
  /// All repetitions of the build for this machine.
  private let all: [Figure: Spread]
  /// Repetitions on an unloaded machine.
  private let unloaded: [Figure: Int]
  /// Every repetition, with the processors that others kept busy.
  private let repetitions: [Reading]
  private let best: Double

  /// - Parameter best: The best pace that was ever seen, ns a lap.
  init(native: [Figure: [Reading]], portable: [Figure: [Reading]], best: Double) {
    func chosen(_ measured: [Figure: [Reading]]) -> [Figure: Spread] {
      Dictionary(
        uniqueKeysWithValues: measured.compactMap { figure, readings in
          let quiet = readings.filter { !figure.quantity.isTime || $0.isUnloaded(best: best) }
          return Spread((quiet.isEmpty ? readings : quiet).map(\.value)).map { (figure, $0) }
        })
    }
    self.native = chosen(native)
    self.portable = chosen(portable)
    all = native.compactMapValues { Spread($0.map(\.value)) }
    self.best = best
    repetitions = native.filter { $0.key.quantity == .bystanders }.flatMap(\.value)
    unloaded = native.mapValues { readings in readings.count { $0.isUnloaded(best: best) } }
  }

  /// Markdown that also reads well in a terminal.
  var text: String {
    var lines = ["# Peloton on \(Machine.name)", "", Machine.facts + bystanders + load, ""]
    for (title, table) in sections where !table.isEmpty { lines += [title, "", table.markdown, ""] }
    return lines.dropLast().joined(separator: "\n") + "\n"
  }

  private var sections: [(String, TextTable)] {
    [
      ("What is to be reached, in the build for this machine (medians):", targets),
      (
        "Network Bass processes, million agent-steps a second, network apart (medians; `make bench-large` has 10⁷):",
        network
      ),
      ("… the same programs: share of adopters at the end, and what a network costs, ns per firm:", networkChecks),
      ("A quarter of the full model, no policy, ns per firm (medians), beside a plain sum over as many bytes:", phases),
      ("Studies, and what their figures rest on (medians):", studies),
      ("How cost grows with the number of firms (medians):", scales),
      ("The portable build beside the one for this machine (medians):", builds),
      ("What the machine does at best: single bytes at random places, million reads a second:", scattered),
    ]
  }

  private var bystanders: String {
    guard let others = Spread(repetitions.map(\.value)) else { return "" }
    let advice = others.median > 0.1 ? " The machine was not quiet: measure again before you believe a time." : ""
    return " Other processes kept \(number(others.median)) processors busy (median; at most \(number(others.maximum)))."
      + advice
  }

  private var load: String {
    guard !repetitions.isEmpty else { return "" }
    let quiet = repetitions.count { $0.isUnloaded(best: best) }
    let tolerance = number(Reading.tolerance * 100)
    return
      " \(quiet) of \(repetitions.count) repetitions found the machine unloaded: before, within and after them plain"
      + " work in registers took at most \(tolerance) % longer than at the best moment that was ever seen. Figures are"
      + " of these, and of all repetitions where none was."
  }

  private var targets: TextTable {
    var table = TextTable(["", "median", "least", "most", "unloaded", "median of all", "must", "aim", "reached"])
    for target in Target.all {
      let sign = target.side == .atMost ? "≤ " : "≥ "
      let limits = [sign + number(target.must), sign + number(target.aim)]
      guard let spread = native[target.figure] else {
        table.add([target.title, "–", "–", "–", "0", "–"] + limits + ["not measured"])
        continue
      }
      table.add(
        [target.title] + cells(target.figure, spread) + [all[target.figure].map { number($0.median) } ?? "–"] + limits
          + [target.verdict(spread.median)])
    }
    return table
  }

  private var studies: TextTable {
    var table = TextTable(["", "median", "least", "most", "unloaded"])
    let rows: [(String, Figure)] =
      [
        ("an arm without policy, 16,000 firms, ns per firm-quarter", Figure(.arm, "none")),
        ("an arm of the fund", Figure(.arm, "fund")),
        (
          "two processes of one thread each, over one thread, replicates without policy",
          Figure(.replicates, "no-policy-apart")
        ),
        ("… with the fund", Figure(.replicates, "industr-i40-apart")),
        ("R1 sweep, the kernel alone, s", Figure(.replicateSweep, "kernel")),
        ("… as a study that keeps every series", Figure(.replicateSweep, "study")),
        ("… C with push, networks included", Figure(.replicateSweep, "push")),
      ]
      + native.keys.filter { $0.quantity == .scenario || $0.quantity == .scenarioQuarter }
      .sorted { ($0.firms, $0.quantity.rawValue) < ($1.firms, $1.quantity.rawValue) }
      .map { figure in
        figure.quantity == .scenario
          ? ("\(figure.part), \(figure.firms) firms, 20 replicates, all policies, two threads, s", figure)
          : ("… per firm-quarter, arm and core, all included, ns", figure)
      }
    for (title, figure) in rows {
      guard let spread = native[figure] else { continue }
      table.add([title] + cells(figure, spread))
    }
    return table
  }

  /// Median, least, most, and how many of all repetitions are unloaded.
  private func cells(_ figure: Figure, _ spread: Spread) -> [String] {
    let count = all[figure]?.count ?? 0
    let times = figure.quantity.isTime ? "\(unloaded[figure] ?? 0) of \(count)" : "\(count)"
    return [spread.median, spread.minimum, spread.maximum].map(number) + [times]
  }
}

/// Three digits that count.
func number(_ value: Double) -> String {
  let size = abs(value)
  let digits = size == value.rounded().magnitude && size < 1e15 ? 0 : size >= 99.5 ? 0 : size >= 9.95 ? 1 : 2
  return String(format: "%.\(digits)f", value)
}
