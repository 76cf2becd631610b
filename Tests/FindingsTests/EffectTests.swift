import Experiments
import Findings
import ScenarioModel
import Testing

@Suite("Effects")
struct EffectTests {
  private func key(_ indicator: Indicator, _ horizon: Int = 4) -> EffectKey { EffectKey(indicator, horizon: horizon) }

  @Test func `a policy that does nothing differs by exactly zero in every cell`() throws {
    let study = TinyStudy(
      additional: [1, 2, 3], deadweight: [1, 1, 1], failed: [0, 0, 0], programmes: [("null", nil)])
    let findings = try StudyFindings(study.record())
    #expect(!findings.effects.rows.isEmpty)
    for row in findings.effects.rows where row.label.unit != "quarters" {
      let isRatio = Indicator(rawValue: row.label.indicator)?.kind == .ratio || row.label.indicator == "persistence"
      #expect(row.estimate.mean == (isRatio ? nil : 0), "\(row.label)")
      #expect(row.estimate.lower == row.estimate.mean && row.estimate.bootstrapUpper == row.estimate.mean)
    }
  }

  @Test func `counts are multiplied by the weight`() throws {
    let study = TinyStudy(additional: [4, 6], deadweight: [2, 2], failed: [1, 3], weight: 2.5)
    let findings = try StudyFindings(study.record())
    #expect(findings.effect(of: "fund", key(.additional))?.mean == 12.5)
    #expect(findings.effect(of: "fund", key(.supported))?.mean == 22.5)
    #expect(findings.effect(of: "fund", key(.net))?.mean == 12.5)
    #expect(findings.effect(of: "fund", key(.usedPairs))?.mean == 12.5)
  }

  @Test func `ratios follow their definitions`() throws {
    // Public cost 110 in both replicates; additional 4 and 6, deadweight 2 and 3; outlay 200 more than the baseline.
    let study = TinyStudy(additional: [4, 6], deadweight: [2, 3], failed: [1, 1])
    let findings = try StudyFindings(study.record())
    func mean(_ indicator: Indicator) -> Double? { findings.effect(of: "fund", key(indicator))?.mean }
    #expect(mean(.costPerAdditional) == 22)
    #expect(mean(.deadweightShare) == 2.5 / 7.5)
    #expect(mean(.absorption) == 1)
    #expect(mean(.incrementalLeverage) == 200.0 / 110)
    #expect(mean(.costPerAdopterYear) == 44)
    #expect(abs((mean(.additionalPerMillion) ?? 0) - 5e6 / 110) < 1e-9)
    #expect(mean(.meanAcceleration) == 3)
    #expect(mean(.persistence) == nil)
  }

  @Test func `effects of levels are the value at the end of the quarter before the horizon`() throws {
    let study = TinyStudy(additional: [4, 6], deadweight: [2, 3], failed: [1, 1])
    var record = study.record()
    // Quarter 1 (place 2) differs in one replicate only by 0.5; quarter 3 by −1.
    for (place, change) in [(2, 0.5), (4, -1.0)] { record.arms[0][1].values[place * 5 + 4] += change }
    let findings = try StudyFindings(record)
    let early = EffectKey(.adoptionRate, technology: 0, horizon: 2)
    let late = EffectKey(.adoptionRate, technology: 0, horizon: 4)
    #expect(findings.effect(of: "fund", early)?.mean == 0.25)
    #expect(findings.effect(of: "fund", late)?.mean == -0.5)
  }

  @Test func `pairing removes what the two runs share`() throws {
    // Levels differ by 1 between replicates in both runs; the difference is 4 or 6.
    let study = TinyStudy(additional: [4, 6, 4], deadweight: [0, 0, 0], failed: [0, 0, 0])
    let findings = try StudyFindings(study.record())
    // Policy levels 54, 57, 56 (variance 7/3), baseline 50, 51, 52 (variance 1), differences 4, 6, 4 (variance 4/3).
    let ratio = try #require(findings.effect(of: "fund", key(.net))?.varianceRatio)
    #expect(abs(ratio - (7.0 / 3 + 1) / (4.0 / 3)) < 1e-12)
  }

