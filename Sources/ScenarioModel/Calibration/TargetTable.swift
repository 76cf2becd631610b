/// Reads a table of targets: one figure a row.
struct TargetTable {
  static let required = ["target", "indicator", "quarter", "observed", "sd", "source"]
  static let optional = [
    "scenario", "policy", "group_kind", "group", "technology", "over", "statistic", "from", "weight", "use",
  ]

  private let worlds: [CalibrationWorld]
  private var cells: TableReader

  var problems: ProblemList { cells.problems }

  init(_ table: CSVTable, worlds: [CalibrationWorld]) {
    self.worlds = worlds
    cells = TableReader(
      table, name: "targets", rowName: "target", required: Self.required, known: Self.optional,
      problems: ProblemList())
  }

  /// The targets of all rows; those with a problem are left out after telling it.
  mutating func targets() -> [CalibrationTarget] {
    guard !cells.problems.hasErrors else { return [] }
    var targets: [CalibrationTarget] = []
    for row in cells.rows {
      guard let target = target(row) else { continue }
      if targets.contains(where: { $0.name == target.name }) {
        cells.problems.error(cells.place(row, "target"), "target", "is \(target.name), which an earlier row has too.")
      }
      targets.append(target)
    }
    if !cells.problems.hasErrors, !targets.isEmpty, !targets.contains(where: { $0.use == .fit }) {
      cells.problems.error(
        Place(file: cells.table.file), "use", "is left-out in every row: there is nothing to fit to.")
    }
    return targets
  }

  private mutating func target(_ row: CSVTable.Row) -> CalibrationTarget? {
    let before = cells.problems.problems.count
    let name = cells.text(row, "target")
    let world = choice(row, "scenario", among: worlds.map(\.name), none: worlds.count == 1 ? 0 : nil)
    let scenario = worlds[world ?? 0].scenario
    let policy = choice(row, "policy", among: scenario.policies.map(\.name), none: scenario.baselineIndex)
    _ = choice(row, "indicator", among: RecordChoice.indicatorNames, none: nil)
    _ = choice(row, "group_kind", among: RecordChoice.groupNames, none: 0)
    _ = choice(row, "technology", among: Technology.allCases.map(\.key) + ["all"], none: 0)
    let statistic = choice(row, "statistic", among: CalibrationTarget.Statistic.allCases.map(\.rawValue), none: 0)
    let use = choice(row, "use", among: CalibrationTarget.Use.allCases.map(\.rawValue), none: 0)
    let quarter = quarter(row, "quarter", scenario)
    let from = optional(row, "from") == nil ? nil : self.quarter(row, "from", scenario)
    let observed = cells.number(row, "observed", .finite)
    let sd = cells.number(row, "sd", .positive)
    let weight = optional(row, "weight") == nil ? 1 : cells.number(row, "weight", .nonNegative)
    let source = cells.text(row, "source")
    guard cells.problems.problems.count == before, let world, let policy, let statistic, let use, let quarter,
      let observed, let sd, let weight
    else { return nil }
    let target = CalibrationTarget(
      name: name, world: world, policy: policy, indicator: cells.text(row, "indicator"),
      groupKind: optional(row, "group_kind") ?? "all", group: optional(row, "group") ?? "all",
      technology: optional(row, "technology") ?? "all", over: optional(row, "over"),
      statistic: CalibrationTarget.Statistic.allCases[statistic], from: from, quarter: quarter, observed: observed,
      sd: sd, weight: weight, use: CalibrationTarget.Use.allCases[use], source: source, place: row.place)
    return goesTogether(target, row) ? target : nil
  }

  /// Statistics over time have a start before the end, others none.
  private mutating func goesTogether(_ target: CalibrationTarget, _ row: CSVTable.Row) -> Bool {
    let complaint: String? =
      switch target.from {
      case nil where target.statistic.needsStart: "is empty, but a \(target.statistic.rawValue) needs a first quarter."
      case .some where !target.statistic.needsStart: "is given, but a level has one quarter only. Leave it empty."
      case let from? where from >= target.quarter: "is \(from), but must be before \(target.quarter)."
      default: nil
      }
    guard let complaint else { return true }
    cells.problems.error(cells.table.column("from") == nil ? row.place : cells.place(row, "from"), "from", complaint)
    return false
  }

  /// The text of a cell that may be empty, in a column that may be missing.
  private func optional(_ row: CSVTable.Row, _ column: String) -> String? {
    cells.table.column(column).map { row.cells[$0].text }.flatMap { $0.isEmpty ? nil : $0 }
  }

  /// The index of a word; `none` for an empty cell, which is an error where there is none.
  private mutating func choice(_ row: CSVTable.Row, _ column: String, among words: [String], none: Int?) -> Int? {
    let place = cells.table.column(column) == nil ? row.place : cells.place(row, column)
    guard let word = optional(row, column) else {
      if none == nil { cells.problems.error(place, column, "is empty, but must be one of \(Self.list(words)).") }
      return none
    }
    if let index = words.firstIndex(of: word) { return index }
    let hint = NearestWord.hint(for: word, among: words, noun: column)
    cells.problems.error(place, column, "is \(word), which is not known here. \(hint)")
    return nil
  }

  private static func list(_ words: [String]) -> String {
    words.count > 12 ? "those of peloton describe indicators" : words.joined(separator: ", ")
  }

  /// A quarter that the runs of the scenario record.
  private mutating func quarter(_ row: CSVTable.Row, _ column: String, _ scenario: Scenario) -> Quarter? {
    let place = cells.place(row, column)
    let text = optional(row, column) ?? ""
    guard let quarter = Quarter(text: text) else {
      let hint = WordText.quarterHint(for: text).map { " " + $0 } ?? ""
      cells.problems.error(
        place, column, "is \(text.isEmpty ? "empty" : text), but must be a quarter as 2024Q2.\(hint)")
      return nil
    }
    let first = Quarter(index: -scenario.world.warmUpQuarters)
    let last = Quarter(index: scenario.study.horizonQuarters - 1)
    guard quarter >= first, quarter <= last else {
      cells.problems.error(
        place, column,
        "is \(quarter), but the scenario runs from \(first) to \(last). Change world.warmUpQuarters or "
          + "study.horizonQuarters there.")
      return nil
    }
    return quarter
  }
}
