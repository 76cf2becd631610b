/// Public declarations and whether a doc comment stands above them.
enum PublicDeclarations {
  /// Needs a comment: types, functions, properties, subscripts. One comment may head a run of properties without a
  /// blank line. Initialisers are described by the properties they set, `description` by its protocol.
  static func undocumented(in file: SourceFile) -> [(line: Int, text: String)] {
    let lines = file.text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.drop { $0 == " " } }
    let code = file.codeLines.map { $0.text.drop { $0 == " " } }
    return lines.indices.compactMap { index in
      guard let kind = kind(of: code[index]) else { return nil }
      let above = lines[..<index].indices.reversed().first { above in
        let isOfRun = kind == .property && self.kind(of: code[above]) == .property
        return !lines[above].hasPrefix("@") && !isOfRun
      }
      return above.map { lines[$0].hasPrefix("///") } == true ? nil : (index + 1, String(lines[index]))
    }
  }

  private enum Kind { case property, other }

  /// Nil when the line does not begin a public declaration that needs a comment.
  private static func kind(of line: Substring) -> Kind? {
    let modifiers: Set<Substring> = [
      "static", "final", "mutating", "consuming", "borrowing", "nonisolated", "indirect", "nonmutating",
    ]
    var words = line.split(separator: " ")[...]
    words = words.drop { $0.hasPrefix("@") }
    guard words.popFirst() == "public" else { return nil }
    words = words.drop { modifiers.contains($0) || $0.hasPrefix("private(") || $0.hasPrefix("internal(") }
    guard let kind = words.popFirst() else { return nil }
    let name = words.first.map { $0.prefix { $0.isLetter || $0.isNumber || $0 == "_" } } ?? ""
    switch kind {
    case "struct", "enum", "class", "actor", "protocol", "typealias": return .other
    case "let": return .property
    case "var": return name == "description" ? nil : .property
    case "func": return name.isEmpty ? nil : .other
    default: return kind.hasPrefix("subscript") ? .other : nil
    }
  }
}
