/// Names of rows, broken into lines: beside the rows, or above them where the page is too narrow for both.
struct RowNames {
  /// Lines of every name.
  let lines: [[String]]
  /// Whether names stand above their rows, over the whole width.
  let isStacked: Bool
  /// What names take of the page's width, the distance to the plot included; 0 where they are stacked.
  let width: Double
  let isBold: Bool

  /// - Parameters:
  ///   - share: Part of the page's width that names may take beside the rows, in (0, 1).
  ///   - canStack: Whether they may stand above the rows on a narrow page.
  ///   - limit: Lines of one name at most; the last one is cut.
  init(
    _ names: [String], on page: FigurePage, share: Double = 0.34, canStack: Bool = true, isBold: Bool = true,
    limit: Int = 4
  ) {
    let longest = names.map { page.width(of: $0, isBold: isBold) }.max() ?? 0
    isStacked = canStack && page.isNarrow && longest > page.width * 0.25
    let room = isStacked ? page.width : min(longest + 1, page.width * share)
    let broken = names.map {
      TextMetrics.lines($0, width: room, size: page.labelSize, isBold: isBold, limit: limit)
    }
    lines = broken
    self.isBold = isBold
    let used = broken.joined().map { page.width(of: $0, isBold: isBold) }.max() ?? 0
    width = isStacked || used == 0 ? 0 : used + 12 * page.scale
  }

  /// Height of the lines of one name.
  func height(of row: Int, _ page: FigurePage) -> Double { Double(lines[row].count) * page.lineHeight }

  /// Heights of all rows, names included.
  ///
  /// - Parameters:
  ///   - plot: What the row's own part needs.
  ///   - gap: Least distance between the names of two rows.
  func rowHeights(plot: Double, gap: Double, _ page: FigurePage) -> [Double] {
    lines.indices.map { row in
      isStacked ? height(of: row, page) + plot : max(plot, height(of: row, page) + gap)
    }
  }

  /// Writes one name.
  /// - Returns: the middle of what is left for the row's own part.
  @discardableResult
  func draw(_ row: Int, top: Double, height: Double, on page: inout FigurePage) -> Double {
    let own = self.height(of: row, page)
    let middle = isStacked ? top + own + (height - own) / 2 : top + height / 2
    let first = (isStacked ? top + own / 2 : middle) - own / 2
    if isStacked, own > 0 {
      page.scene.rectangle(
        Box(left: page.left, top: top, right: page.right, bottom: top + own + 1), fill: Fill(.paper))
    }
    for (index, line) in lines[row].enumerated() {
      page.label(
        line, x: page.left, middle: first + (Double(index) + 0.5) * page.lineHeight, isBold: isBold)
    }
    return middle
  }
}
