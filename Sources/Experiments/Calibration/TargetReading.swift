public import ScenarioModel

/// Where the targets of a calibration stand among the numbers that units leave.
public struct TargetReading: Sendable {
  /// Numbers of one target: positions in the values of a unit.
  struct Positions: Sendable, Equatable {
    var above: [Int]
    var below: [Int]
  }

  private let targets: [CalibrationTarget]
  private let positions: [Positions]
  /// Every target that the runs do not leave a number for, told at its row; nothing can be read then.
  public let problems: [Problem]

  public init(_ calibration: Calibration) {
    targets = calibration.targets
    let layouts = calibration.worlds.map { RecordLayout($0.scenario) }
    var problems: [Problem] = []
    var positions: [Positions] = []
    for target in calibration.targets {
      let world = calibration.worlds[target.world]
      let search = ColumnSearch(target, scenario: world.scenario, columns: layouts[target.world].columns)
      switch search.positions() {
      case .found(let found): positions.append(found)
      case .refused(let column, let complaint):
        problems.append(Problem(target.place, keyPath: column, complaint))
      }
    }
    self.problems = problems
    self.positions = positions
  }

  /// The statistic of a target in what a unit of its world left.
  func value(of target: Int, in unit: [Double]) -> Double {
    targets[target].value(
      of: positions[target].above.map { unit[$0] }, over: positions[target].below.map { unit[$0] })
  }
}

/// Looks the columns of one target up.
private struct ColumnSearch {
  enum Outcome {
    case found(TargetReading.Positions)
    /// Column of the table, and the complaint.
    case refused(String, String)
  }

  private let target: CalibrationTarget
  private let scenario: Scenario
  private let columns: [RecordColumn]

  init(_ target: CalibrationTarget, scenario: Scenario, columns: [RecordColumn]) {
    self.target = target
    self.scenario = scenario
    self.columns = columns
  }

  func positions() -> Outcome {
    let kind = GroupKind(rawValue: target.groupKind) ?? .all
    let groups = groupNames(kind)
    guard let group = groups.firstIndex(of: target.group) else {
      let hint = NearestWord.hint(for: target.group, among: groups, noun: "group")
      return .refused("group", "is \(target.group), which is no group of \(target.groupKind). \(hint)")
    }
    guard let indicator = Indicator(rawValue: target.indicator), let above = places(indicator, kind, group) else {
      return .refused("indicator", unrecorded(target.indicator))
    }
    guard let over = target.over else { return .found(.init(above: above, below: [])) }
    if let other = groups.firstIndex(of: over) {
      return places(indicator, kind, other).map { .found(.init(above: above, below: $0)) }
        ?? .refused("over", unrecorded(target.indicator))
    }
    guard let divisor = Indicator(rawValue: over) else {
      let hint = NearestWord.hint(for: over, among: groups + RecordChoice.indicatorNames, noun: "word")
      return .refused("over", "is \(over), which is neither a group of \(target.groupKind) nor an indicator. \(hint)")
    }
    return places(divisor, kind, group).map { .found(.init(above: above, below: $0)) }
      ?? .refused("over", unrecorded(over))
  }

  /// Positions of the values at all quarters of the target; nil when one of them is not recorded.
  private func places(_ indicator: Indicator, _ kind: GroupKind, _ group: Int) -> [Int]? {
    let technology = Technology.allCases.first { $0.key == target.technology }?.rawValue
    var places: [Int] = []
    for quarter in target.quarters {
      let wanted = RecordColumn(indicator, kind, group, technology: technology, quarter: quarter.index)
      guard let place = columns.firstIndex(of: wanted) else { return nil }
      places.append(target.policy * columns.count + place)
    }
    return places
  }

  private func groupNames(_ kind: GroupKind) -> [String] {
    switch kind {
    case .all: ["all"]
    case .segment: Segment.allCases.map(\.key)
    case .sizeClass: SizeClass.allCases.map(\.key)
    case .country: scenario.world.countries.map(\.code)
    case .region: scenario.world.regions.map(\.code)
    case .sector: Sector.allCases.map(\.key)
    case .support: []
    }
  }

  private func unrecorded(_ indicator: String) -> String {
    let cell = [
      target.groupKind == "all" ? "" : " of \(target.groupKind) \(target.group)",
      target.technology == "all" ? "" : " for \(target.technology)",
    ].joined()
    let quarters = target.quarters.map(\.description)
    let when = quarters.count < 3 ? quarters.joined(separator: " and ") : "\(quarters[0]) to \(quarters.last ?? "")"
    return
      "is \(indicator), which \(scenario.id) does not record\(cell) at the end of \(when). Name indicator, group and "
      + "quarters under study.record there, with technologies: true where it is wanted by technology; some numbers "
      + "exist for a technology only, or for none."
  }
}
