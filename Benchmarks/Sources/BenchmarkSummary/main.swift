import Figures
import Foundation

// Prints what two builds have noted, the one for this machine and the portable one; with a third argument keeps it as the
// table of a machine, too.
guard CommandLine.arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: BenchmarkSummary FIGURES PORTABLE-FIGURES [TABLE.md]\n".utf8))
  exit(64)
}
do {
  let files = Array(CommandLine.arguments[1...2])
  let figures = try files.map { try Notebook.read(path: $0) }
  let summary = Summary(native: figures[0], portable: figures[1], best: Notebook.bestPace(besides: files[0]))
  print(summary.text, terminator: "")
  if CommandLine.arguments.count > 3 {
    try Data(summary.text.utf8).write(to: URL(fileURLWithPath: CommandLine.arguments[3]), options: .atomic)
  }
} catch {
  FileHandle.standardError.write(Data("The figures cannot be summed up: \(error.localizedDescription)\n".utf8))
  exit(74)
}
