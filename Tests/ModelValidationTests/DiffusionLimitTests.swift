import AdoptionKernel
import Experiments
import Foundation
import GSLNumerics
import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

/// Epidemic and rank effects alone, against their closed forms (specification, section 8).
@Suite("Limits of diffusion")
struct DiffusionLimitTests {
  @Test func `on the complete graph awareness follows the quarterly Bass recursion`() throws {
    let scenario = try VerificationStudy.scenario("Verification/bass-complete")
    let external = scenario.world.parameters[.awarenessRate]
    let wordOfMouth = scenario.world.parameters[.wordOfMouthRate]
    var expected: [Double] = []
    var share = 0.0
    for _ in 0..<80 {
      share += (1 - share) * (1 - exp(-(external + wordOfMouth * share) / 4))
      expected.append(share)
    }
    // The recursion itself, against the specification's figures to their last digit.
    for (year, figure) in [(1, 0.033919), (2, 0.080185), (5, 0.310822), (10, 0.793118), (20, 0.995729)] {
      #expect(abs(expected[4 * year - 1] - figure) < 5e-7)
    }
    let study = VerificationStudy.run(scenario)
    #expect(study.firmCount == 100_000 && study.arms.count >= 20)
    for year in [1, 2, 5, 10, 20] {
      // Four standard errors of the mean over seeds. The mean's own bias is of the order 1/N, a hundred times less.
      let sample = try study.adoption(.iot, quarter: 4 * year - 1)
      #expect(
        abs(sample.mean - expected[4 * year - 1]) <= 4 * sample.standardError,
        "year \(year): \(sample.mean), expected \(expected[4 * year - 1])")
    }
  }

  @Test func `firms that differ in their hurdle alone adopt along a lognormal curve as the cost falls`() throws {
    let scenario = try VerificationStudy.scenario("Verification/probit")
    let study = VerificationStudy.run(scenario)
    let decline = scenario.world.parameters[list: .costDecline][Technology.iot.rawValue]
    let spread = scenario.world.parameters[.hurdleLogSd]
    for quarter in [0, 5, 10, 20, 30, 40, 50, 60] {
      let expected = Normal.cumulative((Double(quarter) / 4 - 5) * decline / spread)
      let observed = try study.adoption(.iot, quarter: quarter).mean
      // Every firm of every replicate is an independent draw: four binomial standard errors.
      let firms = Double(study.firmCount * study.arms.count)
      let tolerance = 4 * (expected * (1 - expected) / firms).squareRoot()
      #expect(abs(observed - expected) <= tolerance, "quarter \(quarter): \(observed), expected \(expected)")
    }
    // A firm adopts in the quarter in which the cost falls below what it accepts, and never gives up again.
    let curve = try (0..<80).map { try study.adoption(.iot, quarter: $0).mean }
    #expect(zip(curve, curve.dropFirst()).allSatisfy { $0 <= $1 })
  }

  @Test(arguments: ["network-bass", "network-bass-slow"])
  func `on random sources adoption follows its exact expectation`(name: String) throws {
    let scenario = try VerificationStudy.scenario("Verification/\(name)")
    let innovation = 1 - exp(-scenario.world.parameters[.awarenessRate] / 4)
    let imitation = 1 - exp(-scenario.world.parameters[.wordOfMouthRate] / 40)
    let left = shareYetToAdopt(steps: 50, sources: 10, innovation: innovation, imitation: imitation)
    let study = VerificationStudy.run(scenario)
    #expect(study.firmCount == 100_000 && study.arms.count >= 20)
    for quarter in [0, 1, 4, 9, 14, 19, 29, 49] {
      let sample = try study.adoption(.iot, quarter: quarter)
      // Four standard errors of the mean over seeds. Firms met twice among sources of sources move the expectation by
      // the order of 1/N, which is less.
      #expect(
        abs(sample.mean - (1 - left[quarter + 1])) <= 4 * sample.standardError,
        "quarter \(quarter): \(sample.mean), expected \(1 - left[quarter + 1])")
    }
  }

  /// Share yet to adopt after 0, 1, … steps of the network Bass process with infinitely many firms.
  ///
  /// Following sources backwards never meets a firm twice then, and nobody influences the own sources, so that sources
  /// are independent of one another: `S(t) = (1 − p)^t·G(t)^k`. `G` is the expectation, over when one source adopts, of
  /// `(1 − q)` for every step at whose beginning it had adopted.
  private func shareYetToAdopt(steps: Int, sources: Int, innovation: Double, imitation: Double) -> [Double] {
    var left = [1.0]
    for step in 1...steps {
      var spared = left[step - 1]
      for adopted in 1..<step {
        spared += (left[adopted - 1] - left[adopted]) * pow(1 - imitation, Double(step - adopted))
      }
      left.append(pow(1 - innovation, Double(step)) * pow(spared, Double(sources)))
    }
    return left
  }

  /// The network Bass process: given what its sources do, every firm is an independent coin. So in every quarter the
  /// new adopters among firms with n adopting sources are binomial, and the standardised surprise is normal.
  @Test func `a firm adopts with the probability that its number of adopting sources gives it`() throws {
    let scenario = try VerificationStudy.scenario("Verification/random-in-degree")
    let technology = Technology.iot.rawValue
    var firms = [Double](repeating: 0, count: 11)
    var adopters = firms
    var surprise = 0.0
    var variance = 0.0
    for seed in 1...4 as ClosedRange<UInt64> {
      var before: [Int] = []
      VerificationStudy.follow(scenario, policy: 0, seed: seed, quarters: 40) { quarter, world in
        for firm in 0..<world.firmCount where quarter >= 0 && before[firm] >= 0 {
          let count = before[firm]
          let expected = 1 - 0.99 * pow(0.97, Double(count))
          let adopted = world.exposure.adoptedMask[firm] != 0
          firms[count] += 1
          adopters[count] += adopted ? 1 : 0
          surprise += (adopted ? 1 : 0) - expected
          variance += expected * (1 - expected)
        }
        before = (0..<world.firmCount).map { firm in
          world.exposure.adoptedMask[firm] != 0
            ? -1 : world.exposure.neighbours(of: firm, using: technology)
        }
      }
    }
    // Four standard deviations, for all firms together and for each number of sources.
    #expect(abs(surprise) <= 4 * variance.squareRoot())
    for count in 0...10 {
      let expected = 1 - 0.99 * pow(0.97, Double(count))
      let tolerance = 4 * (expected * (1 - expected) / max(1, firms[count])).squareRoot()
      #expect(firms[count] > 1_000, "too few firms with \(count) adopting sources to say anything")
      #expect(abs(adopters[count] / firms[count] - expected) <= tolerance, "\(count) adopting sources")
    }
  }

  @Test func `word of mouth is fastest on the complete graph and slowest on a ring`() throws {
    var scenario = try VerificationStudy.scenario("Verification/bass-complete")
    for index in scenario.world.regions.indices { scenario.world.regions[index].firms = 10_000 }
    // Few firms begin, so that it matters who tells whom.
    scenario.world.parameters[value: .awarenessRate] = .number(0.002)
    scenario.world.parameters[value: .wordOfMouthRate] = .number(2)
    scenario.study.replicates = .fixed(10)
    let networks: [NetworkDescription] = [.complete, .poisson(meanDegree: 6), .ring(neighbours: 3)]
    let curves = try networks.map { network in
      scenario.world.network = network
      let study = VerificationStudy.run(scenario)
      return try (0..<80).map { try study.adoption(.iot, quarter: $0) }
    }
    for quarter in [11, 15, 19, 27, 39] {
      let (complete, random, ring) = (curves[0][quarter], curves[1][quarter], curves[2][quarter])
      // Not slower by more than four standard errors of the difference; strictly faster in the middle, below.
      let first = 4 * (complete.standardError + random.standardError)
      let second = 4 * (random.standardError + ring.standardError)
      #expect(complete.mean >= random.mean - first, "complete against random in quarter \(quarter)")
      #expect(random.mean >= ring.mean - second, "random against ring in quarter \(quarter)")
    }
    let totals = curves.map { curve in curve.map(\.mean).reduce(0, +) }
    #expect(totals[0] > totals[1] && totals[1] > totals[2])
  }
}
