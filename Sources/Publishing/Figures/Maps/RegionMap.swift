/// Draws regions in the colours of their numbers: as areas where boundaries are known, else as tiles; beside them the
/// key and the largest and smallest numbers.
struct RegionMap {
  let figure: FigureTable
  let numbers: RegionNumbers
  let scale: RegionScale
  let regions: [TidyTable.Record]

  init(_ figure: FigureTable, _ words: Wording) {
    self.figure = figure
    numbers = RegionNumbers(figure, words)
    let measure = numbers.measure
    regions = RegionRows.regions(figure)
    scale = RegionScale(
      regions.compactMap { $0.number("mean") }.map { $0 * measure.factor },
      certain: regions.filter {
        let claim = PolicyEffects.claim($0)
        return claim == .more || claim == .less
      }.compactMap { $0.number("mean") }.map { $0 * measure.factor }, isDiverging: !numbers.isLevel)
  }

  var hasBoundaries: Bool { regions.contains { !$0.text("boundary").isEmpty } }

  func draw(on page: inout FigurePage) -> Double {
    let gap = 18 * page.scale
    let side = page.isNarrow ? 0 : min(page.width * 0.36, 250 * page.scale)
    var top = page.top
    if page.isNarrow {
      top = key(page).draw(left: page.left, width: page.width, top: top, on: &page) + 4 * page.scale
    }
    let height = page.availableHeight ?? (page.isNarrow ? page.width * 1.25 : 470)
    let room = Box(
      left: page.left + (side > 0 ? side + gap : 0), top: top, right: page.right,
      bottom: page.isNarrow ? top + height : page.top + height)
    let mapEnd =
      hasBoundaries
      ? RegionAreas(map: self).draw(in: room, on: &page) : RegionTiles(map: self).draw(in: room, on: &page)
    guard side > 0 else { return mapEnd }
    let keyEnd = key(page).draw(left: page.left, width: side, top: page.top, on: &page)
    let listEnd = RegionList(map: self).draw(
      left: page.left, width: side, top: keyEnd + 10 * page.scale, bottom: max(mapEnd, keyEnd + 60 * page.scale),
      on: &page)
    return max(mapEnd, listEnd)
  }

  private func key(_ page: FigurePage) -> RegionKey {
    RegionKey(
      scale: scale, heading: numbers.measure.factor == 100 || !figure.fact("per").isEmpty ? "" : numbers.measure.unit,
      hasMissing: regions.contains { $0.number("mean") == nil },
      hasUncertain: regions.contains(where: isUncertain), isTiled: !hasBoundaries)
  }

  /// What a pointer is told of a region.
  func tip(_ region: TidyTable.Record, _ words: Wording) -> String {
    let name = region.text("name")
    return "\(name) (\(region.text("region"))): \(interval(region, words))"
  }

  /// `+12.3 [10.1, 14.5]`.
  func interval(_ region: TidyTable.Record, _ words: Wording) -> String {
    let mean = numbers.text(region.number("mean"), words)
    guard region.number("mean") != nil, let lower = region.number("lower"), let upper = region.number("upper") else {
      return mean
    }
    return "\(mean) [\(numbers.text(lower, words)), \(numbers.text(upper, words))]"
  }

  func colour(_ region: TidyTable.Record) -> Colour? {
    region.number("mean").flatMap { $0.isFinite ? scale.colour($0 * numbers.measure.factor) : nil }
  }

  /// Whether its interval holds zero; levels are compared with nothing.
  func isUncertain(_ region: TidyTable.Record) -> Bool {
    !numbers.isLevel && PolicyEffects.claim(region) == .indistinct
  }
}
