import Glibc
import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Shortcuts of phase 9 give what the long way gives.
@Suite("Running counts")
struct RunningCountTests {
  @Test func `stages read six at a time are those read one by one`() {
    let stages: [UInt8] = [Stage.unaware, Stage.aware, Stage.inProject, Stage.isolated, Stage.integrated]
    var column = Column<UInt8>(repeating: 0, count: 18)
    for number in 0..<15_625 {
      var rest = number
      for technology in 0..<6 {
        column[6 + technology] = stages[rest % 5]
        rest /= 5
      }
      let six = (0..<6).map { column[6 + $0] }
      let bytes = StageBytes(column, 1)
      #expect(bytes.known == mask(six) { $0 >= Stage.aware })
      #expect(bytes.integrated == mask(six) { $0 == Stage.integrated })
    }
  }

  @Test func `counts that follow the changes are counts of all firms`() {
    var world = busyWorld()
    for quarter in 0..<30 {
      world.advance()
      // Several quarters are followed before all firms are counted again.
      guard quarter % 5 == 4 else { continue }
      let followed = world.observation
      world.sight.isStale = true
      world.observe(at(0))
      let counted = world.observation
      #expect(agree(followed, counted))
      for segment in 0..<3 {
        var sum = 0.0
        for firm in 0..<world.firmCount
        where world.traits.sizeClass[firm] < 2 && world.history.segment[firm] == segment {
          sum += Double(world.history.logProductivity[firm]) + Double(world.progress.productivityGain[firm])
        }
        #expect(abs(counted.logProductivity[segment] - sum) < 1e-6)
      }
    }
    #expect(world.observation.integrated.reduce(0, +) > 0)
  }

  @Test func `a copied world goes on with the counts of the one it was copied from`() {
    var world = busyWorld()
    for _ in 0..<7 { world.advance() }
    var copy = World(copying: world)
    for quarter in 7..<12 {
      world.advance()
      copy.advance(workers: 2)
      #expect(agree(world.observation, copy.observation), "quarter \(quarter)")
    }
    #expect(!copy.sight.isStale && world.observation.integrated.reduce(0, +) > 0)
  }

  @Test func `what was noted before everything is counted anew counts once`() {
    var world = busyWorld()
    for _ in 0..<3 { world.advance() }
    world.sight.isStale = true
    world.advance()
    let followed = world.observation
    var again = World(copying: world)
    again.sight.isStale = true
    again.observe(at(0))
    #expect(agree(followed, again.observation) && followed.used.reduce(0, +) > 0)
  }

  /// Whether two observations count the same and add up to the same bits.
  private func agree(_ one: Observation, _ other: Observation) -> Bool {
    let counts: [(Observation) -> [Int]] = [
      \.aware, \.used, \.integrated, \.sectorAware, \.sectorUsed, \.sectorIntegrated, \.advancedSme, \.sme, \.firms,
      \.sectorFirms,
    ]
    return counts.allSatisfy { $0(one) == $0(other) }
      && (0..<3).allSatisfy { one.logProductivity[$0] == other.logProductivity[$0] }
  }

  @Test func `the survey counts those who pay back in time, as the decision would`() {
    var world = busyWorld()
    for quarter in 0..<12 { pass(&world, at(quarter), 1) }
    world.takeSurvey(workers: 1)
    var willing = Array(repeating: 0, count: world.observation.willing.count)
    for firm in 0..<world.firmCount where world.traits.sizeClass[firm] < 2 {
      for technology in 0..<6 where world.progress.stage[firm * 6 + technology] == Stage.aware {
        let years = world.payback(
          firm, technology, cost: world.cost(firm, technology), grant: 0, discounted: true)
        if years <= Double(world.traits.hurdleYears[firm]) { willing[world.country(of: firm) * 6 + technology] += 1 }
      }
    }
    #expect(world.observation.willing == willing)
    #expect(willing.reduce(0, +) > 0)
  }

