import Figures
import Foundation

// Prints what the benchmarks have noted; with a second argument keeps it as the table of a machine, too.
guard CommandLine.arguments.count >= 2 else {
  FileHandle.standardError.write(Data("usage: BenchmarkSummary FIGURES [TABLE.md]\n".utf8))
  exit(64)
}
do {
  let summary = Summary(try Notebook.read(path: CommandLine.arguments[1]))
  print(summary.text, terminator: "")
  if CommandLine.arguments.count > 2 {
    try Data(summary.text.utf8).write(to: URL(fileURLWithPath: CommandLine.arguments[2]), options: .atomic)
  }
} catch {
  FileHandle.standardError.write(Data("The figures cannot be summed up: \(error.localizedDescription)\n".utf8))
  exit(74)
}
