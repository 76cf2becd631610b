/// Reads the points of a list: written into the scenario, or from a CSV file.
struct PointListReader {
  let policyNames: [String]
  let asksEvidence: Bool
  private(set) var problems = ProblemList()
  private(set) var files: [String] = []
  private(set) var origins: [ScenarioPath: FactorOrigin] = [:]

  /// Largest file of points, bytes: some 30,000 points of 30 values.
  private static let largestBytes = 16 << 20

  init(policyNames: [String], asksEvidence: Bool) {
    self.policyNames = policyNames
    self.asksEvidence = asksEvidence
  }

  typealias Points = (factors: [DesignFactor], values: [[Double]])

  /// One value of one point.
  private struct Cell {
    let node: SourceNode
    let keyPath: String
  }

  /// Points written into the scenario, each a group of paths and values; the first one names the paths.
  mutating func written(_ list: SourceNode) -> Points? {
    let rows = list.elements
    guard let first = rows.first else { return nil }
    let path = "study.design.points"
    if first.entries.isEmpty {
      problems.error(first.place, "\(path)[0]", "is empty, but a point gives at least one value.")
      return nil
    }
    let names = first.entries.map(\.key)
    let targets = first.entries.map { target($0.key, $0.place, "\(path)[0].\($0.key)") }
    var columns: [[Cell]] = names.map { _ in [] }
    for (index, row) in rows.enumerated() {
      for extra in row.entries where !names.contains(extra.key) {
        let hint = NearestWord.hint(for: extra.key, among: names, noun: "path")
        problems.error(
          extra.place, "\(path)[\(index)].\(extra.key)", "is no path of the first point; all have the same. \(hint)")
      }
      for (column, name) in names.enumerated() {
        guard let entry = row.entry(name) else {
          problems.error(row.place, "\(path)[\(index)]", "lacks \(name), which the first point gives.")
          continue
        }
        columns[column].append(Cell(node: entry.value, keyPath: "\(path)[\(index)].\(name)"))
      }
    }
    return points(targets, columns)
  }

  /// Points from a CSV file: every column is a path, except a first one that is called `point`.
  mutating func table(_ file: SourceNode) -> Points? {
    guard let name = file.text else { return nil }
    let path = TextFile.path(name, from: file.place.file)
    files.append(path)
    guard
      let text = TextFile.read(
        path, namedAt: (file.place, "study.design.file"), upTo: Self.largestBytes, problems: &problems),
      let table = CSVTable(text, file: path, problems: &problems)
    else { return nil }
    let first = table.header.first?.text == "point" ? 1 : 0
    let heads = table.header.dropFirst(first)
    if heads.isEmpty || table.rows.isEmpty {
      problems.error(
        Place(file: path, line: 1, column: 1), "",
        heads.isEmpty ? "This table has no column for a path." : "This table has no rows, but must hold points.")
      return nil
    }
    let targets = heads.map { head in
      head.text.isEmpty ? nil : target(head.text, head.place, head.text)
    }
    let columns = heads.indices.map { column in
      table.rows.map { row in
        let cell = row.cells[column]
        return Cell(node: SourceNode(cell.place, .scalar(cell.text, plain: true)), keyPath: heads[column].text)
      }
    }
    return points(targets, columns, isTable: true)
  }

  private mutating func target(_ name: String, _ place: Place, _ keyPath: String) -> FactorTarget? {
    let path = ScenarioPath(text: name)
    switch FactorTarget.of(path, policyNames: policyNames) {
    case .target(let target):
      origins[path] = FactorOrigin(place: place, keyPath: keyPath)
      return target
    case .refused(let complaint):
      problems.error(place, keyPath, complaint)
      return nil
    }
  }

  private mutating func points(_ targets: [FactorTarget?], _ columns: [[Cell]], isTable: Bool = false) -> Points? {
    var numbers: [[Double]] = []
    for (target, cells) in zip(targets, columns) {
      guard let target else { continue }
      var column: [Double] = []
      for cell in cells {
        if let complaint = target.complaint(cell.node, isTable: isTable) {
          problems.error(cell.node.place, cell.keyPath, complaint)
        } else if let number = cell.node.number {
          column.append(number)
        }
      }
      if column.count == cells.count { compare(column, cells, with: target) }
      numbers.append(column)
    }
    let count = numbers.first?.count ?? 0
    guard !problems.hasErrors, numbers.allSatisfy({ $0.count == count }) else { return nil }
    let values = (0..<count).map { point in numbers.map { $0[point] } }
    tellRepeated(values, columns[0])
    let factors = zip(targets.compactMap(\.self), numbers).map { target, column in
      DesignFactor(path: target.path, distribution: .choice(Set(column).sorted()), isWhole: target.rule.isWhole)
    }
    return (factors, values)
  }

  /// One warning for all values of a column that lie outside the evidence.
  private mutating func compare(_ column: [Double], _ cells: [Cell], with target: FactorTarget) {
    guard asksEvidence, let evidence = target.evidence,
      let first = column.firstIndex(where: { !evidence.contains($0) })
    else { return }
    let more = column.count { !evidence.contains($0) } - 1
    problems.warning(
      cells[first].node.place, cells[first].keyPath,
      "is \(cells[first].node.found), outside the range of the evidence, \(FactorReader.text(evidence))"
        + (more > 0 ? "; so are \(more) more of \(column.count) points." : "."))
  }

  /// One warning for all points that are another one again: a posterior ensemble may hold some.
  private mutating func tellRepeated(_ values: [[Double]], _ cells: [Cell]) {
    var known: [[Double]: Int] = [:]
    var repeated: [Int] = []
    for (index, point) in values.enumerated() {
      if known[point] == nil { known[point] = index } else { repeated.append(index) }
    }
    guard let first = repeated.first, let same = known[values[first]] else { return }
    let more = repeated.count > 1 ? " So do \(repeated.count - 1) more points." : ""
    problems.warning(
      cells[first].node.place, cells[first].keyPath,
      "begins point \(first), which repeats point \(same) and shows nothing new.\(more)")
  }
}
