import AdoptionKernel
import Experiments
import ScenarioModel
import Testing
import WorldBuilding

/// Governance: six switches, the same money in every mode (specification, section 7).
@Suite("Field: governance")
struct GovernanceTests {
  private static let modes = [
    Governance(pooledShare: 0),
    Governance(pooledShare: 0.5, hubLinks: true, harmonise: true, jointTraining: true, club: true),
    Governance(pooledShare: 1, hubLinks: true, harmonise: true, jointTraining: true, club: true),
  ]

  private static let everything = [
    FieldWorld.call(0.35), FieldWorld.voucher(0.1), FieldWorld.hubMoney(0.2), FieldWorld.training(0.15),
    FieldWorld.campaign(0.1), FieldWorld.rules(0.1),
  ]

  /// Net budgets and administration of each policy, EUR.
  private func totals(_ scenario: Scenario) -> [Double] {
    Simulation(scenario).budgets().compactMap { budget in
      budget?.agencies.reduce(0.0) { $0 + $1.administrationEuro + $1.netEuro.reduce(0, +) }
    }
  }

  @Test(arguments: [1.0, 6_000_000, 77_999_999.99])
  func `every mode has the same envelope to the cent, administration and coordination included`(envelope: Double) throws
  {
    var small = FieldWorld.scenario(
      Self.modes.map { FieldWorld.programme(Self.everything, envelope: envelope, $0) })
    for count in [FirmCount.full, .count(1_234)] {
      small.world.firms = count
      #expect(totals(small).count == 3 && totals(small).allSatisfy { abs($0 - envelope) < 0.005 })
    }
    for name in ["industr-i40", "lithuanian-robotics"] {
      var real = try VerificationStudy.scenario(name)
      real.policies = small.policies
      #expect(totals(real).allSatisfy { abs($0 - envelope) < 0.005 })
    }
  }

  /// What is booked over the whole run: administration in full, everything else within its budget.
  @Test func `administration is booked in full, coordination on joint money only`() throws {
    let scenario = FieldWorld.scenario(Self.modes.map { FieldWorld.programme(Self.everything, $0) })
    for (policy, pooled) in [0, 0.5, 1].enumerated() {
      var booked = 0.0
      var shares: [Double] = []
      FieldWorld.follow(scenario, policy: policy + 1, quarters: 20) { _, world in
        booked += world.committed(.administration)
        shares = world.agencies.map(\.administration)
      }
      #expect(abs(booked - 6_000_000 * (0.08 + 0.05 * pooled)) < 0.005)
      #expect(abs(shares.reduce(0, +) - booked) < 0.005)
    }
  }

  @Test func `national money follows the firms of the countries`() {
    let scenario = FieldWorld.scenario([FieldWorld.programme(Self.everything)])
    let agencies = WorldBuilder(scenario.world).fundedAgencies(of: FieldWorld.programme(Self.everything))
    #expect(agencies.map(\.index) == [0, 1, 2] && !agencies.contains(where: \.isJoint))
    for (agency, firms) in zip(agencies, [1_000.0, 800, 600]) {
      #expect(abs(agency.callBudget - 6_000_000 * 0.92 * 0.35 * firms / 2_400) < 0.01)
    }
  }

  @Test func `the modes of a scenario file are those of the specification`() throws {
    let mixed = try VerificationStudy.scenario("Verification/every-instrument")
    var expected = Self.modes[1]
    expected.agencyRateSpread = 0.1
    #expect(mixed.policies[1].programme?.governance == expected)
    // No mode given: national.
    #expect(try VerificationStudy.scenario("minimal").policies[1].programme?.governance == Self.modes[0])
  }

  /// A switch of the joint agency that its money cannot use changes no firm; the same switch with the money does.
  @Test(arguments: [
    ("hubLinks", "hubs"), ("harmonise", "regulation"), ("jointTraining", "workforce"), ("consortium", "call"),
    ("club", "finance"),
  ])
  func `a switch changes what its instrument pays for and nothing else`(name: String, instrument: String) {
    func governance(_ isOn: Bool, spread: Double = 0) -> Governance {
      Governance(
        pooledShare: 0.5, consortium: name == "consortium" && isOn ? .foreign : .single,
        hubLinks: name == "hubLinks" && isOn, harmonise: name == "harmonise" && isOn,
        jointTraining: name == "jointTraining" && isOn, club: name == "club" && isOn, agencyRateSpread: spread)
    }
    func differing(_ instruments: [PolicyInstrument], spread: Double = 0) -> Int {
      let scenario = FieldWorld.scenario(
        [false, true].map {
          FieldWorld.programme(instruments, envelope: 12_000_000, governance($0, spread: spread))
        })
      // The switch moves no money from one agency or instrument to another.
      let budgets = Simulation(scenario).budgets()
      #expect(budgets[1] == budgets[2])
      return SideBySide.differing(scenario, 1, 2, quarters: 20)
    }
    let all: [(key: String, instrument: PolicyInstrument)] = [
      ("call", FieldWorld.call(0.2)), ("hubs", FieldWorld.hubMoney(0.2)), ("workforce", FieldWorld.training(0.2)),
      ("awareness", FieldWorld.campaign(0.2)), ("regulation", FieldWorld.rules(0.2)),
    ]
    if name == "club" {
      let finance = [FieldWorld.call(0.5), FieldWorld.voucher(0.5)]
      #expect(differing(finance) == 0)
      #expect(differing(finance, spread: 0.2) > 0)
      return
    }
    #expect(differing(all.filter { $0.key != instrument }.map(\.instrument)) == 0)
    #expect(differing(all.map(\.instrument)) > 0)
  }

  @Test func `without a joint agency its switches have nobody to act through`() {
    var none = Self.modes[2]
    none.pooledShare = 0
    let scenario = FieldWorld.scenario([none, Self.modes[0]].map { FieldWorld.programme(Self.everything, $0) })
    #expect(SideBySide.differing(scenario, 1, 2, quarters: 20) == 0)
  }
}
