import AdoptionKernel
import Figures

/// The full model: by phase, by size, by build.
extension Summary {
  private static let configurations = [(16_000, 1), (16_000, 2), (1_000_000, 1), (1_000_000, 2)]

  /// What the machine does and what the code does, by size of the population and threads.
  var phases: TextTable {
    var table = TextTable(["", "16,000, 1 thread", "2 threads", "1,000,000, 1 thread", "2 threads"])
    for phase in Phase.allCases { table.add(row("\(phase)", .quarter, part: "\(phase)") { $0.median }) }
    table.add(row("**whole quarter**", .quarter) { $0.median })
    table.add(row("… least", .quarter) { $0.minimum })
    table.add(row("… most", .quarter) { $0.maximum })
    table.add(row("plain sum over the same bytes", .sweep) { $0.median })
    table.add(row("whole quarter over plain sum", .multiple) { $0.median })
    table.add(row("read bandwidth of the sum, GB/s", .bandwidth) { $0.median })
    table.add(row("building, ns per firm", .building) { $0.median })
    return table
  }

  private func row(
    _ title: String, _ quantity: Figure.Quantity, part: String = "", _ value: (Spread) -> Double
  ) -> [String] {
    [title]
      + Summary.configurations.map { firms, threads in
        native[Figure(quantity, part, firms: firms, threads: threads)].map { number(value($0)) } ?? "–"
      }
  }

  /// One row per size of the world: linear cost is the same number in every row.
  var scales: TextTable {
    var table = TextTable([
      "world, policy", "firms", "threads", "building, ns per firm", "run, ns per firm-quarter", "all, s",
      "bytes per firm", "peak, GB",
    ])
    let sizes = native.keys.filter { $0.quantity == .scale && $0.part.hasSuffix("-seconds") }
    for figure in sizes.sorted(by: { ($0.part, $0.firms) < ($1.part, $1.firms) }) {
      let world = String(figure.part.dropLast("-seconds".count))
      let cells = ["building", "quarter", "seconds", "memory", "peak"].map { part in
        native[Figure(.scale, "\(world)-\(part)", firms: figure.firms, threads: figure.threads)]
          .map { number($0.median) } ?? "–"
      }
      table.add([world, "\(figure.firms)", "\(figure.threads)"] + cells)
    }
    return table
  }

  /// What both builds measured: the same work compiled for any processor of the family.
  var builds: TextTable {
    var table = TextTable(["", "this machine", "portable", "portable over this"])
    let million = 1_000_000
    let rows = [
      ("full model, 16,000 firms, ns per firm-quarter", Figure(.quarter, firms: 16_000, threads: 1)),
      ("full model, 10⁶ firms, ns per firm-quarter", Figure(.quarter, firms: million, threads: 1)),
      ("… two threads", Figure(.quarter, firms: million, threads: 2)),
      ("what a policy arm costs more, ns per firm-quarter", Figure(.arm, "extra")),
      ("world building, 10⁶ firms, ns per firm", Figure(.building, firms: million, threads: 1)),
      ("R1, two threads, million agent-steps a second", Figure(.agentSteps, "R1-kernel", firms: million, threads: 2)),
      ("R1-slow, two threads", Figure(.agentSteps, "R1-slow-kernel", firms: million, threads: 2)),
      ("C with push and active list, R1", Figure(.agentSteps, "R1-push", firms: million)),
      ("R1 sweep, one core, s", Figure(.replicateSweep, "kernel")),
    ]
    for (title, figure) in rows {
      guard let here = native[figure], let anywhere = portable[figure] else { continue }
      table.add([title, number(here.median), number(anywhere.median), number(anywhere.median / here.median)])
    }
    let prints = native.keys.filter { $0.quantity == .fingerprint }.sorted { $0.part < $1.part }
    for figure in prints {
      guard let here = native[figure], let anywhere = portable[figure] else { continue }
      let isEqual = Set([here.minimum, here.maximum, anywhere.minimum, anywhere.maximum]).count == 1
      table.add(["\(figure.part): all bits of all firms at the end", "", "", isEqual ? "equal" : "DIFFERENT"])
    }
    return table
  }
}
