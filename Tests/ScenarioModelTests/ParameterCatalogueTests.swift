import Testing

@testable import ScenarioModel

@Suite("Parameter catalogue")
struct ParameterCatalogueTests {
  @Test func `the catalogue has a row for every name in the order of the names`() {
    #expect(ParameterCatalogue.entries.map(\.name) == ParameterName.allCases)
    #expect(ParameterCatalogue.entries.count == 131)
    #expect(ParameterName.allCases.allSatisfy { ParameterCatalogue.entry($0).name == $0 })
  }

  @Test func `every default lies in its domain and within its evidence`() {
    for entry in ParameterCatalogue.entries {
      #expect(entry.defaultValue.numbers.allSatisfy(entry.domain.accepts), "\(entry.name)")
      #expect(entry.isWithinEvidence(entry.defaultValue), "\(entry.name)")
    }
  }

  @Test func `every row says what it means, in which unit and where it comes from`() {
    for entry in ParameterCatalogue.entries {
      #expect(!entry.meaning.isEmpty && !entry.unit.isEmpty && !entry.source.isEmpty && !entry.symbol.isEmpty)
      if entry.tag != .assumed { #expect(entry.source != "own assumption", "\(entry.name)") }
    }
  }

  @Test func `the ends of a range lie in the domain`() {
    for entry in ParameterCatalogue.entries where !entry.rangeIsMultiplier {
      guard let range = entry.range else { continue }
      #expect(entry.domain.accepts(range.lowerBound) && entry.domain.accepts(range.upperBound), "\(entry.name)")
    }
  }

  @Test func `shapes follow classes, technologies and keys`() {
    let defaults = ParameterSet.defaults
    #expect(defaults[.meanDegree] == 8)
    #expect(defaults[list: .hurdleMedian] == [1.5, 1.8, 2.4])
    #expect(defaults[list: .cost].count == Technology.allCases.count)
    #expect(defaults[table: .baselineAdoption].map(\.count) == [6, 6, 6])
    #expect(defaults[.pooledShare, "mixed"] == 0.5)
    #expect(defaults[choice: .capBasis] == "grant")
    #expect(defaults[list: .programmeQuarters] == [1, 14])
  }

  @Test func `field shares of the mix sum to one`() {
    #expect(abs(ParameterSet.defaults[value: .fieldShares].numbers.reduce(0, +) - 1) < 1e-12)
  }

  @Test func `a multiplier range bounds the ratio to the default, not the value`() {
    let cost = ParameterCatalogue.entry(.cost)
    #expect(cost.isWithinEvidence(.list([15_000, 60_000, 50_000, 300_000, 60_000, 60_000])))
    #expect(!cost.isWithinEvidence(.list([14_000, 60_000, 50_000, 150_000, 60_000, 60_000])))
    #expect(!ParameterCatalogue.entry(.meanDegree).isWithinEvidence(.number(15)))
  }

  @Test(arguments: [(-0.1, false), (0, true), (1, true), (1.1, false), (.nan, false)])
  func `a share is a number from 0 to 1`(number: Double, accepted: Bool) {
    #expect(ParameterDomain.share.accepts(number) == accepted)
  }

  @Test func `infinite numbers, negative costs and numbers for words are refused`() {
    #expect(!ParameterDomain.nonNegative.accepts(.infinity))
    #expect(!ParameterDomain.nonNegative.accepts(-1))
    #expect(!ParameterDomain.finite.accepts(.nan))
    #expect(ParameterDomain.finite.accepts(-3))
    #expect(!ParameterDomain.choice(["grant"]).accepts(1))
  }
}
