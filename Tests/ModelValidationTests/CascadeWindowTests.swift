import AdoptionKernel
import Experiments
import Foundation
import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

/// Watts' cascade window: one seed on a Poisson graph whose firms adopt once a share of 0.18 of their neighbours has.
/// Firms with at most five neighbours are vulnerable: one adopting neighbour suffices.
@Suite("Cascade window")
struct CascadeWindowTests {
  /// A cascade is global when it reaches a tenth of the firms: finite clusters below the window have at most some dozens
  /// of 10,000 firms, cascades inside it most of them, and nothing lies between.
  private static let globalShare = 0.1

  /// Share of replicates with a global cascade.
  private func frequency(meanDegree: Double) throws -> (global: Double, largest: Double, replicates: Double) {
    var scenario = try VerificationStudy.scenario("Verification/watts")
    scenario.world.network = .poisson(meanDegree: meanDegree)
    let study = VerificationStudy.run(scenario)
    let sizes = try study.adoption(.iot, quarter: scenario.study.horizonQuarters - 1)
    let global = sizes.filter { $0 > Self.globalShare }.count
    return (Double(global) / Double(sizes.count), sizes.max() ?? 0, Double(sizes.count))
  }

  /// Probability that a random firm touches the giant cluster of vulnerable firms (Watts 2002, generating functions):
  /// `1 − exp(−z(1 − u))` with u the chance that a tie does not lead into it.
  private func reach(meanDegree z: Double) -> Double {
    var outside = 0.0
    for _ in 0..<10_000 {
      // A tie leads to a firm with k ties with probability k·p_k/z = p_(k−1); k − 1 of them lead on.
      var probability = exp(-z)
      var vulnerable = 0.0
      var leadsNowhere = 0.0
      for further in 0...4 {
        vulnerable += probability
        leadsNowhere += probability * pow(outside, Double(further))
        probability *= z / Double(further + 1)
      }
      outside = 1 - vulnerable + leadsNowhere
    }
    return 1 - exp(-z * (1 - outside))
  }

  @Test(arguments: [2.0, 3, 4])
  func `inside the window a seed sets off a global cascade as often as theory says`(meanDegree: Double) throws {
    let observed = try frequency(meanDegree: meanDegree)
    let expected = reach(meanDegree: meanDegree)
    // Four binomial standard errors of 40 seeds, and a tenth for small clusters that ignite a firm with more ties.
    let tolerance = 4 * (expected * (1 - expected) / observed.replicates).squareRoot() + 0.1
    #expect(abs(observed.global - expected) <= tolerance, "\(observed), expected \(expected)")
    #expect(observed.global > 0.5)
  }

  @Test(arguments: [0.6, 0.9, 8, 10])
  func `outside the window no seed sets off a global cascade`(meanDegree: Double) throws {
    let observed = try frequency(meanDegree: meanDegree)
    #expect(observed.global == 0, "\(observed)")
  }

  @Test func `the window's edges are where the vulnerable firms stop to hang together`() {
    // z·P(at most three further ties) = 1: just above 1 and somewhat below 6.
    #expect(reach(meanDegree: 0.95) < 0.01 && reach(meanDegree: 1.1) > 0.01)
    #expect(reach(meanDegree: 5.6) > 0.01 && reach(meanDegree: 6) < 0.01)
  }

  @Test func `a firm without neighbours never adopts`() throws {
    var scenario = try VerificationStudy.scenario("Verification/watts")
    scenario.world.network = .poisson(meanDegree: 2)
    var start: [Bool] = []
    var lonely = 0
    VerificationStudy.follow(scenario, policy: 0, seed: 1, quarters: 100) { quarter, world in
      if quarter < 0 { start = (0..<world.firmCount).map { world.exposure.adoptedMask[$0] != 0 } }
      guard quarter == 99 else { return }
      for firm in 0..<world.firmCount where world.exposure.degree[firm] == 0 && !start[firm] {
        lonely += 1
        #expect(world.exposure.adoptedMask[firm] == 0)
      }
    }
    // e⁻² of 10,000 firms have no neighbour.
    #expect(lonely > 1_000)
  }
}
