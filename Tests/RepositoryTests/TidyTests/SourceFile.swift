import Foundation

/// One file of the repository, as a rule sees it.
struct SourceFile: Sendable {
  /// Path from the root, `Sources/ScenarioModel/Scenario.swift`.
  let path: String
  /// The whole text.
  let text: String
  /// The text without comments and string literals, for Swift; the whole text otherwise.
  let code: String

  init(path: String, text: String) {
    self.path = path
    self.text = text
    code = path.hasSuffix(".swift") ? codeOnly(text) : text
  }

  /// Target that the file belongs to; nil outside `Sources`.
  var target: String? { path.hasPrefix("Sources/") ? part(1) : nil }

  /// First folder inside the target; nil when the file lies at its top.
  var folder: String? { path.split(separator: "/").count > 3 ? part(2) : nil }

  /// File name without its ending.
  var stem: String { URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent }

  /// Lines of code, numbered from 1.
  var codeLines: [(number: Int, text: Substring)] {
    code.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0 + 1, $1) }
  }

  private func part(_ index: Int) -> String? {
    let parts = path.split(separator: "/")
    return parts.indices.contains(index) ? String(parts[index]) : nil
  }
}

/// The checkout that the tests were built from.
enum Repository {
  static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// Every regular file below a folder whose name ends so, in order; links are not followed, hidden files are skipped.
  static func paths(under folder: String, ending: String) -> [String] {
    let start = root.appendingPathComponent(folder)
    let keys: [URLResourceKey] = [.isRegularFileKey, .isSymbolicLinkKey]
    let all = FileManager.default.enumerator(
      at: start, includingPropertiesForKeys: keys, options: [.skipsHiddenFiles])
    var found: [String] = []
    while let url = all?.nextObject() as? URL {
      guard url.lastPathComponent.hasSuffix(ending),
        let values = try? url.resourceValues(forKeys: Set(keys)),
        values.isRegularFile == true, values.isSymbolicLink != true
      else { continue }
      found.append(String(url.standardizedFileURL.path.dropFirst(root.standardizedFileURL.path.count + 1)))
    }
    return found.sorted()
  }

  static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// Every document in Markdown.
  static let documents =
    ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"]
    + ["Scenarios", "Sources", "Benchmarks"].flatMap { paths(under: $0, ending: ".md") }

  /// Every Swift file of sources, tests, benchmarks and build plug-ins.
  static let swiftFiles: [SourceFile] = ["Sources", "Tests", "Benchmarks", "Plugins"]
    .flatMap { paths(under: $0, ending: ".swift") }
    .compactMap { path in (try? text(path)).map { SourceFile(path: path, text: $0) } }
}
