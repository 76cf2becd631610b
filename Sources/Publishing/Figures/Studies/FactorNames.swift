import ScenarioModel

/// Names of factors for readers.
enum FactorLabel {
  /// `world.parameters.borderPenalty` as `border penalty`, or what the language has for it.
  static func text(_ path: String, _ words: Wording) -> String {
    path.split(separator: ";").map { part in
      let trimmed = String(part.drop { $0 == " " })
      guard trimmed.contains(".") else { return words.name("factor.\(trimmed)", or: spaced(trimmed)) }
      let short = ScenarioPath(text: trimmed).shortName
      return words.name("factor.\(short)", or: spaced(short))
    }.joined(separator: "; ")
  }

  /// A key in words: `subThreshold` as `sub threshold`.
  private static func spaced(_ key: String) -> String {
    var text = ""
    for character in key {
      if character == "." || character == "_" {
        text += " "
      } else if character.isUppercase, let last = text.last, last.isLowercase {
        text += " " + character.lowercased()
      } else {
        text.append(character)
      }
    }
    return text
  }
}

/// One column with the names of rows, or, on a narrow page, a line above each.
struct FactorNames {
  let names: [String]
  let isStacked: Bool
  /// Left edge of what stands beside the names.
  let plotLeft: Double
  private let width: Double

  init(_ names: [String], share: Double = 0.34, _ page: FigurePage) {
    self.names = names
    isStacked = page.isNarrow
    let longest = names.map { page.width(of: $0) }.max() ?? 0
    width = isStacked ? page.width : min(longest, page.width * share)
    plotLeft = isStacked ? page.left + 2 * page.scale : page.left + width + 12 * page.scale
  }

  /// Lines that the longest name needs, 2 at most.
  func lineCount(_ page: FigurePage) -> Int {
    names.map { TextMetrics.lines($0, width: width, size: page.labelSize, limit: 2).count }.max() ?? 1
  }

  /// Height of one row.
  func rowHeight(_ page: FigurePage, plot: Double) -> Double {
    isStacked
      ? Double(lineCount(page)) * page.lineHeight + plot + 4 * page.scale
      : max(plot, Double(lineCount(page)) * page.labelSize * 1.15) + 5 * page.scale
  }

  /// Writes one name.
  /// - Returns: the middle of what stands beside or below it.
  func draw(_ index: Int, top: Double, height: Double, plot: Double, on page: inout FigurePage) -> Double {
    let lines = TextMetrics.lines(names[index], width: width, size: page.labelSize, limit: 2)
    let step = isStacked ? page.lineHeight : page.labelSize * 1.15
    let middle = isStacked ? top + page.lineHeight * 0.5 : top + height / 2 - Double(lines.count - 1) * step / 2
    for (number, line) in lines.enumerated() {
      page.label(line, x: page.left, middle: middle + Double(number) * step, hasHalo: isStacked)
    }
    return isStacked ? top + Double(lines.count) * page.lineHeight + plot / 2 : top + height / 2
  }
}
