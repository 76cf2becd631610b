/// Spells a scene as SVG 1.1: text as text, two decimals, nothing from outside, the same bytes for the same scene.
package struct SVGDocument: Sendable {
  package let scene: Scene
  package let width: Double
  package let height: Double
  /// Read out first, and shown by browsers as the picture's name.
  package let title: String
  /// What the picture shows, with its main numbers.
  package let description: String
  /// Language of the texts, `en`.
  package let language: String
  /// Width in print, millimetres; nil: pixels.
  package let printWidth: Double?
  /// Put before every id, so that several pictures can stand in one page.
  package let idPrefix: String

  package init(
    _ scene: Scene, width: Double, height: Double, title: String, description: String, language: String,
    printWidth: Double?, idPrefix: String = ""
  ) {
    self.scene = scene
    self.width = width
    self.height = height
    self.title = title
    self.description = description
    self.language = language
    self.printWidth = printWidth
    self.idPrefix = idPrefix
  }

  /// A whole file, with the declaration of XML.
  package var file: String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + element }

  /// The `svg` element, for a page of HTML too.
  package var element: String {
    let size =
      printWidth.map { "width=\"\(text($0))mm\" height=\"\(text($0 * height / width))mm\"" }
      ?? "width=\"\(text(width))\" height=\"\(text(height))\""
    var lines = [
      "<svg xmlns=\"http://www.w3.org/2000/svg\" \(size) viewBox=\"0 0 \(text(width)) \(text(height))\" "
        + "role=\"img\" xml:lang=\"\(escaped(language))\" lang=\"\(escaped(language))\" "
        + "aria-labelledby=\"\(idPrefix)title \(idPrefix)desc\" "
        + "font-family=\"\(TextMetrics.fontFamily)\">",
      "<title id=\"\(idPrefix)title\">\(escaped(title))</title>",
      "<desc id=\"\(idPrefix)desc\">\(escaped(description))</desc>",
    ]
    lines += hatches
    lines.append("<rect width=\"\(text(width))\" height=\"\(text(height))\" fill=\"\(Colour.paper.hex)\"/>")
    lines += scene.marks.map(element)
    lines.append("</svg>")
    return lines.joined(separator: "\n") + "\n"
  }

  /// One pattern for every colour that is hatched or dotted.
  private var hatches: [String] {
    var fills: [Fill] = []
    for mark in scene.marks {
      if let fill = mark.fill, fill.isHatched || fill.isDotted, !fills.contains(where: { pattern($0) == pattern(fill) })
      {
        fills.append(fill)
      }
    }
    guard !fills.isEmpty else { return [] }
    return ["<defs>"]
      + fills.map { fill in
        fill.isHatched
          ? "<pattern id=\"\(pattern(fill))\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\">"
            + "<path d=\"M-1 1L1 -1M0 5L5 0M4 6L6 4\" stroke=\"\(fill.colour.hex)\" stroke-width=\"1\"/></pattern>"
          : "<pattern id=\"\(pattern(fill))\" width=\"4\" height=\"4\" patternUnits=\"userSpaceOnUse\">"
            + "<circle cx=\"1\" cy=\"1\" r=\"0.6\" fill=\"\(fill.colour.hex)\"/>"
            + "<circle cx=\"3\" cy=\"3\" r=\"0.6\" fill=\"\(fill.colour.hex)\"/></pattern>"
      } + ["</defs>"]
  }

  private func pattern(_ fill: Fill) -> String {
    "\(idPrefix)\(fill.isHatched ? "hatch" : "dots")-\(fill.colour.hex.dropFirst())"
  }

  private func element(_ mark: Mark) -> String {
    let looks = look(mark)
    let tip = mark.tip.isEmpty ? nil : "<title>\(escaped(mark.tip))</title>"
    func closed(_ name: String, _ attributes: String) -> String {
      tip.map { "<\(name) \(attributes)\(looks)>\($0)</\(name)>" } ?? "<\(name) \(attributes)\(looks)/>"
    }
    switch mark.shape {
    case .rectangle(let box):
      return closed(
        "rect",
        "x=\"\(text(box.left))\" y=\"\(text(box.top))\" width=\"\(text(max(0, box.width)))\" "
          + "height=\"\(text(max(0, box.height)))\"")
    case .disc(let centre, let radius):
      return closed("circle", "cx=\"\(text(centre.x))\" cy=\"\(text(centre.y))\" r=\"\(text(radius))\"")
    case .path(let steps): return closed("path", "d=\"\(steps.map(step).joined())\"")
    case .text(let label): return element(label)
    }
  }

  private func element(_ label: TextLabel) -> String {
    let (x, y) = (text(label.place.x), text(label.place.y))
    var attributes = "x=\"\(x)\" y=\"\(y)\" font-size=\"\(text(label.size))\" fill=\"\(label.colour.hex)\""
    if label.isBold { attributes += " font-weight=\"bold\"" }
    if label.anchor != .start { attributes += " text-anchor=\"\(label.anchor.rawValue)\"" }
    if label.isUpright { attributes += " transform=\"rotate(-90 \(x) \(y))\"" }
    let content = escaped(label.text)
    guard label.hasHalo else { return "<text \(attributes)>\(content)</text>" }
    // A copy below rather than paint-order, which some programs do not know.
    return "<text \(attributes) stroke=\"\(Colour.paper.hex)\" stroke-width=\"3\" stroke-linejoin=\"round\" "
      + "aria-hidden=\"true\">\(content)</text><text \(attributes)>\(content)</text>"
  }

  private func look(_ mark: Mark) -> String {
    var result = ""
    if let fill = mark.fill {
      result += " fill=\"\(fill.isHatched || fill.isDotted ? "url(#\(pattern(fill)))" : fill.colour.hex)\""
      if fill.opacity < 1 { result += " fill-opacity=\"\(text(fill.opacity))\"" }
    } else {
      result += " fill=\"none\""
    }
    guard let stroke = mark.stroke else { return result }
    result += " stroke=\"\(stroke.colour.hex)\" stroke-width=\"\(text(stroke.width))\""
    if !stroke.dashes.isEmpty { result += " stroke-dasharray=\"\(stroke.dashes.map(text).joined(separator: " "))\"" }
    if stroke.opacity < 1 { result += " stroke-opacity=\"\(text(stroke.opacity))\"" }
    return result + " stroke-linejoin=\"round\""
  }

  private func step(_ step: PathStep) -> String {
    switch step {
    case .move(let point): "M\(text(point.x)) \(text(point.y))"
    case .line(let point): "L\(text(point.x)) \(text(point.y))"
    case .curve(let control, let point):
      "Q\(text(control.x)) \(text(control.y)) \(text(point.x)) \(text(point.y))"
    case .close: "Z"
    }
  }

  /// Two decimals at most, and never `-0`; what is no number stands at 0, where a test of the bounds finds it.
  private func text(_ number: Double) -> String {
    guard number.isFinite, abs(number) < 1e9 else { return "0" }
    let hundredths = Int((number * 100).rounded())
    let whole = abs(hundredths) / 100
    let rest = abs(hundredths) % 100
    let sign = hundredths < 0 ? "-" : ""
    if rest == 0 { return "\(sign)\(whole)" }
    return "\(sign)\(whole)." + (rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)")
  }
}

/// Text that may stand in XML and HTML; characters that XML forbids become the sign of a replaced character.
package func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    case "\n", "\t": result.unicodeScalars.append(scalar)
    case let control where control.value < 0x20 || control.value == 0xFFFE || control.value == 0xFFFF:
      result += "\u{FFFD}"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
