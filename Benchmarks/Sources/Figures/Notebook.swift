import Foundation

/// Where benchmarks leave what they measure for the summary: every workload is a process of its own, so a file.
///
/// One line per measurement: the figure, a space, the value.
public enum Notebook {
  /// Names the file. Without it nothing is kept.
  public static let variable = "PELOTON_FIGURES"

  /// Adds measurements at the end of the file, if one is named.
  public static func add(_ measured: [Figure: Double]) throws {
    guard let path = ProcessInfo.processInfo.environment[variable] else { return }
    if !FileManager.default.fileExists(atPath: path) { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? file.close() }
    try file.seekToEnd()
    try file.write(contentsOf: Data(measured.map { "\($0.key.word) \($0.value)\n" }.joined().utf8))
  }

  /// All measurements of a file, in the order of their coming.
  public static func read(path: String) throws -> [Figure: [Double]] {
    var measured: [Figure: [Double]] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      // Names of worlds and policies have spaces; the value has none.
      guard let space = line.lastIndex(of: " "), let figure = Figure(word: line[..<space]),
        let value = Double(line[line.index(after: space)...])
      else { continue }
      measured[figure, default: []].append(value)
    }
    return measured
  }
}
