import Foundation

/// Runs the reference programs in Python, if there is one with what they need.
enum Python {
  /// Names the interpreter; `python3` by default.
  static let variable = "PELOTON_PYTHON"

  /// What a program says: time of all steps, and share of adopters at the end.
  struct Answer {
    let nanoseconds: Double
    let adopters: Double
  }

  /// Time and share of adopters of each program, by name; empty without NumPy.
  static func networkBass(
    _ firms: Int, _ sources: Int, _ steps: Int, _ innovation: Double, _ imitation: Double
  ) -> [String: Answer] {
    let script = ShippedScenario.repository.appendingPathComponent("Benchmarks/Reference/network_bass.py").path
    let interpreter = ProcessInfo.processInfo.environment[variable] ?? "python3"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      interpreter, script, "--firms", "\(firms)", "--sources", "\(sources)", "--steps", "\(steps)", "--p",
      "\(innovation)", "--q", "\(imitation)", "--threads", "2",
    ]
    let output = Pipe()
    process.standardOutput = output
    guard (try? process.run()) != nil else { return [:] }
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    var answers: [String: Answer] = [:]
    for line in text.split(separator: "\n") {
      let fields = line.split(separator: " ")
      guard fields.count == 3, let seconds = Double(fields[1]), let adopters = Double(fields[2]) else { continue }
      answers[String(fields[0])] = Answer(nanoseconds: seconds * 1e9, adopters: adopters)
    }
    return answers
  }
}
