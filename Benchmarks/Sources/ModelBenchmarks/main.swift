import Figures
import Foundation

// Measures every workload, each in a process of its own, so that memory is that of one world and nothing is inherited.
//
//   ModelBenchmarks [--large] [--portable]    all of them; with the large ones; only those that both builds are asked for
//   ModelBenchmarks NAME                      one of them, here
let arguments = CommandLine.arguments.dropFirst()
let choices: Set = ["--large", "--portable"]
do {
  if let name = arguments.first, let half = try Replicates.second(named: name) {
    half.answer()
  } else if let name = arguments.first(where: { !choices.contains($0) }) {
    guard let workload = Workload.all.first(where: { $0.name == name }) else {
      tell("There is no workload \(name). There are:\n" + Workload.all.map { "  " + $0.name }.joined(separator: "\n"))
      exit(64)
    }
    try workload.carryOut()
  } else {
    let chosen = Workload.all.filter {
      (arguments.contains("--large") || !$0.isLarge) && (!arguments.contains("--portable") || $0.isForBothBuilds)
    }
    for workload in chosen { try workload.carryOutApart() }
  }
} catch {
  tell("\(error)")
  exit(74)
}
