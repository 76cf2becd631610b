import GSLNumerics
import Testing

@Suite("Distributions")
struct DistributionTests {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.1; Abramowitz and Stegun, table 26.5.
  @Test(arguments: [
    (0.5, 0.0), (0.9, 1.2815515655446004), (0.975, 1.959963984540054), (0.995, 2.5758293035489004),
    (0.9999, 3.719016485455709), (1e-10, -6.361340902404056),
  ])
  func `normal quantiles have their published values`(p: Double, z: Double) throws {
    #expect(abs(try Normal.quantile(p) - z) < 1e-13 * max(1, abs(z)))
    #expect(abs(Normal.cumulative(z) - p) < 1e-15 + 1e-14 * p)
  }

  @Test func `shares of nothing and of everything are infinitely far out`() throws {
    #expect(try Normal.quantile(0) == -.infinity)
    #expect(try Normal.quantile(1) == .infinity)
    #expect(Normal.cumulative(-.infinity) == 0)
    #expect(Normal.cumulative(.infinity) == 1)
  }

  // NIST/SEMATECH e-Handbook, 1.3.6.7.2 (three decimals).
  @Test(arguments: [
    (0.975, 1.0, 12.706), (0.975, 4.0, 2.776), (0.975, 9.0, 2.262), (0.975, 19.0, 2.093), (0.95, 9.0, 1.833),
    (0.995, 30.0, 2.750),
  ])
  func `student quantiles have their published values`(p: Double, degrees: Double, t: Double) throws {
    let quantile = try StudentT.quantile(p, degreesOfFreedom: degrees)
    #expect(abs(quantile - t) < 5.1e-4)
    #expect(abs(try StudentT.cumulative(quantile, degreesOfFreedom: degrees) - p) < 1e-12)
  }

  @Test func `student with one degree of freedom is the cauchy distribution`() throws {
    // tan(0.45 · π), the closed form of its quantile at 0.95.
    #expect(abs(try StudentT.quantile(0.95, degreesOfFreedom: 1) - 6.313751514675043) < 1e-12)
  }

  @Test(arguments: [-0.1, 1.1, .nan, .infinity])
  func `a probability outside its domain is an error that says so, not an abort`(p: Double) {
    #expect(throws: NumericsError.self) { try Normal.quantile(p) }
    #expect(throws: NumericsError.self) { try StudentT.quantile(p, degreesOfFreedom: 3) }
  }

  @Test(arguments: [0, -1, .nan, .infinity])
  func `degrees of freedom that are not positive are refused`(degrees: Double) {
    #expect(throws: NumericsError.self) { try StudentT.quantile(0.975, degreesOfFreedom: degrees) }
    #expect(throws: NumericsError.self) { try StudentT.cumulative(0, degreesOfFreedom: degrees) }
  }

  @Test func `an error names the function, the argument, what was found and what is expected`() {
    let error = NumericsError(function: "Normal.quantile", argument: "p", value: 40, expected: "in [0, 1]")
    #expect(error.description == "Normal.quantile: p is 40.0, but must be in [0, 1].")
  }
}