  @Test func `prices on the scale of beliefs`() {
    #expect(Tables.logPrice(cost: 0, benefit: 0.1) == -.infinity)
    #expect(Tables.logPrice(cost: 5, benefit: 0) == .infinity)
    #expect(Tables.logPrice(cost: 5, benefit: 0.1) == logarithm(50))
  }

  @Test func `every phase gives the same bits for any number of threads`() {
    var one = busyWorld()
    var several = busyWorld()
    for quarter in 0..<12 {
      let now = at(quarter)
      for (threads, isFirst) in [(1, true), (3, false)] {
        if isFirst { pass(&one, now, threads) } else { pass(&several, now, threads) }
      }
      #expect(one.observation.logProductivity[1] == several.observation.logProductivity[1])
      #expect(
        one.observation.jobs == several.observation.jobs && one.observation.willing == several.observation.willing)
      #expect(one.ledger.grossJobLoss == several.ledger.grossJobLoss)
      #expect(one.ledger.privateOutlay == several.ledger.privateOutlay && one.ledger.intents == several.ledger.intents)
      for firm in 0..<one.firmCount {
        #expect(one.projects.activity[firm] == several.projects.activity[firm])
        #expect(one.history.jobs[firm] == several.history.jobs[firm])
        for pair in firm * 6..<firm * 6 + 6 {
          #expect(one.exposure.adoptedNeighbours[pair] == several.exposure.adoptedNeighbours[pair])
        }
      }
    }
    #expect(one.ledger.drops > 0 && one.ledger.privateOutlay > 0 && one.lists.requests.count > 0)
  }

  /// A quarter with so many threads in every phase, however few firms there are.
  private func pass(_ world: inout World, _ now: Moment, _ threads: Int) {
    world.applyExogenousChange(now, workers: threads)
    world.serveHubRequests(now)
    world.runFirmPass(now, workers: threads)
    world.allocateSupport(now, workers: threads)
    world.matchSpecialists(now, workers: threads)
    world.dropAndComplete(now, workers: threads)
    world.spreadAdoption(now, workers: threads)
    world.settleMarket(now, workers: threads)
    world.observe(now, workers: threads)
  }

  /// Two blocks of firms that hear, invest, fail, give up, integrate and ask hubs; too few specialists for all.
  private func busyWorld() -> World {
    let hub = Hubs.Hub(region: 0, technologyMask: 63, sectorMask: 63, baseCapacity: 20)
    var world = HandMade.world(
      firms: [700, 500], ties: (0..<1_199).map { ($0, $0 + 1) }, hubs: [hub]
    ) { parameters in
      parameters.awarenessRate = 0.4
      parameters.successBase = 0.6
      parameters.sharingProbability = 0.5
      parameters.integrationRate = 0.3
      parameters.abandonRate = PerTechnology(repeating: 0.5)
      parameters.fitSd = 0.8
      parameters.uncertaintyAversion = 0.6
      parameters.cost = [30_000, 50_000, 20_000, 40_000, 25_000, 35_000]
      parameters.hireProbability = PerSize(repeating: 0.5)
      parameters.inflowRate = 1
      parameters.sharesSensitivity = 0.3
      parameters.hubRequestProbability = 0.5
    }
    for firm in 0..<1_200 {
      world.traits.sector[firm] = UInt8(firm % 6)
      world.traits.sizeClass[firm] = UInt8(firm % 11 / 5)
      world.history.segment[firm] = UInt8(firm % 3)
      world.history.logProductivity[firm] = 11 + Float(firm % 7) / 3
      world.traits.hurdleYears[firm] = 0.5 + Float(firm % 5) / 4
    }
    return world
  }

  private func mask(_ stages: [UInt8], _ isIn: (UInt8) -> Bool) -> UInt8 {
    stages.enumerated().reduce(0) { $0 | (isIn($1.element) ? 1 << $1.offset : 0) }
  }
}
