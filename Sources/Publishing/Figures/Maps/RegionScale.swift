/// Classes between round values with a colour each: a map's numbers are told apart by a handful of colours, not by
/// shades that no eye can match with a key.
struct RegionScale {
  /// Limits of the classes in ascending order, in readers' numbers; zero is one of them on a diverging scale. Fewer than
  /// two: there are no classes.
  let limits: [Double]
  let decimals: Int
  /// Whether numbers lie beyond the first or last limit.
  let isOpenBelow: Bool
  let isOpenAbove: Bool
  let isDiverging: Bool

  /// - Parameters:
  ///   - values: Readers' numbers.
  ///   - certain: Those whose interval leaves zero out: where they are many they alone decide how far the scale reaches.
  ///   - isDiverging: Whether zero is the neutral middle; otherwise colours go from light to dark.
  init(_ values: [Double], certain: [Double] = [], isDiverging: Bool) {
    let values = values.filter(\.isFinite)
    self.isDiverging = isDiverging
    let sizes = (isDiverging && certain.count >= 8 ? certain : values).map { abs($0) }.sorted()
    guard let largest = sizes.last, let least = values.min(), let most = values.max(),
      isDiverging ? largest > 0 : most > least
    else {
      (limits, decimals, isOpenBelow, isOpenAbove) = ([], 0, false, false)
      return
    }
    guard isDiverging else {
      let ticks = Ticks(covering: least, most, about: 5)
      (limits, decimals, isOpenBelow, isOpenAbove) = (ticks.values, ticks.decimals, false, false)
      return
    }
    // A few very large numbers would leave all others in one class.
    let usual = sizes[min(sizes.count - 1, Int(Double(sizes.count) * 0.92))]
    let end = usual > 0 && largest > 2.5 * usual ? usual * 1.3 : largest
    let (lower, upper) = (max(-end, min(0, least)), min(end, max(0, most)))
    var ticks = Ticks(covering: lower, upper, about: lower < 0 && upper > 0 ? 7 : 5)
    if ticks.values.count > 10 { ticks = Ticks(covering: lower, upper, about: 4) }
    limits = ticks.values.map { abs($0) < ticks.step * 1e-6 ? 0 : $0 }
    decimals = ticks.decimals
    isOpenBelow = least < ticks.first
    isOpenAbove = most > ticks.last
  }

  var classCount: Int { max(0, limits.count - 1) }

  /// Colour of a readers' number.
  func colour(_ value: Double) -> Colour {
    if isDiverging, value == 0 || classCount == 0 { return .diverging(0) }
    guard classCount > 0 else { return .sequential(0.5) }
    for index in 0..<classCount where value < limits[index + 1] || (value <= limits[index + 1] && value <= 0) {
      return colour(ofClass: index)
    }
    return colour(ofClass: classCount - 1)
  }

  /// Colour of a class, from 0 with the smallest numbers.
  func colour(ofClass index: Int) -> Colour {
    guard isDiverging else {
      return .sequential(classCount > 1 ? 0.06 + 0.94 * Double(index) / Double(classCount - 1) : 0.5)
    }
    let middle = (limits[index] + limits[index + 1]) / 2
    let end = max(abs(limits[0]), abs(limits[classCount])) - (limits[1] - limits[0]) / 2
    let share = end > 0 ? min(1, abs(middle) / end) : 1
    return .diverging((middle < 0 ? -1 : 1) * (0.16 + 0.84 * (classCount > 1 ? share : 0.6)))
  }

  /// Words at a limit; the outermost of an open class says so.
  func text(atLimit index: Int, _ words: Wording) -> String {
    let number =
      isDiverging ? words.signed(limits[index], decimals: decimals) : words.number(limits[index], decimals: decimals)
    if index == 0, isOpenBelow { return "≤\u{00A0}" + words.signed(limits[1], decimals: decimals) }
    if index == classCount, isOpenAbove {
      return "≥\u{00A0}" + words.signed(limits[classCount - 1], decimals: decimals)
    }
    return number
  }
}
