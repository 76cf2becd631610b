/// A YAML text in which keys that are given twice carry a mark instead of their first letter, so that each is unique
/// and the library composes the rest. Lines and columns stay what they are.
struct MarkedKeys {
  /// How often a text of this size may be read again; in a large one only the first repeated key is told.
  var mostRounds: Int { min(100, 1_000_000 / max(1, scalars.count)) }

  struct Position: Hashable {
    var line: Int
    var column: Int
  }

  /// The letters that the marks replace, by the place of the key.
  private(set) var marked: [Position: Unicode.Scalar] = [:]
  private var scalars: [Unicode.Scalar]
  private let lineStarts: [Int]

  init(_ text: String) {
    let scalars = Array(text.unicodeScalars)
    self.scalars = scalars
    // The YAML library ends lines at these too.
    let breaks: Set<Unicode.Scalar> = ["\n", "\u{85}", "\u{2028}", "\u{2029}"]
    lineStarts = [0] + scalars.indices.filter { breaks.contains(scalars[$0]) }.map { $0 + 1 }
  }

  var text: String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }

  /// Marks the key at this place; false if there is no letter to mark.
  mutating func mark(line: Int, column: Int) -> Bool {
    guard line >= 1, line <= lineStarts.count, column >= 1 else { return false }
    var index = lineStarts[line - 1] + column - 1
    guard index < scalars.count else { return false }
    if scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
    let position = Position(line: line, column: column)
    guard index < scalars.count, marked[position] == nil,
      scalars[index].properties.isAlphabetic || scalars[index].properties.numericType != nil,
      let mark = Unicode.Scalar(UInt32(0xE000 + marked.count))
    else { return false }
    marked[position] = scalars[index]
    scalars[index] = mark
    return true
  }
}
