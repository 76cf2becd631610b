import Foundation
public import ScenarioModel

/// Which numbers the units of a study leave, in which order: the same at every point.
public struct RecordLayout: Sendable, Equatable {
  /// In the order of every table: indicator, group, technology, quarter.
  public let columns: [RecordColumn]

  /// The numbers that a scenario's study asks for. Levels are read at the end of every horizon and of the quarters
  /// named besides; accounts compare with the baseline at horizons only.
  public init(_ scenario: Scenario) {
    let choice = scenario.study.recorded
    let kinds = choice.groups.compactMap(GroupKind.init(rawValue:))
    let chosen = Set(choice.indicators.compactMap(Indicator.init(rawValue:)))
    let horizons = scenario.study.horizons.map { $0 - 1 }
    let quarters = Set(horizons + choice.quarters).sorted()
    let levels = Dictionary(grouping: SeriesLayout(scenario).keys, by: \.indicator)
    let technologies = scenario.world.technologies.map(\.rawValue)
    var columns: [RecordColumn] = []
    for indicator in Indicator.allCases where chosen.contains(indicator) {
      switch indicator.kind {
      case .level:
        let keys = levels[indicator] ?? []
        let isTechnologyOnly = keys.allSatisfy { $0.technology != nil }
        for key in keys
        where kinds.contains(key.groupKind) && (key.technology == nil || isTechnologyOnly || choice.byTechnology) {
          columns += quarters.map {
            RecordColumn(indicator, key.groupKind, key.group, technology: key.technology, quarter: $0)
          }
        }
      case .account:
        guard AccountRow(horizon: 1, groupKind: .all, group: 0, technology: nil).count(indicator) != nil else {
          continue
        }
        let rows = Accounting(scenario: scenario).emptyRows(horizon: 1).filter {
          kinds.contains($0.groupKind)
            && ($0.technology.map { choice.byTechnology && technologies.contains($0) } ?? true)
        }
        for row in rows {
          columns += horizons.map {
            RecordColumn(indicator, row.groupKind, row.group, technology: row.technology, quarter: $0)
          }
        }
      case .ratio: continue
      }
    }
    self.columns = columns
  }

  /// SHA-256 of what is left in which order.
  var digest: String {
    UnitIdentity.digest(of: Data(columns.map(\.line).joined(separator: "\n").utf8))
  }

  /// The series that runs must leave for it.
  func series(_ scenario: Scenario) -> SeriesLayout {
    let wanted = Set(
      columns.filter { $0.indicator.kind == .level }
        .map { SeriesKey($0.indicator, $0.groupKind, $0.group, technology: $0.technology) })
    let all = SeriesLayout(scenario)
    return SeriesLayout(
      keys: all.keys.filter(wanted.contains), firstQuarter: all.firstQuarter, quarterCount: all.quarterCount)
  }

  /// Reads the numbers out of the arms of one replicate, arm after arm.
  func values(_ arms: [ArmRecord], _ series: SeriesLayout, weight: Double) -> [Double] {
    let positions = Dictionary(
      series.keys.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    var values: [Double] = []
    values.reserveCapacity(arms.count * columns.count)
    for arm in arms {
      let rows = Dictionary(
        arm.accounts.enumerated().map { (AccountPlace($0.element), $0.offset) }, uniquingKeysWith: { first, _ in first }
      )
      for column in columns {
        if column.indicator.kind == .level {
          let key = SeriesKey(column.indicator, column.groupKind, column.group, technology: column.technology)
          let quarter = column.quarter - series.firstQuarter
          let position = (0..<series.quarterCount).contains(quarter) ? positions[key] : nil
          values.append(position.map { arm.value(key: $0, quarter: quarter, layout: series) } ?? .nan)
        } else {
          let count = rows[AccountPlace(column)].flatMap { arm.accounts[$0].count(column.indicator) }
          values.append(count.map { Double($0) * weight } ?? .nan)
        }
      }
    }
    return values
  }

  /// Where a row of accounts stands.
  private struct AccountPlace: Hashable {
    let horizon: Int
    let kind: GroupKind
    let group: Int
    let technology: Int?

    init(_ row: AccountRow) {
      (horizon, kind, group, technology) = (row.horizon, row.groupKind, row.group, row.technology)
    }

    init(_ column: RecordColumn) {
      (horizon, kind, group, technology) = (column.quarter + 1, column.groupKind, column.group, column.technology)
    }
  }
}
