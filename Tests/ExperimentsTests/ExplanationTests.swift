import AdoptionKernel
import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

@testable import Experiments

/// The extra runs that say through which channels a policy acts.
@Suite("Explanations")
struct ExplanationTests {
  private static let nothing = Policy(name: "nothing", title: "Nothing", programme: nil)

  /// Every instrument, each with a sixth of the money.
  private static func mix(_ kinds: [InstrumentKind] = InstrumentKind.allCases, spread: Double = 0) -> Policy {
    let call = OpenCall(
      share: 1 / 6, grantRate: 0.5, capPerFirmEuro: 50_000, capBasis: .grant, studies: .optional,
      feasibilityCostEuro: 25_000, feasibilityCapPerFirmEuro: 12_500, feasibilityBudgetShare: 0.2, upfrontShare: 0.3,
      maxFeasibility: nil, maxInnovation: nil, selection: .score)
    let all: [PolicyInstrument] = [
      .call(call), .voucher(Voucher(share: 1 / 6, valueEuro: 7_500, studyCostEuro: 10_000)),
      .hubs(HubFunding(share: 1 / 6)), .workforce(Training(share: 1 / 6)),
      .awareness(AwarenessCampaign(share: 1 / 6)), .regulation(RuleMaking(share: 1 / 6)),
    ]
    var governance = Governance(pooledShare: 0.5)
    governance.agencyRateSpread = spread
    return Policy(
      name: "mix", title: "Mix",
      programme: Programme(
        envelopeEuro: 12_000_000, opens: Quarter(index: 0), closes: Quarter(index: 4), pelotonOnly: true,
        governance: governance, instruments: all.filter { kinds.contains($0.kind) }))
  }

  private static func scenario(
    _ policy: Policy, baseline: Policy = nothing, network: NetworkDescription = .gravity, replicates: Int = 2
  ) -> Scenario {
    var scenario = TinyExperiment.scenario(
      policies: [baseline, policy], baseline: baseline.name, replicates: .fixed(replicates))
    scenario.world.network = network
    // A hub too small for its requests, so that money for hubs buys something.
    scenario.world.hubs = [
      HubSite(name: "Hub", region: 0, technologyMask: 63, sectorMask: 63, capacityPerQuarter: 0.2)
    ]
    scenario.study.horizonQuarters = 12
    scenario.study.horizons = [6, 12]
    return scenario
  }

  @Test func `one instrument takes two extra runs, two take four, six take fourteen`() {
    func runs(_ kinds: [InstrumentKind], baseline: Policy = Self.nothing) -> Int {
      ExplanationPlan(Self.scenario(Self.mix(kinds), baseline: baseline), policy: 1).arms.count
    }
    #expect(runs([.call]) == 2 && runs([.call, .hubs]) == 4 && runs([.call, .hubs, .workforce]) == 8)
    #expect(runs(InstrumentKind.allCases) == 14)
    // Without a call nothing is demonstrated.
    #expect(runs([.hubs]) == 1 && runs([.hubs, .voucher]) == 3)
    // A baseline with a programme differs from the policy even when all money is withheld.
    #expect(runs([.call], baseline: TinyExperiment.vouchers()) == 3)
    #expect(runs([]) == 0)
  }

  @Test func `an instrument without money is none`() {
    var policy = Self.mix([.call, .hubs])
    policy.programme?.instruments[1] = .hubs(HubFunding(share: 0))
    #expect(ExplanationPlan(Self.scenario(policy), policy: 1).instruments == [.call])
    policy.programme?.envelopeEuro = 0
    #expect(ExplanationPlan(Self.scenario(policy), policy: 1).instruments == [])
  }

  /// Runs the baseline and beside it a world under a policy, and shows both after every quarter.
  private func compare(
    _ scenario: Scenario, withholding withheld: Set<InstrumentKind>, led: Bool = true,
    _ look: (borrowing World, borrowing World) -> Void
  ) {
    let builder = WorldBuilder(scenario.world)
    var baseline = builder.build(populationSeed: 3, eventSeed: 3, quarterCount: 14)
    var arm = World(copying: baseline)
    builder.adopt(scenario.policies[1], in: &arm, withholding: withheld)
    if led { arm.leadPerception() }
    var memory = BaselineMemory(scenario, firmCount: baseline.firmCount)
    memory.rememberChanges(from: baseline)
    for _ in 0..<14 {
      baseline.advance()
      memory.remember(baseline)
      arm.advance()
      if led { memory.showUses(in: &arm) }
      look(baseline, arm)
    }
  }

  /// Whether firms of two worlds differ in anything that outlasts a quarter.
  private func differ(_ one: borrowing World, _ other: borrowing World) -> Bool {
    for pair in 0..<one.firmCount * technologyCount {
      if one.progress.stage[pair] != other.progress.stage[pair]
        || one.progress.coolUntil[pair] != other.progress.coolUntil[pair]
        || one.progress.signalSum[pair].bitPattern != other.progress.signalSum[pair].bitPattern
        || one.exposure.neighbours(of: pair / technologyCount, using: pair % technologyCount)
          != other.exposure.neighbours(of: pair / technologyCount, using: pair % technologyCount)
        || one.history.supported[pair] != other.history.supported[pair]
      {
        return true
      }
    }
    for firm in 0..<one.firmCount {
      if one.exposure.degree[firm] != other.exposure.degree[firm]
        || one.projects.cash[firm].bitPattern != other.projects.cash[firm].bitPattern
        || one.progress.ability[firm].bitPattern != other.progress.ability[firm].bitPattern
      {
        return true
      }
    }
    return one.tables.adopters != other.tables.adopters
  }

