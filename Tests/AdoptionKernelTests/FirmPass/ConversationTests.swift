import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Phase 3c, and what beliefs are made of.
@Suite("Conversation and belief")
struct ConversationTests {
  @Test func `one tie drawn uniformly passes on its experience, less often among competitors`() {
    // Firm 0 is tied to 1 in its own region and sector, to 2 in its region but another sector, and to 3 abroad.
    var world = HandMade.world(firms: [3, 1], ties: [(0, 1), (0, 2), (0, 3)]) { parameters in
      parameters.sharingProbability = 0.8
      parameters.competitorSharing = 0.25
      parameters.fitSd = 0.35
      parameters.fitSectorShare = 0.3
      parameters.evaluation = PerSize(repeating: 0)
    }
    world.traits.sector[2] = 4
    world.tell(0, 1)
    world.tell(0, 4)
    world.use(1, 1)
    world.use(2, 4)
    world.use(3, 1)
    world.use(3, 4)
    world.applyExogenousChange(at(0))
    var counts = [0, 0]
    var sums = [0.0, 0.0]
    for quarter in 0..<60 {
      world.runFirmPass(at(quarter), workers: 1)
      let draws = world.eventDraws
      let partner = [1, 2, 3][Int(draws.uniform(.firmQuarter, quarter: quarter, entity: 0, sub: 8) * 3)]
      let chance = partner == 1 ? 0.2 : 0.8
      guard draws.uniform(.firmQuarter, quarter: quarter, entity: 0, sub: 9) < chance else { continue }
      for (index, technology) in [1, 4].enumerated()
      where world.exposure.adoptedMask[partner] & (1 << technology) != 0 {
        let noise = draws.normal(.peerNoise, quarter: quarter, entity: 0, sub: technology)
        let fit = world.fit(firm: partner, sector: Int(world.traits.sector[partner]), technology: technology)
        counts[index] += 1
        sums[index] += fit + 0.8 * noise
      }
    }
    for (index, technology) in [1, 4].enumerated() {
      #expect(counts[index] > 10)
      #expect(Int(world.progress.signalCount[technology]) == counts[index])
      #expect(isClose(Double(world.progress.signalSum[technology]), sums[index], within: 1e-5))
    }
    // Who has no question learns nothing.
    for firm in 1..<4 {
      for technology in 0..<6 { #expect(world.progress.signalCount[firm * technologyCount + technology] == 0) }
    }
  }

  @Test func `a belief counts two hundred signals at most`() {
    var world = HandMade.world(firms: [1, 1], ties: [(0, 1)]) { parameters in
      parameters.sharingProbability = 1
      parameters.competitorSharing = 1
    }
    world.tell(0, 1)
    world.use(1, 1)
    world.progress.signalCount[1] = 199
    world.applyExogenousChange(at(0))
    for quarter in 0..<3 { world.runFirmPass(at(quarter), workers: 1) }
    #expect(world.progress.signalCount[1] == 200)
  }

  @Test func `a belief weighs the prior and the signals by their precision`() {
    var world = HandMade.world { parameters in
      parameters.priorBias = 0.2
      parameters.uncertaintyAversion = 0.4
      parameters.standardsUncertainty = 0.25
    }
    world.places.harmonisation = [1, 0.6, 0.6, 1]
    world.applyExogenousChange(at(0))
    // v₀ = 0.5·(1 + 0.25·0.4) = 0.55; precision = 1/0.3025 + n/0.64.
    let prior = 1 / 0.3025
    let precision = prior + 8 / 0.64
    let mean = (0.2 * prior + 3 / 0.64) / precision
    #expect(isClose(world.belief(country: 0, count: 8, sum: 3, discounted: false), mean, within: 1e-12))
    let discounted = mean - 0.4 / precision.squareRoot()
    #expect(isClose(world.belief(country: 1, count: 8, sum: 3, discounted: true), discounted, within: 1e-12))
    #expect(isClose(world.belief(country: 0, count: 0, sum: 0, discounted: true), 0.2 - 0.4 * 0.55, within: 1e-12))
  }

  @Test func `beliefs follow rules and parameters that move between quarters`() {
    var world = HandMade.world { $0.standardsUncertainty = 0.25 }
    world.places.harmonisation = [1, 0.6, 0.6, 1]
    world.applyExogenousChange(at(0))
    let sd = { (world: borrowing World) in world.tables.beliefSd[Tables.beliefWidth + 8] }
    #expect(isClose(sd(world), 1 / (1 / 0.3025 + 8 / 0.64).squareRoot(), within: 1e-12))
    world.applyExogenousChange(at(1))
    #expect(isClose(sd(world), 1 / (1 / 0.3025 + 8 / 0.64).squareRoot(), within: 1e-12))
    world.places.harmonisation = [1, 1, 1, 1]
    world.applyExogenousChange(at(2))
    #expect(isClose(sd(world), 1 / (1 / 0.25 + 8 / 0.64).squareRoot(), within: 1e-12))
    world.parameters.peerNoise = 0.4
    world.applyExogenousChange(at(3))
    #expect(isClose(sd(world), 1 / (1 / 0.25 + 8 / 0.16).squareRoot(), within: 1e-12))
    world.parameters.priorSd = 1
    world.applyExogenousChange(at(4))
    #expect(isClose(sd(world), 1 / (1 + 8 / 0.16).squareRoot(), within: 1e-12))
  }

  @Test func `a tie is found at its place: network ties ascending, then extra ties in order of creation`() {
    var world = HandMade.world(firms: [3, 3], ties: [(2, 5), (2, 0)])
    world.addTie(2, 4, at(0))
    world.addTie(2, 1, at(0))
    #expect((0..<4).map { world.tie(of: 2, place: $0, degree: 4) } == [0, 5, 4, 1])
    let everyone = HandMade.world(firms: [3, 3], kind: .complete)
    #expect((0..<5).map { everyone.tie(of: 2, place: $0, degree: 5) } == [0, 1, 3, 4, 5])
  }

  @Test(arguments: [1, 2, 3, 7, 40, 65_535]) func `the place of a tie in whole numbers is that of the uniform`(
    degree: Int
  ) {
    for word: UInt32 in [0, 1, 2, 1_431_655_764, 1_431_655_765, 2_147_483_647, 2_147_483_648, .max - 1, .max] {
      let place = drawnPlace(word, among: degree)
      // Exact in double precision: 33 bits times at most 16.
      #expect(place == Int(uniformOf(word) * Double(degree)))
      #expect(place >= 0 && place < degree)
    }
  }
}
