/// A table of small pictures: rows with their names at the left, columns with their headings, cells of one width.
/// Columns that do not fit beside each other go on below, in further bands with the same rows.
struct PanelMatrix {
  let rows: [String]
  let columns: [String]
  /// Height of a row, in lines of labels.
  var rowLines = 1.7
  /// Least and largest width of a cell, pixels of a page in print.
  var leastWidth = 84.0
  var mostWidth = Double.infinity
  /// Distance between columns.
  var gap = 12.0
  /// Whether there is room for ticks below each band.
  var hasAxis = true
  var hasBoldRows = false
  /// Rows with some distance to the row above.
  var breaks: Set<Int> = []
  /// Part of the page's width for the names of rows at most.
  var nameShare = 0.3
  /// Height of the names above the middle of their rows, in lines of labels.
  var nameRise = 0.0
  /// Whether headings stand above the middle of their columns.
  var hasCentredHeadings = false

  /// Where everything stands on a page.
  struct Layout {
    var names: RowNames
    var bands: [Range<Int>]
    var cellWidth: Double
    var gap: Double
    /// Upper edges of rows from the upper edge of a band's rows, and the lower edge of the last.
    var edges: [Double]
    /// Lines of the headings.
    var headings: [[String]]
    var headingHeights: [Double]
    var axisHeight: Double
    var height: Double
  }

  func layout(_ page: FigurePage) -> Layout {
    let names = RowNames(
      rows, on: page, share: page.isNarrow ? 0.36 : nameShare, canStack: false, isBold: hasBoldRows)
    let room = page.width - names.width
    let gap = self.gap * page.scale
    let fitting = max(1, Int((room + gap) / (leastWidth * page.scale + gap)))
    let bandCount = max(1, (columns.count + fitting - 1) / fitting)
    let perBand = max(1, (columns.count + bandCount - 1) / bandCount)
    let cellWidth = min(mostWidth * page.scale, (room + gap) / Double(perBand) - gap)
    let bands = stride(from: 0, to: columns.count, by: perBand).map { $0..<min($0 + perBand, columns.count) }
    let headings = columns.map {
      TextMetrics.lines($0, width: cellWidth, size: page.labelSize, isBold: true, limit: 7)
    }
    let headingHeights = bands.map { band in
      (headings[band].map { Double($0.count) }.max() ?? 0) * page.lineHeight + 5 * page.scale
    }
    let heights = names.rowHeights(plot: rowLines * page.lineHeight, gap: 3 * page.scale, page)
    var edges = [0.0]
    for (row, height) in heights.enumerated() {
      if breaks.contains(row) { edges[row] += 0.7 * page.lineHeight }
      edges.append(edges[row] + height)
    }
    let axisHeight = hasAxis ? page.noteSize * 2 : 0
    let between = 0.9 * page.lineHeight
    let height =
      headingHeights.reduce(0, +)
      + Double(bands.count) * ((edges.last ?? 0) + axisHeight) + Double(max(0, bands.count - 1)) * between
    return Layout(
      names: names, bands: bands, cellWidth: cellWidth, gap: gap, edges: edges, headings: headings,
      headingHeights: headingHeights, axisHeight: axisHeight, height: height)
  }

  /// Draws names and headings, and lets the figure draw each column's ground and each cell.
  ///
  /// - Parameters:
  ///   - ground: Called once per column with the box of all its cells: for axes.
  ///   - cell: Called for each row and column with the cell's box.
  /// - Returns: the lower edge.
  func draw(
    on page: inout FigurePage, ground: (_ column: Int, Box, inout FigurePage) -> Void = { _, _, _ in },
    cell: (_ row: Int, _ column: Int, Box, inout FigurePage) -> Void
  ) -> Double {
    page.shrink { self.layout($0).height }
    let layout = self.layout(page)
    // A slide's spare room goes to the rows, up to half as much again.
    let spare = (page.availableHeight ?? 0) - layout.height
    let own = (layout.edges.last ?? 1) * Double(layout.bands.count)
    let stretch = spare > 0 ? min(1.5, 1 + spare / own) : 1
    let edges = layout.edges.map { $0 * stretch }
    var top = page.top
    for (index, band) in layout.bands.enumerated() {
      let first = top + layout.headingHeights[index]
      for column in band {
        let left = page.left + layout.names.width + Double(column - band.lowerBound) * (layout.cellWidth + layout.gap)
        heading(
          layout.headings[column], left: left, width: layout.cellWidth, bottom: first - 5 * page.scale, on: &page)
        ground(
          column, Box(left: left, top: first, right: left + layout.cellWidth, bottom: first + (edges.last ?? 0)), &page)
      }
      for row in rows.indices {
        let start = edges[row]
        let height = edges[row + 1] - edges[row] - (breaks.contains(row + 1) ? 0.7 * page.lineHeight * stretch : 0)
        layout.names.draw(row, top: first + start - nameRise * page.lineHeight, height: height, on: &page)
        for column in band {
          let left = page.left + layout.names.width + Double(column - band.lowerBound) * (layout.cellWidth + layout.gap)
          cell(
            row, column,
            Box(left: left, top: first + start, right: left + layout.cellWidth, bottom: first + start + height), &page)
        }
      }
      top = first + (edges.last ?? 0) + layout.axisHeight + 0.9 * page.lineHeight
    }
    return top - 0.9 * page.lineHeight
  }

  private func heading(_ lines: [String], left: Double, width: Double, bottom: Double, on page: inout FigurePage) {
    for (index, line) in lines.enumerated() {
      let above = Double(lines.count - 1 - index) + 0.5
      page.label(
        line, x: hasCentredHeadings ? left + width / 2 : left, middle: bottom - above * page.lineHeight,
        anchor: hasCentredHeadings ? .middle : .start, isBold: true)
    }
  }
}
