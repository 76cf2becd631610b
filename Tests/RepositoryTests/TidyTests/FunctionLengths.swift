/// How long functions, initialisers and accessors with a body are, braces included.
enum FunctionLengths {
  struct Measured {
    let name: String
    let line: Int
    let lines: Int
  }

  static func measure(_ file: SourceFile) -> [Measured] {
    let code = Array(file.code.utf8)
    var lineNumber = 1
    var open: [(name: String, line: Int, depth: Int)] = []
    var awaited: (name: String, line: Int)?
    var depth = 0
    var parentheses = 0
    var word: [UInt8] = []
    var wantsName = false
    var found: [Measured] = []
    for byte in code + [UInt8(ascii: "\n")] {
      let isWord = isWordByte(byte)
      if isWord { word.append(byte) }
      if !isWord, !word.isEmpty {
        let text = String(decoding: word, as: UTF8.self)
        if wantsName { awaited = (text, lineNumber) }
        wantsName = text == "func"
        if text == "init", parentheses == 0 { awaited = ("init", lineNumber) }
        word = []
      }
      switch byte {
      case UInt8(ascii: "\n"): lineNumber += 1
      case UInt8(ascii: "("): parentheses += 1
      case UInt8(ascii: ")"): parentheses -= 1
      case UInt8(ascii: "{"):
        if parentheses == 0, let function = awaited {
          open.append((function.name, function.line, depth))
          awaited = nil
        }
        depth += 1
      case UInt8(ascii: "}"):
        depth -= 1
        if let last = open.last, last.depth == depth {
          open.removeLast()
          found.append(Measured(name: last.name, line: last.line, lines: lineNumber - last.line + 1))
        }
      default: break
      }
    }
    return found
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...:
      true
    default: false
    }
  }
}
