/// A level axis of calendar quarters: every point stands for the end of its quarter.
struct QuarterAxis {
  /// First and last quarter, counted from the year 0.
  let first: Int
  let last: Int
  let left: Double
  let right: Double

  /// - Parameter quarters: such as `2024Q2`, in any order; texts that are no quarters are passed over.
  init(_ quarters: [String], left: Double, right: Double) {
    let numbers = quarters.compactMap(QuarterAxis.number)
    first = numbers.min() ?? 0
    last = max(numbers.max() ?? 1, first + 1)
    self.left = left
    self.right = right
  }

  /// Quarters since the start of the year 0; nil for a text that is no quarter.
  static func number(_ quarter: String) -> Int? {
    let parts = quarter.split(separator: "Q", omittingEmptySubsequences: false)
    guard parts.count == 2, let year = Int(parts[0]), let part = Int(parts[1]), (1...4).contains(part) else {
      return nil
    }
    return year * 4 + part - 1
  }

  func callAsFunction(_ quarter: String) -> Double {
    place(QuarterAxis.number(quarter) ?? first)
  }

  func place(_ number: Int) -> Double {
    left + (right - left) * Double(min(max(number, first), last) - first) / Double(last - first)
  }

  /// Short strokes and words at the ends of years, as many as fit, counted back from the last.
  func draw(bottom: Double, on page: inout FigurePage) {
    page.scene.line(Point(left, bottom), Point(right, bottom), Stroke(.rule, width: 0.8 * page.scale))
    let ends = (first...last).filter { $0 % 4 == 3 }
    guard let latest = ends.last else { return }
    let wide = page.noteWidth(of: "2000\u{00A0}Q4") + 10 * page.scale
    let year = (right - left) / Double(last - first) * 4
    let every = max(1, Int((wide / max(year, 0.001)).rounded(.up)))
    for end in ends where ((latest - end) / 4) % every == 0 {
      let x = place(end)
      let text = "\(end / 4)\u{00A0}Q4"
      guard x + page.noteWidth(of: text) / 2 <= page.size.width, x - page.noteWidth(of: text) / 2 >= 0 else { continue }
      page.scene.line(
        Point(x, bottom), Point(x, bottom + 4 * page.scale), Stroke(.rule, width: 0.8 * page.scale))
      page.note(text, x: x, middle: bottom + page.noteSize * 1.1, anchor: .middle)
    }
  }
}
