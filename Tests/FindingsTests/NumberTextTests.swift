import Experiments
import Findings
import ScenarioModel
import Testing

@Suite("Numbers in words")
struct NumberTextTests {
  @Test(arguments: [
    (0.0, "0"), (4.24, "4.2"), (9.96, "10"), (61.4, "61"), (1_234_567.0, "1,234,567"), (-0.04, "0.0"),
    (-1200, "-1,200"),
  ])
  func `counts are rounded and grouped`(value: Double, text: String) {
    #expect(NumberText.count(value) == text)
  }

  @Test(arguments: [(148_912.3, "149,000"), (999.6, "1,000"), (95.4, "95"), (0, "0"), (12_345_678, "12,300,000")])
  func `costs keep three significant digits`(value: Double, text: String) {
    #expect(NumberText.significant(value) == text)
  }

  @Test func `shares, millions and intervals are spelled for reading`() {
    #expect(NumberText.percent(0.4321) == "43 %")
    #expect(NumberText.percent(0.0123) == "1.2 %")
    #expect(NumberText.millions(9_440_000) == "9.4")
    #expect(NumberText.millions(250_000) == "0.25")
    #expect(NumberText.interval(Estimate(mean: 61.3, lower: 52.2, upper: 70.4)) == "61 [52, 70]")
    #expect(NumberText.interval(Estimate(mean: 1.24, lower: -0.5, upper: 3)) == "1.2 [-0.5, 3.0]")
    #expect(NumberText.interval(Estimate(mean: 3, replicates: 1)) == "3.0")
    #expect(NumberText.count(nil) == NumberText.missing)
    #expect(NumberText.percent(.nan) == NumberText.missing)
  }

  @Test func `an interval on one side of zero is not printed as if it reached zero`() {
    #expect(NumberText.interval(Estimate(mean: 11.2, lower: 0.3, upper: 22.1)) == "11.2 [0.3, 22.1]")
    #expect(NumberText.interval(Estimate(mean: -0.02, lower: -0.04, upper: -0.004)) == "-0.020 [-0.040, -0.004]")
    #expect(NumberText.interval(Estimate(mean: 0.01, lower: -0.01, upper: 0.03)) == "0.01 [-0.01, 0.03]")
    // What rounding leaves of a difference that cancels is no number to spell out.
    #expect(NumberText.interval(Estimate(mean: 1e-17, lower: 0, upper: 1e-17)) == "0.0 [0.0, 0.0]")
    #expect(NumberText.interval(Estimate(mean: 0, lower: -12, upper: 12.2)) == "0 [-12, 12]")
  }

  @Test func `every indicator has a unit and a meaning, and each name occurs once`() {
    let all = IndicatorDefinition.all
    #expect(all.allSatisfy { !$0.meaning.isEmpty && !$0.unit.isEmpty })
    #expect(Set(all.map(\.name)).count == Indicator.allCases.count)
  }

  @Test func `combinations of support are spelled in the order of the bits`() {
    let labels = Labels(TinyStudy.scenario([], resamples: 0).world)
    #expect(labels.group(.support, 3) == "study+grant")
    #expect(labels.group(.support, 12) == "voucher+hub")
    #expect(labels.group(.segment, 2) == "leader")
    #expect(labels.group(.region, 1) == "NL22")
    #expect(labels.agency(2) == "joint")
  }
}
