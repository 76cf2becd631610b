import Experiments
import ScenarioModel

/// A scenario of two countries with two small regions, one programme of vouchers and six quarters: runs in no time.
enum TinyExperiment {
  static func scenario(
    policies: [Policy]? = nil, baseline: String = "nothing", replicates: Replicates = .fixed(3), firms: Int = 60,
    count: FirmCount = .full, horizons: [Int] = [3, 6]
  ) -> Scenario {
    func country(_ code: String) -> Country {
      Country(
        code: code, sizeShares: [0.8, 0.15, 0.05], sectorShares: Array(repeating: 1 / 6, count: 6),
        adoptionShift: Array(repeating: 0, count: 6), ictShare: 0.05, hireFactor: 1, valueAddedPerEmployeeEuro: 70_000,
        enablement: 0.7, group: "W")
    }
    func region(_ code: String, _ country: Int, _ longitude: Double) -> Region {
      Region(
        code: code, name: code, country: country, longitude: longitude, latitude: 50, areaSquareKilometres: 3_000,
        population: 20_000, firms: firms)
    }
    var parameters = ParameterSet.defaults
    parameters[value: .programmeKnowledge] = .number(0.5)
    let world = WorldDescription(
      countries: [country("XA"), country("XB")], regions: [region("XA00", 0, 6), region("XB00", 1, 7)], hubs: [],
      firms: count, network: .gravity, parameters: parameters, warmUpQuarters: 2)
    return Scenario(
      id: "tiny", title: "Tiny", question: "", world: world,
      policies: policies ?? [Policy(name: "nothing", title: "Nothing", programme: nil), vouchers()],
      study: Study(
        baseline: baseline, horizonQuarters: 6, horizons: horizons, replicates: replicates, bootstrapResamples: 0))
  }

  /// Vouchers from the first quarter on.
  static func vouchers(_ envelope: Double = 1_000_000, name: String = "vouchers") -> Policy {
    Policy(
      name: name, title: name,
      programme: Programme(
        envelopeEuro: envelope, opens: Quarter(index: 0), closes: Quarter(index: 4), pelotonOnly: true,
        governance: Governance(pooledShare: 0),
        instruments: [.voucher(Voucher(share: 1, valueEuro: 7_500, studyCostEuro: 10_000))]))
  }

  static func run(_ scenario: Scenario, workers: Int = 1) -> StudyRecord {
    Experiment(scenario).run(.init(workers: workers))
  }
}

extension ArmRecord {
  /// Everything that the arm says, missing values included, for comparing runs.
  var everything: [UInt64] {
    values.map(\.bitPattern) + money.flatMap { [$0.committedEuro.bitPattern, $0.paidEuro.bitPattern] }
  }
}
