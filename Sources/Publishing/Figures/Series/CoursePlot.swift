/// Draws courses: above, levels with bands; below, differences from the baseline with intervals at the horizons.
struct CoursePlot {
  let level: Measure
  let change: Measure
  let courses: [CourseRows.Course]
  let quarters: [String]
  let baseline: String
  let words: Wording

  init(figure: FigureTable, words: Wording) {
    level = CourseRows.measure(figure, words, isDifference: false)
    change = CourseRows.measure(figure, words, isDifference: true)
    courses = CourseRows.courses(figure)
    quarters = figure.table.distinct("quarter")
    baseline = figure.fact("baseline")
    self.words = words
  }

  private var policies: [CourseRows.Course] { courses.filter { !$0.isBaseline } }
  /// A single policy has bands of its own; several are told apart by their medians alone.
  private var isSingle: Bool { policies.count == 1 }

  /// Names at the right of the two plots.
  private func names(_ page: FigurePage) -> (above: EndLabels, below: EndLabels) {
    let others = isSingle ? policies.map(\.title) : [words("fan.policiesBelow")]
    return (
      EndLabels([baseline] + (policies.isEmpty ? [] : others), on: page, share: page.isNarrow ? 0.3 : 0.26),
      EndLabels(policies.map(\.title), on: page, share: page.isNarrow ? 0.3 : 0.26)
    )
  }

  private func heights(_ page: FigurePage) -> (above: Double, below: Double) {
    let names = self.names(page)
    let wanted = page.isNarrow ? 130.0 : 165.0
    return (
      max(wanted * page.scale, names.above.height(page)),
      policies.isEmpty ? 0 : max((wanted - 20) * page.scale, names.below.height(page))
    )
  }

  private func frame(_ page: FigurePage) -> Double { page.noteSize * (policies.isEmpty ? 3.5 : 7) }

  func draw(on page: inout FigurePage) -> Double {
    page.shrink { page in
      let names = self.names(page)
      return names.above.height(page) + names.below.height(page) + frame(page) + 40
    }
    var (above, below) = heights(page)
    if let room = page.availableHeight, above + below > 0 {
      let rest = room - frame(page)
      let least = policies.isEmpty ? 0 : names(page).below.height(page)
      below = policies.isEmpty ? 0 : max(least, rest * 0.48)
      above = max(20, rest - below)
    }
    let names = self.names(page)
    let levels = courses.flatMap { course in
      course.rows.flatMap { row in
        (hasBands(course) ? ["q05", "q95", "q50"] : ["q50"]).compactMap { row.number($0) }
      }
    }.filter(\.isFinite).map { $0 * level.factor }
    let levelAxis = ValueAxis(levels, hasZero: false, about: 4)
    let yTicks = levelAxis.ticks
    let changes = policies.flatMap { course in
      course.rows.flatMap { row in
        ["difference", "difference_lower", "difference_upper"].compactMap { row.number($0) }
      }
    }.filter(\.isFinite).map { $0 * change.factor }
    let changeAxis = ValueAxis(changes, hasZero: true, about: 4)
    let dTicks = changeAxis.ticks
    let left =
      page.left
      + max(
        page.uprightAxisWidth(yTicks) { words.number($0, decimals: yTicks.decimals) },
        page.uprightAxisWidth(dTicks) { words.signed($0, decimals: dTicks.decimals) })
    let axis = QuarterAxis(
      quarters, left: left, right: page.right - max(names.above.width, policies.isEmpty ? 0 : names.below.width))
    var top = page.top + page.noteSize * 1.7
    page.note(words.capitalised(level.unit), x: page.left, middle: page.top + page.noteSize * 0.4)
    drawLevels(names.above, axis, levelAxis.scale(start: top + above, end: top), yTicks, &page)
    top += above
    guard !policies.isEmpty else {
      axis.draw(bottom: top, on: &page)
      return top + page.noteSize * 1.8
    }
    top += page.noteSize * 3
    page.label(differenceHeading, x: page.left, middle: top - page.noteSize * 1.3)
    drawChanges(names.below, axis, changeAxis.scale(start: top + below, end: top), dTicks, &page)
    axis.draw(bottom: top + below, on: &page)
    return top + below + page.noteSize * 1.8
  }

  private var differenceHeading: String {
    let text = words("fan.differenceTo", ["baseline": words.quoted(baseline)])
    return change.unit.isEmpty ? text : "\(text), \(change.unit)"
  }

  private func hasBands(_ course: CourseRows.Course) -> Bool { course.isBaseline || isSingle }