  @Test func `by combination of support only supported pairs are counted`() throws {
    let study = TinyStudy(additional: [4, 6], deadweight: [2, 3], failed: [1, 1])
    let findings = try StudyFindings(study.record())
    let rows = findings.effects.rows.filter { $0.label.groupKind == "support" }
    #expect(Set(rows.map(\.label.group)) == ["study+grant"])
    #expect(rows.contains { $0.label.indicator == "failed" })
    #expect(!rows.contains { ["net", "spillOver", "crowdedOut", "retained"].contains($0.label.indicator) })
  }

  @Test func `the rows of replicates are what the estimates are made from`() throws {
    let study = TinyStudy(additional: [4, 6], deadweight: [2, 3], failed: [1, 1])
    let findings = try StudyFindings(study.record())
    let rows = findings.replicateRows.filter { $0.label.groupKind == "all" && $0.horizon == 4 }
    func values(_ policy: Int, _ indicator: String) -> [Double]? {
      rows.first { $0.policy == policy && $0.label.indicator == indicator }?.values
    }
    #expect(values(1, "additional") == [4, 6])
    #expect(values(1, "costPerAdditional") == [27.5, 110.0 / 6])
    #expect(values(1, "usedPairs") == [54, 57])
    #expect(values(0, "usedPairs") == [50, 51])
    #expect(values(0, "additional") == nil)
  }

  @Test func `rows of single regions can be kept out of the long tables but not out of the effects`() throws {
    var record = TinyStudy(additional: [1, 2], deadweight: [1, 1], failed: [0, 1]).record()
    record.layout = SeriesLayout(
      keys: record.layout.keys.dropLast() + [SeriesKey(.adoptionRate, .region, 1, technology: 0)],
      firstQuarter: record.layout.firstQuarter, quarterCount: record.layout.quarterCount)
    let full = try StudyFindings(record)
    record.scenario.study.regionalDetail = .effects
    let brief = try StudyFindings(record)
    #expect(full.trajectories.contains { $0.label.groupKind == "region" })
    #expect(!brief.trajectories.contains { $0.label.groupKind == "region" })
    #expect(full.replicateRows.contains { $0.label.groupKind == "region" })
    #expect(!brief.replicateRows.contains { $0.label.groupKind == "region" })
    #expect(brief.effects.rows == full.effects.rows)
    #expect(brief.trajectories == full.trajectories.filter { $0.label.groupKind != "region" })
  }

  @Test func `levels are shown by country for the baseline, and as what each policy changes`() throws {
    var record = TinyStudy(additional: [1, 2], deadweight: [1, 1], failed: [0, 1]).record()
    #expect(try StudyFindings(record).levels.isEmpty)
    record.scenario.study.shown = ["adoptionRate"]
    let level = try #require(try StudyFindings(record).levels.first)
    #expect(level.indicator == "adoptionRate" && level.horizon == 2)
    #expect(level.baseline.map(\.name) == ["all", "DE", "NL"])
    let key = try #require(record.layout.keys.firstIndex(of: SeriesKey(.adoptionRate, .all, 0, technology: 0)))
    let base = record.arms.map { $0[0].value(key: key, quarter: 2, layout: record.layout) }
    let fund = record.arms.map { $0[1].value(key: key, quarter: 2, layout: record.layout) }
    #expect(level.baseline[0].values[0] == (base[0] + base[1]) / 2)
    // The tiny record has no series by country, and none of the other technologies.
    #expect(level.baseline[1].values[0] == nil && level.baseline[0].values[1] == nil)
    #expect(level.changes.map(\.name) == ["fund"])
    #expect(level.changes[0].values[0]?.mean == (fund[0] - base[0] + fund[1] - base[1]) / 2)
  }

  @Test func `a study without any finished replicate has rows without numbers`() throws {
    let study = TinyStudy(additional: [], deadweight: [], failed: [])
    let findings = try StudyFindings(study.record())
    #expect(findings.effects.rows.allSatisfy { $0.estimate.mean == nil && $0.estimate.replicates == 0 })
    #expect(findings.notices.map(\.code) == ["few-replicates"])
  }
}
