import AdoptionKernel
import Experiments
import Foundation
import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

/// Thresholds alone: crowds, fronts and critical mass (specification, section 8). Cascades have a file of their own.
@Suite("Limits of contagion")
struct ContagionLimitTests {
  private func users(_ name: String) throws -> [Double] {
    let scenario = try VerificationStudy.scenario("Verification/\(name)")
    let study = VerificationStudy.run(scenario)
    return try (0..<scenario.study.horizonQuarters).map { try study.values(SeriesKey(.usedPairs), quarter: $0)[0] }
  }

  @Test func `identical firms without any mechanism stand still`() throws {
    #expect(try users("identical-firms").allSatisfy { $0 == 0 })
  }

  @Test func `in Granovetter's crowd one firm follows the other until everyone has joined`() throws {
    let curve = try users("granovetter")
    for (index, count) in curve.enumerated() { #expect(count == Double(min(index + 1, 100))) }
  }

  @Test func `raising one threshold from 1 to 2 leaves Granovetter's crowd with a single adopter`() throws {
    #expect(try users("granovetter-broken").allSatisfy { $0 == 1 })
  }

  @Test func `on a ring the front moves by one firm a quarter in both directions`() throws {
    for (index, count) in try users("ring").enumerated() { #expect(count == Double(min(100, 2 + 2 * (index + 1)))) }
  }

  @Test func `on a lattice adoption is a diamond that grows by one step a quarter`() throws {
    let curve = try users("lattice")
    for steps in 1...50 { #expect(curve[steps - 1] == Double(1 + 2 * steps * (steps + 1))) }
    #expect(curve[98] < 10_201 && curve[99] == 10_201)
  }

  @Test func `a push past the threshold lasts, and one that ends below it falls back to nothing`() throws {
    var scenario = try VerificationStudy.scenario("Verification/critical-mass")
    let threshold = scenario.world.parameters[.legitimacyThreshold]
    for share in [0.1, 0.2, 0.3, 0.35, 0.45, 0.5, 0.6, 0.8] {
      scenario.world.offSwitches.push?.share = share
      let study = VerificationStudy.run(scenario)
      let atEndOfPush = try study.adoption(.iot, quarter: 7)
      let atEnd = try study.adoption(.iot, quarter: 79)
      for (before, after) in zip(atEndOfPush, atEnd) {
        // Nothing between the two: users give up with 1/2·(1 − share) a quarter, so a few hundredths may be pausing.
        #expect(before >= threshold ? after > 0.99 : after == 0, "pushed \(share): \(before), then \(after)")
      }
    }
  }

  @Test func `the shipped pushes end on either side of the threshold`() throws {
    #expect(try users("critical-mass")[79] > 0.99 * 10_000)
    #expect(try users("critical-mass-too-small")[79] == 0)
  }

  @Test func `without abandonment a push that ends below the threshold stays where it was left`() throws {
    var scenario = try VerificationStudy.scenario("Verification/critical-mass-too-small")
    scenario.world.parameters[value: .abandonRate] = .list([0, 0, 0, 0, 0, 0])
    let study = VerificationStudy.run(scenario)
    for (before, after) in try zip(study.adoption(.iot, quarter: 7), study.adoption(.iot, quarter: 79)) {
      #expect(before == after && abs(before - 0.3) < 0.02)
    }
  }

  @Test func `critical mass is there on a random graph whose firms have many neighbours`() throws {
    var scenario = try VerificationStudy.scenario("Verification/critical-mass")
    // With 20 neighbours and a threshold of 0.4 single neighbours set off nothing.
    scenario.world.network = .poisson(meanDegree: 20)
    for (share, lasts) in [(0.15, false), (0.8, true)] {
      scenario.world.offSwitches.push?.share = share
      let study = VerificationStudy.run(scenario)
      for after in try study.adoption(.iot, quarter: 79) { #expect(lasts ? after > 0.98 : after == 0) }
    }
  }
}