  private func drawLevels(
    _ names: EndLabels, _ axis: QuarterAxis, _ scale: AxisScale, _ ticks: Ticks, _ page: inout FigurePage
  ) {
    page.uprightAxis(
      ticks, scale, left: axis.left, right: axis.right, text: { words.number($0, decimals: ticks.decimals) },
      isZeroStrong: false)
    page.scene.line(
      Point(axis.left, scale.start), Point(axis.right, scale.start), Stroke(.rule, width: 0.8 * page.scale))
    for course in courses where hasBands(course) {
      for (lower, upper, opacity) in [("q05", "q95", 0.18), ("q25", "q75", 0.3)] {
        band(course, lower, upper, opacity, axis, scale, &page)
      }
    }
    for course in courses {
      let stroke = Stroke(
        course.look.colour, width: (course.isBaseline ? 1.8 : 1.6) * page.scale,
        dashes: course.look.dashes.map { $0 * page.scale })
      for part in parts(course, "q50", level.factor, axis, scale) {
        page.scene.polyline(part, stroke, tip: course.title)
      }
    }
    let ends = courses.map { end($0, "q50", level.factor, scale) }
    let usual = zip(courses, ends).first { $0.0.isBaseline }?.1
    let others = zip(courses, ends).filter { !$0.0.isBaseline }.compactMap(\.1)
    let middle = others.isEmpty ? nil : others.reduce(0, +) / Double(others.count)
    names.draw(
      at: [usual] + (policies.isEmpty ? [] : [middle]),
      looks: [.baseline] + (isSingle ? policies.map(\.look) : [SeriesLook(colour: .ink, form: .disc)]), x: axis.right,
      within: scale.end...max(scale.start, scale.end + 1), on: &page)
  }

  private func drawChanges(
    _ names: EndLabels, _ axis: QuarterAxis, _ scale: AxisScale, _ ticks: Ticks, _ page: inout FigurePage
  ) {
    page.uprightAxis(
      ticks, scale, left: axis.left, right: axis.right, text: { words.signed($0, decimals: ticks.decimals) })
    for (index, course) in policies.enumerated() {
      let stroke = Stroke(
        course.look.colour, width: 1.8 * page.scale, dashes: course.look.dashes.map { $0 * page.scale })
      for part in parts(course, "difference", change.factor, axis, scale) {
        page.scene.polyline(part, stroke, tip: course.title)
      }
      // Intervals of several policies at one horizon stand beside each other.
      let spread = min(3.5 * page.scale, 16 * page.scale / Double(policies.count))
      let aside = (Double(index) - Double(policies.count - 1) / 2) * spread
      for row in course.rows {
        guard let mean = row.number("difference"), let lower = row.number("difference_lower"),
          let upper = row.number("difference_upper")
        else { continue }
        let x = axis(row.text("quarter")) + aside
        let tip = "\(course.title), \(words.quarter(row.text("quarter"))): \(change.amount(mean, words))"
        page.scene.interval(
          course.look, from: Point(x, scale(lower * change.factor)), to: Point(x, scale(upper * change.factor)),
          mean: Point(x, scale(mean * change.factor)), radius: 2.6 * page.scale, tip: tip)
      }
    }
    names.draw(
      at: policies.map { end($0, "difference", change.factor, scale) }, looks: policies.map(\.look), x: axis.right,
      within: scale.end...max(scale.start, scale.end + 1), on: &page)
  }

  /// Height of the last known value.
  private func end(
    _ course: CourseRows.Course, _ column: String, _ factor: Double, _ scale: AxisScale
  ) -> Double? {
    course.rows.last { $0.number(column) != nil }?.number(column).map { scale($0 * factor) }
  }

  /// The line in pieces: it breaks where a value is missing.
  private func parts(
    _ course: CourseRows.Course, _ column: String, _ factor: Double, _ axis: QuarterAxis, _ scale: AxisScale
  ) -> [[Point]] {
    var parts: [[Point]] = [[]]
    for row in course.rows {
      if let value = row.number(column) {
        parts[parts.count - 1].append(Point(axis(row.text("quarter")), scale(value * factor)))
      } else if !(parts.last?.isEmpty ?? true) {
        parts.append([])
      }
    }
    return parts
  }

  private func band(
    _ course: CourseRows.Course, _ lower: String, _ upper: String, _ opacity: Double, _ axis: QuarterAxis,
    _ scale: AxisScale, _ page: inout FigurePage
  ) {
    let known = course.rows.filter { $0.number(lower) != nil && $0.number(upper) != nil }
    let upperEdge = known.map { Point(axis($0.text("quarter")), scale(($0.number(upper) ?? 0) * level.factor)) }
    let lowerEdge = known.map { Point(axis($0.text("quarter")), scale(($0.number(lower) ?? 0) * level.factor)) }
    page.scene.polygon(upperEdge + lowerEdge.reversed(), fill: Fill(course.look.colour, opacity: opacity))
  }
}