  @Test(arguments: [true, false])
  func `a policy whose money is all withheld is the baseline, with and without muted peers`(led: Bool) {
    compare(Self.scenario(Self.mix(spread: 0.1)), withholding: Set(InstrumentKind.allCases), led: led) {
      let different = differ($0, $1)
      #expect(!different)
    }
  }

  @Test(arguments: [NetworkDescription.gravity, .complete, .randomInDegree(sources: 3)])
  func `with muted peers a firm's neighbours are those of the baseline along its own ties`(
    network: NetworkDescription
  ) {
    var differences = 0
    var extraTies = 0
    compare(Self.scenario(Self.mix(), network: network), withholding: []) { baseline, arm in
      for firm in 0..<arm.firmCount {
        if arm.exposure.adoptedMask[firm] != baseline.exposure.adoptedMask[firm] { differences += 1 }
        #expect(arm.exposure.perceivedMask[firm] == baseline.exposure.adoptedMask[firm])
        guard network != .complete else { continue }
        var sources = arm.network.tieRange(of: firm).map { Int(arm.network.ties[$0]) }
        for place in 0..<arm.network.extraCount(of: firm) {
          sources.append(arm.network.extraTie(of: firm, at: place))
          extraTies += 1
        }
        for technology in 0..<technologyCount {
          let users = sources.filter { baseline.exposure.adoptedMask[$0] & (1 << technology) != 0 }.count
          #expect(arm.exposure.neighbours(of: firm, using: technology) == users)
        }
      }
      #expect(arm.tables.adopters == baseline.tables.adopters)
    }
    // The policy does change uses, and makes ties where there are any.
    #expect(differences > 0 && (extraTies > 0) == (network == .gravity))
  }

  @Test(arguments: InstrumentKind.allCases)
  func `withholding an instrument is a policy without its money`(kind: InstrumentKind) {
    let builder = WorldBuilder(Self.scenario(Self.mix()).world)
    var withheld = builder.build(populationSeed: 5, eventSeed: 5, quarterCount: 14)
    var without = World(copying: withheld)
    var whole = World(copying: withheld)
    builder.adopt(Self.mix(), in: &withheld, withholding: [kind])
    // The same shares of the same envelope, one instrument less; what is left over is nobody's.
    builder.adopt(Self.mix(InstrumentKind.allCases.filter { $0 != kind }), in: &without)
    builder.adopt(Self.mix(), in: &whole)
    for _ in 0..<14 {
      withheld.advance()
      without.advance()
      whole.advance()
      let different = differ(withheld, without)
      #expect(!different)
    }
    let matters = differ(withheld, whole)
    #expect(matters)
  }

  private func run(_ scenario: Scenario, explaining: [Int] = [1], workers: Int = 1) -> StudyRecord {
    Experiment(scenario, explaining: explaining).run(.init(workers: workers))
  }

  @Test func `explaining changes nothing else, and no number of threads changes an explanation`() {
    let scenario = Self.scenario(Self.mix(spread: 0.1))
    let plain = run(scenario, explaining: [])
    let explained = run(scenario)
    #expect(plain.explanations.isEmpty && explained.explanations.map(\.count) == [1, 1])
    #expect(plain.arms.map { $0.map(\.everything) } == explained.arms.map { $0.map(\.everything) })
    #expect(plain.arms.map { $0.map(\.accounts) } == explained.arms.map { $0.map(\.accounts) })
    #expect(run(scenario, workers: 2).explanations == explained.explanations)
  }

  @Test func `tallies are the uses that accounts and levels are made of`() throws {
    let study = run(Self.scenario(Self.mix()))
    let years = try #require(study.layout.keys.firstIndex(of: SeriesKey(.adopterYears)))
    var nets = 0
    for (records, arms) in zip(study.explanations, study.arms) {
      #expect(records[0].policy == 1 && records[0].arms.count == 14 && records[0].replicate == arms[0].replicate)
      for row in arms[1].accounts
      where row.technology == nil && (row.groupKind == .all || row.groupKind == .country) {
        let cell = (row.horizon == 6 ? 0 : 3) + (row.groupKind == .all ? 0 : 1 + row.group)
        #expect(records[0].whole.pairs[cell] - records[0].baseline.pairs[cell] == row.net)
        nets += abs(row.net)
      }
      for (arm, tally) in [(arms[0], records[0].baseline), (arms[1], records[0].whole)] {
        let quarter = 11 - study.layout.firstQuarter
        #expect(arm.value(key: years, quarter: quarter, layout: study.layout) == Double(tally.pairQuarters[3]) / 4)
      }
    }
    #expect(nets > 0)
  }

  @Test func `progress counts the extra runs, and cancelling drops the whole replicate`() {
    let scenario = Self.scenario(Self.mix([.call]))
    let seen = SharedValue<[Experiment.Progress]>([])
    let full = Experiment(scenario, explaining: [1]).run(
      .init(workers: 1, progress: { progress in seen.change { $0.append(progress) } }))
    #expect(seen.change { $0 }.map(\.armsDone) == Array(1...8))
    #expect(seen.change { $0 }.allSatisfy { $0.armsPlanned == 8 })
    let asked = SharedValue(0)
    let cut = Experiment(scenario, explaining: [1]).run(
      .init(workers: 1, isCancelled: { asked.change { $0 } > 6 }, progress: { _ in asked.change { $0 += 1 } }))
    #expect(cut.interrupted && cut.arms.count == 1 && cut.explanations == [full.explanations[0]])
  }
}
