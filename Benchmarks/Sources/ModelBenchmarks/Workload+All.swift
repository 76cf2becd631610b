import Figures
import ScenarioModel

extension Workload {
  /// Everything that `make bench` measures, in this order.
  static var all: [Workload] {
    [machine] + fullModel + networkBass + studies + scales
  }

  private static var machine: Workload {
    Workload("machine", 3) { _ in ScatteredReads.measure() }
  }

  private static var fullModel: [Workload] {
    let sizes = [("full-model-16,000", 16_000, 15), ("full-model-1,000,000", 1_000_000, 7)]
    let models = sizes.map { name, firms, repetitions in
      let memory = ResidentMemory()
      return Workload(
        name, repetitions, isForBothBuilds: true,
        inPieces: { scenario in
          let model = FullModel(scenario, firms: firms)
          var measured = memory.isOver ? [:] : model.measureMemory(memory)
          for threads in [1, 2] { measured.merge(model.measure(threads: threads, bytes: memory.lastGrowth)) { $1 } }
          return model.withSpeedUp(measured)
        })
    }
    return models + [
      Workload(
        "building-16,000", 11, isForBothBuilds: true, inPieces: { Building($0, firms: 16_000, worlds: 20).measure() }),
      Workload(
        "building-1,000,000", 7, isForBothBuilds: true,
        inPieces: { Building($0, firms: 1_000_000, worlds: 1).measure() }),
      Workload("allocations", 1, isForBothBuilds: true) { Allocations($0).measure() },
      Workload("fingerprint", 1, scenario: flagshipScenario, isForBothBuilds: true) { Fingerprint.measure($0) },
      Workload("policy-arm", 25, isForBothBuilds: true, inPieces: { PolicyArm($0, firms: 16_000).measure() }),
    ]
  }

  private static var networkBass: [Workload] {
    let sizes = [
      ("10,000", 10_000, 7), ("100,000", 100_000, 5), ("1,000,000", 1_000_000, 9), ("10,000,000", 10_000_000, 1),
    ]
    let processes = [("R1", networkScenario), ("R1-slow", slowNetworkScenario)]
    return processes.flatMap { process, scenario in
      sizes.map { name, firms, repetitions in
        Workload(
          "\(process)-\(name)", repetitions, scenario: scenario, isLarge: firms > 1_000_000,
          isForBothBuilds: firms == 1_000_000,
          inPieces: { try NetworkBass($0, process: process, firms: firms).measure() })
      }
    } + [
      Workload(
        "R1-sweep", 3, scenario: networkScenario, isForBothBuilds: true, inPieces: { try ReplicateSweep($0).measure() })
    ]
  }

  private static var studies: [Workload] {
    [scenarioBaseline, scenarioFund].map { policy in
      Workload("replicates-\(policy)", 9) { try Replicates($0, policy: policy, count: Replicates.studySize).measure() }
    }
      + [fundScenario, flagshipScenario].map { name in
        Workload(name, 3, scenario: name) { ShippedScenario.measure($0, replicates: 20, threads: 2) }
      } + [
        Workload("europe-at-1:1", 1, scenario: europeScenario) { scenario in
          var scenario = scenario
          scenario.world.firms = .full
          return ShippedScenario.measure(scenario, replicates: 20, threads: 2)
        }
      ]
  }

  private static var scales: [Workload] {
    let withPolicy = [10_000, 100_000, 1_000_000].map { firms in
      scale("baltic", flagshipScenario, policy: "transnational", firms: firms, repetitions: 3)
    }
    let without = [(10_000, 1), (100_000, 1), (1_000_000, 1), (10_000_000, 1), (25_000_000, 2)].map { firms, threads in
      scale("dutch-german", fundScenario, policy: scenarioBaseline, firms: firms, threads: threads)
    }
    return withPolicy + [scale("europe", europeScenario, policy: "pooled", firms: nil)] + without
  }

  private static func scale(
    _ world: String, _ scenario: String, policy: String, firms: Int?, threads: Int = 1, repetitions: Int = 1
  ) -> Workload {
    let memory = ResidentMemory()
    return Workload(
      "scale-\(world)-\(firms.map { "\($0)" } ?? "1:1")", repetitions, scenario: scenario,
      isLarge: (firms ?? 0) > 1_000_000
    ) { scenario in
      Scale(scenario, policy: policy, firms: firms).measure(memory: memory, as: "\(world), \(policy)", threads: threads)
    }
  }
}
