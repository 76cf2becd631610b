/// How wide a text will be in the sans-serif faces that readers have, so that lines can be broken and labels kept apart
/// without asking a renderer.
///
/// Widths are those of Liberation Sans, which Arial and Helvetica share. Other scripts are taken at the width that
/// their usual faces do not exceed: a whole em for East Asian characters and symbols, two thirds for the rest.
package enum TextMetrics {
  /// Families in the order of preference; all have the widths below.
  package static let fontFamily = "Liberation Sans, Arial, Helvetica, Noto Sans, sans-serif"
  /// Height of capitals above the base line, in ems.
  package static let ascent = 0.73
  /// Depth of letters below the base line, in ems.
  package static let descent = 0.21

  /// Width of one line of text, pixels, for a size in pixels.
  package static func width(_ text: String, size: Double, isBold: Bool = false) -> Double {
    var thousandths = 0
    for scalar in text.unicodeScalars { thousandths += width(of: scalar, isBold: isBold) }
    return Double(thousandths) * size / 1_000
  }

  /// Width of one character in thousandths of an em.
  private static func width(of scalar: Unicode.Scalar, isBold: Bool) -> Int {
    let value = Int(scalar.value)
    let letters = isBold ? boldLetters : regularLetters
    switch value {
    case 0x20..<0x7F: return letters[value - 0x20]
    case 0xA0..<0x180: return letters[value - 0xA0 + 0x5F]
    // Marks that stand over or under another letter, and marks of direction.
    case 0x300..<0x370, 0x591..<0x5BE, 0x64B..<0x660, 0x200B...0x200F, 0x202A...0x202E: return 0
    case 0x2009, 0x202F: return 200
    case 0x370..<0x1100, 0x1E00..<0x2000: return 667
    default: break
    }
    guard let place = signs.firstIndex(of: value) else { return value < 0x1100 ? 667 : 1_000 }
    return isBold ? boldSigns[place] : regularSigns[place]
  }

  /// The text cut so that it fits, with an ellipsis where something is missing.
  package static func shortened(_ text: String, to width: Double, size: Double, isBold: Bool = false) -> String {
    guard self.width(text, size: size, isBold: isBold) > width else { return text }
    var rest = Substring(text)
    while let last = rest.indices.last {
      rest = rest[..<last]
      let candidate = rest.trimmed + "…"
      if self.width(candidate, size: size, isBold: isBold) <= width { return candidate }
    }
    return "…"
  }

  /// The text broken into lines that fit, at spaces; a word that is too wide for a line is broken between letters. With
  /// `limit` lines used up, the last one ends in an ellipsis.
  package static func lines(
    _ text: String, width: Double, size: Double, isBold: Bool = false, limit: Int = .max
  ) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ").flatMap({ pieces(of: $0, width: width, size: size, isBold: isBold) }) {
      let candidate = line.isEmpty ? word : line + " " + word
      if line.isEmpty || self.width(candidate, size: size, isBold: isBold) <= width {
        line = candidate
      } else {
        lines.append(line)
        line = word
      }
    }
    if !line.isEmpty { lines.append(line) }
    guard lines.count > limit, limit > 0 else { return lines }
    let last = lines[(limit - 1)...].joined(separator: " ")
    return lines[..<(limit - 1)] + [shortened(last, to: width, size: size, isBold: isBold)]
  }

  /// A word in pieces that each fit: East Asian text has no spaces, and some names have none either.
  private static func pieces(of word: Substring, width: Double, size: Double, isBold: Bool) -> [String] {
    guard self.width(String(word), size: size, isBold: isBold) > width else { return [String(word)] }
    var pieces: [String] = []
    var piece = ""
    for character in word {
      if !piece.isEmpty, self.width(piece + String(character), size: size, isBold: isBold) > width {
        pieces.append(piece)
        piece = ""
      }
      piece.append(character)
    }
    return pieces + [piece]
  }

  private static let signs = [
    0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x201E, 0x2022, 0x2026, 0x2030, 0x2032, 0x20AC,
    0x2190, 0x2191, 0x2192, 0x2193, 0x2212, 0x2264, 0x2265,
  ]
  private static let regularSigns = [
    556, 1000, 222, 222, 333, 333, 333, 350, 1000, 1000, 188, 556, 1000, 500, 1000, 500, 584, 549, 549,
  ]
  private static let boldSigns = [
    556, 1000, 278, 278, 500, 500, 500, 350, 1000, 1000, 240, 556, 1000, 500, 1000, 500, 584, 549, 549,
  ]
  /// U+0020 to U+007E, then U+00A0 to U+017F.
  private static let regularLetters = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667,
    556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556,
    556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722,
    500, 500, 500, 334, 260, 334, 584, 278, 333, 556, 556, 556, 556, 260, 556, 333, 737, 370, 556, 584, 333, 737,
    552, 400, 549, 333, 333, 333, 576, 537, 278, 333, 333, 365, 556, 834, 834, 834, 611, 667, 667, 667, 667, 667,
    667, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722,
    722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 500, 556, 556, 556, 556, 278, 278, 278, 278, 556,
    556, 556, 556, 556, 556, 556, 549, 611, 556, 556, 556, 556, 500, 556, 500, 667, 556, 667, 556, 667, 556, 722,
    500, 722, 500, 722, 500, 722, 500, 722, 615, 722, 556, 667, 556, 667, 556, 667, 556, 667, 556, 667, 556, 778,
    556, 778, 556, 778, 556, 778, 556, 722, 556, 722, 556, 278, 278, 278, 278, 278, 278, 278, 222, 278, 278, 735,
    444, 500, 222, 667, 500, 500, 556, 222, 556, 222, 556, 292, 556, 334, 556, 222, 722, 556, 722, 556, 722, 556,
    604, 723, 556, 778, 556, 778, 556, 778, 556, 1000, 944, 722, 333, 722, 333, 722, 333, 667, 500, 667, 500, 667,
    500, 667, 500, 611, 278, 611, 375, 611, 278, 722, 556, 722, 556, 722, 556, 722, 556, 722, 556, 722, 556, 944,
    722, 667, 500, 667, 611, 500, 611, 500, 611, 500, 222,
  ]
  private static let boldLetters = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722,
    611, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556,
    611, 556, 611, 556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778,
    556, 556, 500, 389, 280, 389, 584, 278, 333, 556, 556, 556, 556, 280, 556, 333, 737, 370, 556, 584, 333, 737,
    552, 400, 549, 333, 333, 333, 576, 556, 278, 333, 333, 365, 556, 834, 834, 834, 611, 722, 722, 722, 722, 722,
    722, 1000, 722, 667, 667, 667, 667, 278, 278, 278, 278, 722, 722, 778, 778, 778, 778, 778, 584, 778, 722, 722,
    722, 722, 667, 667, 611, 556, 556, 556, 556, 556, 556, 889, 556, 556, 556, 556, 556, 278, 278, 278, 278, 611,
    611, 611, 611, 611, 611, 611, 549, 611, 611, 611, 611, 611, 556, 611, 556, 722, 556, 722, 556, 722, 556, 722,
    556, 722, 556, 722, 556, 722, 556, 722, 719, 722, 611, 667, 556, 667, 556, 667, 556, 667, 556, 667, 556, 778,
    611, 778, 611, 778, 611, 778, 611, 722, 611, 722, 611, 278, 278, 278, 278, 278, 278, 278, 278, 278, 278, 785,
    556, 556, 278, 722, 556, 556, 611, 278, 611, 278, 611, 385, 611, 479, 611, 278, 722, 611, 722, 611, 722, 611,
    708, 723, 611, 778, 611, 778, 611, 778, 611, 1000, 944, 722, 389, 722, 389, 722, 389, 667, 556, 667, 556, 667,
    556, 667, 556, 611, 333, 611, 479, 611, 333, 722, 611, 722, 611, 722, 611, 722, 611, 722, 611, 722, 611, 944,
    778, 667, 556, 667, 611, 500, 611, 500, 611, 500, 278,
  ]
}

extension Substring {
  fileprivate var trimmed: String {
    var rest = self
    while let last = rest.last, " ,;:–-".contains(last) { rest.removeLast() }
    return String(rest)
  }
}
