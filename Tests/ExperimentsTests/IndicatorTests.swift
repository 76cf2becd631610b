import Foundation
import ScenarioModel
import Testing

@testable import Experiments

/// Levels read from runs.
@Suite("Indicators")
struct IndicatorTests {
  @Test func `Theil's measure is ½·ln of shares for two regions, all of it between if each is a country`() {
    // Values 1 and 3 around a mean of 2: ½(½·ln ½ + 3/2·ln 3/2).
    let expected = 0.5 * (0.5 * log(0.5) + 1.5 * log(1.5))
    let apart = RegionalInequality(values: [1, 3], weights: [1, 1], groups: [0, 1])
    #expect(abs(apart.total - expected) < 1e-15 && abs(apart.betweenCountries - expected) < 1e-15)
    #expect(abs(expected - 0.130812) < 1e-6)
    let together = RegionalInequality(values: [1, 3], weights: [1, 1], groups: [0, 0])
    #expect(together.total == apart.total && together.betweenCountries == 0)
  }

  @Test func `what is not between countries is within them, weighted by their part of the whole`() {
    let (values, weights) = ([0.1, 0.2, 0.4, 0.1], [1.0, 3, 2, 2])
    let all = RegionalInequality(values: values, weights: weights, groups: [0, 0, 1, 1])
    let first = RegionalInequality(values: [0.1, 0.2], weights: [1, 3], groups: [0, 0])
    let second = RegionalInequality(values: [0.4, 0.1], weights: [2, 2], groups: [0, 0])
    // Country means 0.175 and 0.25 with half of the firms each; the whole is 0.2125.
    let within = 0.5 * 0.175 / 0.2125 * first.total + 0.5 * 0.25 / 0.2125 * second.total
    #expect(abs(all.total - all.betweenCountries - within) < 1e-15)
  }

  @Test func `equal regions are equal, a region without users adds nothing, and no users at all is no number`() {
    let equal = RegionalInequality(values: [0.2, 0.2], weights: [1, 5], groups: [0, 1])
    #expect(abs(equal.total) < 1e-15 && abs(equal.betweenCountries) < 1e-15)
    let lonely = RegionalInequality(values: [0, 1], weights: [1, 1], groups: [0, 0])
    #expect(abs(lonely.total - log(2)) < 1e-15)
    #expect(RegionalInequality(values: [0, 0], weights: [1, 1], groups: [0, 1]).total.isNaN)
  }

  @Test func `maturity is 0.6 for isolated and 1 for integrated use, of six`() {
    #expect(abs(maturityPoints(used: 5, integrated: 2, firms: 4) - 100 * 3.8 / 24) < 1e-12)
    #expect(maturityPoints(used: 24, integrated: 24, firms: 4) == 100)
    #expect(maturityPoints(used: 0, integrated: 0, firms: 0).isNaN)
  }

  @Test func `adopter-years are a quarter of the pair-quarters in use since quarter 0`() throws {
    let study = TinyExperiment.run(TinyExperiment.scenario(replicates: .fixed(1)))
    let used = try #require(study.layout.keys.firstIndex(of: SeriesKey(.usedPairs)))
    let years = try #require(study.layout.keys.firstIndex(of: SeriesKey(.adopterYears)))
    for arm in study.arms[0] {
      var sum = 0.0
      for quarter in 0..<study.layout.quarterCount {
        if quarter >= 2 { sum += arm.value(key: used, quarter: quarter, layout: study.layout) }
        #expect(arm.value(key: years, quarter: quarter, layout: study.layout) == sum / 4)
      }
      #expect(sum > 0)
    }
  }

  @Test func `counts and money are those of real firms`() throws {
    let full = TinyExperiment.scenario(replicates: .fixed(1))
    let sample = TinyExperiment.scenario(replicates: .fixed(1), firms: 600, count: .count(120))
    let (one, ten) = (TinyExperiment.run(full), TinyExperiment.run(sample))
    #expect(one.weight == 1 && ten.weight == 10 && ten.firmCount == 120)
    let used = try #require(one.layout.keys.firstIndex(of: SeriesKey(.usedPairs)))
    let rate = try #require(one.layout.keys.firstIndex(of: SeriesKey(.adoptionRate, technology: 0)))
    // The same 120 firms stand for ten times as many.
    let (small, large) = (one.arms[0][0], ten.arms[0][0])
    #expect(
      large.value(key: used, quarter: 0, layout: ten.layout) == 10
        * small.value(key: used, quarter: 0, layout: one.layout))
    #expect(
      large.value(key: rate, quarter: 0, layout: ten.layout) == small.value(key: rate, quarter: 0, layout: one.layout))
    let booked = ten.arms[0][1].money.filter { $0.expense == .voucher }
    #expect(!booked.isEmpty && booked.allSatisfy { $0.committedEuro == 7_500 * $0.projects })
  }

  @Test func `series stand in the order of the indicators, each once, levels only`() {
    let layout = SeriesLayout(TinyExperiment.scenario())
    #expect(Set(layout.keys).count == layout.keys.count)
    #expect(layout.firstQuarter == -2 && layout.quarterCount == 8)
    let order = layout.keys.map { Indicator.allCases.firstIndex(of: $0.indicator) ?? -1 }
    #expect(order == order.sorted() && layout.keys.allSatisfy { $0.indicator.kind == .level })
    let levels = Indicator.allCases.filter { $0.kind == .level }
    #expect(Set(layout.keys.map(\.indicator)) == Set(levels))
    // Groups follow one another within an indicator, technologies within a group.
    let rates = layout.keys.filter { $0.indicator == .adoptionRate }
    #expect(rates.prefix(6).map(\.technology) == [0, 1, 2, 3, 4, 5] && rates.allSatisfy { $0.technology != nil })
    #expect(rates.count == 6 * (1 + 3 + 3 + 2 + 2 + 6))
  }

  @Test func `segments have no values before they are frozen, and surveys come once a year`() throws {
    let study = TinyExperiment.run(TinyExperiment.scenario(replicates: .fixed(1)))
    let segment = try #require(study.layout.keys.firstIndex(of: SeriesKey(.usedPairs, .segment, 1)))
    let survey = try #require(study.layout.keys.firstIndex(of: SeriesKey(.expectedUptake, technology: 0)))
    for quarter in 0..<8 {
      let arm = study.arms[0][0]
      #expect(arm.value(key: segment, quarter: quarter, layout: study.layout).isNaN == (quarter < 2))
      // Calendar quarters −2 … 5; −1 and 3 are last quarters of a year.
      #expect(arm.value(key: survey, quarter: quarter, layout: study.layout).isNaN == ![1, 5].contains(quarter))
    }
  }
}
