/// What is left of Swift source when comments and the text of string literals are taken out; line breaks stay.
///
/// Interpolated expressions go with their string: a rule that must see inside one does not belong in a tidy test.
func codeOnly(_ source: String) -> String {
  var scanner = SwiftScanner(source)
  return scanner.code()
}

private struct SwiftScanner {
  private let text: [Character]
  private var position = 0
  private var output: [Character] = []

  init(_ source: String) { text = Array(source) }

  mutating func code() -> String {
    while position < text.count {
      if starts("//") {
        while position < text.count, !text[position].isNewline { position += 1 }
      } else if starts("/*") {
        skipBlockComment()
      } else if text[position] == "\"" || (text[position] == "#" && opensRawString()) {
        skipString()
      } else {
        output.append(text[position])
        position += 1
      }
    }
    return String(output)
  }

  private func starts(_ word: String) -> Bool { text[position...].starts(with: word) }

  private func opensRawString() -> Bool {
    text[position...].drop { $0 == "#" }.first == "\""
  }

  /// Passes over characters without keeping them, except for line breaks.
  private mutating func pass(_ count: Int) {
    for _ in 0..<count where position < text.count {
      if text[position].isNewline { output.append("\n") }
      position += 1
    }
  }

  private mutating func skipBlockComment() {
    var depth = 0
    repeat {
      if starts("/*") {
        depth += 1
        pass(2)
      } else if starts("*/") {
        depth -= 1
        pass(2)
      } else {
        pass(1)
      }
    } while depth > 0 && position < text.count
  }

  private mutating func skipString() {
    let hashes = String(repeating: "#", count: text[position...].prefix { $0 == "#" }.count)
    pass(hashes.count)
    let quotes = starts("\"\"\"") ? "\"\"\"" : "\""
    pass(quotes.count)
    output += ["\"", "\""]
    while position < text.count, !starts(quotes + hashes) {
      if starts("\\" + hashes + "(") {
        skipInterpolation(hashes: hashes.count)
      } else {
        pass(starts("\\") && hashes.isEmpty ? 2 : 1)
      }
    }
    pass(quotes.count + hashes.count)
  }

  private mutating func skipInterpolation(hashes: Int) {
    pass(2 + hashes)
    var depth = 1
    while position < text.count, depth > 0 {
      if text[position] == "\"" {
        skipString()
      } else {
        if text[position] == "(" { depth += 1 }
        if text[position] == ")" { depth -= 1 }
        pass(1)
      }
    }
  }
}
