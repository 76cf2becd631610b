import Figures

/// The network Bass processes: the kernel beside programs written for them alone.
extension Summary {
  private static let programs = [
    ("kernel", 1, "kernel, 1 thread"), ("kernel", 2, "kernel, 2 threads"), ("push", 0, "C, push and active list"),
    ("pull", 0, "C, pull"), ("numpy", 0, "NumPy, push"), ("numba-pull", 0, "Numba, pull, 2 threads"),
    ("numba-push", 0, "Numba, push, 2 threads"),
  ]
  private static let processes = ["R1", "R1-slow"]

  private var sizes: [Int] {
    Set(native.keys.filter { $0.quantity == .agentSteps }.map(\.firms)).sorted()
  }

  /// Million agent-steps a second.
  var network: TextTable {
    var table = TextTable([""] + sizes.map { "\($0) firms" })
    for process in Summary.processes {
      for (program, threads, title) in Summary.programs {
        let cells = sizes.map { firms in
          native[Figure(.agentSteps, "\(process)-\(program)", firms: firms, threads: threads)].map { number($0.median) }
            ?? (program.hasPrefix("num") ? "not present" : "–")
        }
        table.add(["\(process): \(title)"] + cells)
      }
    }
    return table
  }

  /// Shares of adopters of programs that must agree, and the price of building.
  var networkChecks: TextTable {
    var table = TextTable([""] + sizes.map { "\($0) firms" })
    for process in Summary.processes {
      for (program, _, title) in Summary.programs.dropFirst() {
        let name = program == "kernel" ? "kernel" : title
        add(&table, "\(process), adopters: \(name)") { Figure(.adopters, "\(process)-\(program)", firms: $0) }
      }
    }
    for program in ["kernel", "C"] {
      add(&table, "building, \(program)") { Figure(.network, program, firms: $0) }
    }
    return table
  }

  private func add(_ table: inout TextTable, _ title: String, _ figure: (Int) -> Figure) {
    let cells = sizes.map { native[figure($0)].map { adaptive($0.median) } ?? "–" }
    if cells.contains(where: { $0 != "–" }) { table.add([title] + cells) }
  }

  /// Shares with five digits, everything else as usual.
  private func adaptive(_ value: Double) -> String {
    value <= 1 ? "\((value * 1e5).rounded() / 1e5)" : number(value)
  }

  /// Reads a second by size and threads.
  var scattered: TextTable {
    let keys = native.keys.filter { $0.quantity == .scatteredReads }
    var table = TextTable(["bytes", "1 thread", "2 threads"])
    for size in Set(keys.map(\.firms)).sorted() {
      let cells = [1, 2].map { threads in
        native[Figure(.scatteredReads, firms: size, threads: threads)].map { number($0.median) } ?? "–"
      }
      table.add(["\(size)"] + cells)
    }
    return table
  }
}
