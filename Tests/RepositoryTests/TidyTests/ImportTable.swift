/// Who may import whom. The same table stands in CONTRIBUTING.md.
enum ImportTable {
  /// The platform's C library: `exp`, `log` and their like where there is no Foundation, and signals.
  static let platform: Set<String> = ["Glibc", "Musl", "Darwin"]

  /// Modules that a whole target may import.
  static let targets: [String: Set<String>] = [
    "CGSL": [],
    "CMachine": [],
    "GSLNumerics": ["CGSL"],
    "ParallelColumns": platform.union(["CMachine", "Dispatch", "Synchronization"]),
    "ScenarioModel": [],
    "AdoptionKernel": platform.union(["ParallelColumns"]),
    "WorldBuilding": platform.union(["ScenarioModel", "AdoptionKernel", "ParallelColumns", "GSLNumerics"]),
    "Experiments": platform.union([
      "GSLNumerics", "ParallelColumns", "ScenarioModel", "AdoptionKernel", "WorldBuilding", "Foundation", "Crypto",
    ]),
    "Findings": ["Experiments", "ScenarioModel", "GSLNumerics"],
    "Publishing": ["Findings", "ScenarioModel", "Foundation", "Mustache"],
    "PelotonCommand": [
      "ArgumentParser", "Foundation", "GSLNumerics", "ParallelColumns", "ScenarioModel", "AdoptionKernel",
      "WorldBuilding", "Experiments", "Findings", "Publishing",
    ],
  ]

  /// Modules that one folder of a target may import besides.
  static let folders: [String: Set<String>] = [
    "ScenarioModel/Files": ["Foundation", "Yams"],
    "Experiments/Ledger": ["GRDB"],
  ]

  /// Modules that a file may import; nil when its target is unknown.
  static func allowed(for file: SourceFile) -> Set<String>? {
    guard let target = file.target, let whole = targets[target] else { return nil }
    return whole.union(file.folder.flatMap { folders["\(target)/\($0)"] } ?? [])
  }

  /// Modules that a file imports, with their lines.
  static func imports(of file: SourceFile) -> [(line: Int, module: String)] {
    let access: Set<Substring> = ["public", "package", "internal", "fileprivate", "private"]
    let kinds: Set<Substring> = ["struct", "class", "enum", "protocol", "typealias", "func", "let", "var"]
    return file.codeLines.compactMap { number, line in
      var words = line.split { $0 == " " || $0 == ";" }[...]
      words = words.drop { access.contains($0) || $0.hasPrefix("@") }
      guard words.popFirst() == "import" else { return nil }
      words = words.drop { kinds.contains($0) }
      return words.first.flatMap { $0.split(separator: ".").first }.map { (number, String($0)) }
    }
  }
}
