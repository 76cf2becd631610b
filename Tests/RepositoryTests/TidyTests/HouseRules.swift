import Foundation

extension HouseRule {
  /// All rules that look at one Swift file at a time.
  static let all: [HouseRule] = [
    length, functionLength, importTable, threads, unsafeMemory, library, machine, kernel, crashes, documentation,
    unfinished,
    names, fileNames,
  ]

  static let length = HouseRule(claim: "no file is longer than 400 lines") { file in
    let count = file.text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
    return count > 400 ? [Violation(path: file.path, line: 400, found: "\(count) lines")] : []
  }

  static let functionLength = HouseRule(claim: "no function is longer than 70 lines") { file in
    FunctionLengths.measure(file).filter { $0.lines > 70 }.map {
      Violation(path: file.path, line: $0.line, found: "\($0.name) has \($0.lines) lines")
    }
  }

  static let importTable = HouseRule(claim: "every target imports only what the table allows") { file in
    guard file.target != nil else { return [] }
    guard let allowed = ImportTable.allowed(for: file) else {
      return [Violation(path: file.path, line: 1, found: "the target is not in the import table")]
    }
    return ImportTable.imports(of: file).filter { !allowed.contains($0.module) }.map {
      Violation(path: file.path, line: $0.line, found: "import \($0.module)")
    }
  }

  static let threads = words(
    "threads are made in ParallelColumns only",
    [#"\bDispatch\w*\b"#, #"\bThread\b"#, #"\bTask\s*[.{(]"#, #"\bpthread_"#]
  ) { $0.target != nil && $0.target != "ParallelColumns" }

  static let unsafeMemory = words(
    "unsafe memory and unchecked promises stay in ParallelColumns",
    [#"\bunsafe\b"#, #"\bUnsafe\w*Pointer\b"#, #"\bwithUnsafe\w*\b"#, #"@unchecked\b"#, #"\bunowned\(unsafe\)"#]
  ) { $0.target != nil && $0.target != "ParallelColumns" }

  static let library = words("the GNU Scientific Library is seen by GSLNumerics only", [#"\bCGSL\b"#, #"\bgsl_\w+"#]) {
    $0.target != nil && $0.target != "GSLNumerics"
  }

  static let machine = words("instructions of the processor are seen by ParallelColumns only", [#"\bCMachine\b"#]) {
    $0.target != nil && $0.target != "ParallelColumns"
  }

  static let kernel = words(
    "the kernel has no Foundation, existentials, classes, errors or output",
    [#"\bFoundation\b"#, #"\bany\s"#, #"\bclass\s"#, #"\b(?:re)?throws?\b"#, #"\bprint\s*\("#, #"\btry\b"#]
  ) { $0.target == "AdoptionKernel" }

  static let crashes = words(
    "nothing in Sources crashes on purpose or by force", [#"\bfatalError\b"#, #"\btry!"#, #"\bas!"#]
  ) { $0.target != nil }

  static let unfinished = words(
    "nothing is unfinished",
    ["TO" + "DO", "FIX" + "ME", "\\bX" + "XX\\b", "HA" + "CK", "(?i)not " + "implemented", "(?i)place" + "holder"],
    inComments: true
  ) { _ in true }

  static let names = words(
    "no type is called after nothing",
    [#"\b(?:struct|class|enum|actor|protocol)\s+\w*(?:Manager|Helper|Helpers|Util|Utils|Data|Info|Base)\b"#]
  ) { _ in true }

  static let fileNames = HouseRule(claim: "no file or folder is a drawer for odds and ends") { file in
    let drawers: Set<String> = [
      "Utils", "Util", "Utilities", "Helpers", "Common", "Extensions", "Constants", "Misc", "Shared",
    ]
    let parts = file.path.split(separator: "/").dropLast().map(String.init) + [file.stem]
    return parts.filter(drawers.contains).map { Violation(path: file.path, line: 1, found: $0) }
  }

  static let documentation = HouseRule(claim: "every public declaration has a doc comment") { file in
    guard file.target != nil else { return [] }
    return PublicDeclarations.undocumented(in: file).map {
      Violation(path: file.path, line: $0.line, found: $0.text)
    }
  }
}
