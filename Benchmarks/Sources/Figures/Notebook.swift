import Foundation

/// Where benchmarks leave what they measure for the summary: every workload is a process of its own, so a file.
///
/// One line per measurement: the figure, the value, the pace of the machine, with spaces in between.
public enum Notebook {
  /// Names the file. Without it nothing is kept.
  public static let variable = "PELOTON_FIGURES"

  /// Adds readings at the end of the file, if one is named.
  public static func add(_ measured: [Figure: Reading]) throws {
    guard let path = ProcessInfo.processInfo.environment[variable] else { return }
    if !FileManager.default.fileExists(atPath: path) { _ = FileManager.default.createFile(atPath: path, contents: nil) }
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    defer { try? file.close() }
    try file.seekToEnd()
    try file.write(
      contentsOf: Data(measured.map { "\($0.key.word) \($0.value.value) \($0.value.pace)\n" }.joined().utf8))
  }

  /// The best pace that any run of the benchmarks has seen on this machine, kept beside the file of figures, ns a lap;
  /// infinite before the first one.
  ///
  /// The best of one run would not do: a machine can be loaded from its beginning to its end.
  public static func bestPace(besides path: String) -> Double {
    let text = try? String(contentsOfFile: pacePath(besides: path), encoding: .utf8)
    return text.flatMap { Double($0.trimmingCharacters(in: .whitespacesAndNewlines)) } ?? .infinity
  }

  /// The same of the file that is named by the environment.
  public static var bestPace: Double {
    get { ProcessInfo.processInfo.environment[variable].map { bestPace(besides: $0) } ?? .infinity }
    set {
      guard let path = ProcessInfo.processInfo.environment[variable], newValue < bestPace(besides: path) else { return }
      // Without it the run's own best is all that is known.
      try? Data("\(newValue)".utf8).write(to: URL(fileURLWithPath: pacePath(besides: path)), options: .atomic)
    }
  }

  private static func pacePath(besides path: String) -> String {
    URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent("best-pace").path
  }

  /// What has been noted of a figure in the file that is named; nothing before there is one.
  public static func readings(of figure: Figure) throws -> [Reading] {
    guard let path = ProcessInfo.processInfo.environment[variable], FileManager.default.fileExists(atPath: path) else {
      return []
    }
    return try read(path: path)[figure] ?? []
  }

  /// All readings of a file, in the order of their coming.
  public static func read(path: String) throws -> [Figure: [Reading]] {
    var measured: [Figure: [Reading]] = [:]
    for line in try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n") {
      // Names of worlds and policies have spaces; numbers have none.
      let words = line.split(separator: " ")
      guard words.count > 2, let figure = Figure(word: words.dropLast(2).joined(separator: " ")),
        let value = Double(words[words.count - 2]), let pace = Double(words[words.count - 1])
      else { continue }
      measured[figure, default: []].append(.init(value, pace: pace))
    }
    return measured
  }
}
