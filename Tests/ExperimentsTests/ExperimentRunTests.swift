import Foundation
import ParallelColumns
import ScenarioModel
import Testing

@testable import Experiments

/// Replicates, their order, stopping and cancelling.
@Suite("Experiments")
struct ExperimentRunTests {
  @Test(arguments: [1, 2, 3, 8])
  func `the number of threads changes no record`(workers: Int) {
    let scenario = TinyExperiment.scenario(replicates: .fixed(4))
    let expected = TinyExperiment.run(scenario).arms.map { $0.map(\.everything) }
    #expect(TinyExperiment.run(scenario, workers: workers).arms.map { $0.map(\.everything) } == expected)
  }

  @Test(arguments: [1, 2, 3, 5])
  func `where an experiment stops does not depend on the number of threads`(workers: Int) {
    // Loose enough to be met before the last of twelve, tight enough not to be met by the first two.
    let scenario = TinyExperiment.scenario(
      replicates: .until(indicator: "supported", relativeHalfWidth: 0.12, minimum: 2, maximum: 12))
    let study = TinyExperiment.run(scenario, workers: workers)
    let alone = TinyExperiment.run(scenario)
    #expect(study.arms.count == alone.arms.count && study.stoppingRuleMet && !study.interrupted)
    #expect(study.arms.map { $0.map(\.everything) } == alone.arms.map { $0.map(\.everything) })
    #expect((3..<12).contains(study.arms.count), "\(study.arms.count) replicates")
  }

  @Test func `an experiment that never meets its rule ends at the largest number and says so`() {
    let scenario = TinyExperiment.scenario(
      replicates: .until(indicator: "supported", relativeHalfWidth: 1e-6, minimum: 2, maximum: 5))
    let study = TinyExperiment.run(scenario)
    #expect(study.arms.count == 5 && !study.stoppingRuleMet && !study.interrupted)
  }

  /// Two arms of one replicate: the baseline, and a policy with so many additional pairs at the first horizon.
  private func replicate(_ additional: Int) -> [ArmRecord] {
    [0, 1].map { policy in
      var row = AccountRow(horizon: 3, groupKind: .all, group: 0, technology: nil)
      row.additional = policy == 1 ? additional : 0
      return ArmRecord(
        policy: policy, replicate: 1, values: [], accounts: policy == 1 ? [row] : [], money: [], links: [])
    }
  }

  @Test func `the rule looks at the Student interval relative to the mean`() {
    func isMet(_ counts: [Int], width: Double, minimum: Int = 2) -> Bool {
      let scenario = TinyExperiment.scenario(
        replicates: .until(indicator: "additional", relativeHalfWidth: width, minimum: minimum, maximum: 50))
      return StoppingRule(scenario).isMet(counts.map(replicate), SeriesLayout(scenario))
    }
    // Mean 100, standard deviation 10, four replicates: t = 3.182446, half-width 15.912.
    let counts = [88, 96, 104, 112]
    #expect(isMet(counts, width: 0.165) && !isMet(counts, width: 0.164))
    #expect(!isMet(counts, width: 0.2, minimum: 5) && !isMet([100], width: 10))
    // No effect at all is known exactly.
    #expect(isMet([0, 0], width: 0.01))
  }

  @Test func `replicates are numbered from the first one asked for, and their seeds follow`() {
    var scenario = TinyExperiment.scenario(replicates: .fixed(3))
    scenario.study.firstReplicate = 4
    let later = TinyExperiment.run(scenario)
    #expect(later.arms.map { $0[0].replicate } == [4, 5, 6])
    scenario.study.firstReplicate = 5
    #expect(TinyExperiment.run(scenario).arms[0].map(\.everything) == later.arms[1].map(\.everything))
    scenario.study.seeds = Seeds(population: 7, event: 7)
    let fixed = TinyExperiment.run(scenario)
    #expect(fixed.arms[0].map(\.everything) == fixed.arms[2].map(\.everything))
  }

  @Test func `arms stand in the order of the policies, wherever the baseline is`() {
    let nothing = Policy(name: "nothing", title: "Nothing", programme: nil)
    let policies = [TinyExperiment.vouchers(name: "first"), nothing, TinyExperiment.vouchers(2_000_000, name: "last")]
    let study = TinyExperiment.run(TinyExperiment.scenario(policies: policies, replicates: .fixed(1)))
    #expect(study.arms[0].map(\.policy) == [0, 1, 2])
    #expect(study.arms[0].map { $0.accounts.isEmpty } == [false, true, false])
    #expect(study.budgets.map { $0?.envelopeEuro } == [1_000_000, nil, 2_000_000])
  }

  @Test func `a cancelled experiment keeps a row of whole replicates that are those of the full one`() {
    let scenario = TinyExperiment.scenario(replicates: .fixed(6))
    let full = TinyExperiment.run(scenario)
    for after in [0, 1, 3, 5, 100] {
      let arms = SharedCounter()
      let asked = SharedValue(0)
      let study = Experiment(scenario).run(
        .init(
          workers: 1, isCancelled: { asked.change { $0 } > after },
          progress: { _ in
            _ = arms.takeNext()
            asked.change { $0 += 1 }
          }))
      #expect(study.interrupted == (study.arms.count < 6) && study.arms.count <= after / 2 + 1)
      for (kept, expected) in zip(study.arms, full.arms) {
        #expect(kept.map(\.everything) == expected.map(\.everything))
      }
    }
  }

  @Test func `progress counts arms up to the number planned`() {
    let seen = SharedValue<[Experiment.Progress]>([])
    let study = Experiment(TinyExperiment.scenario(replicates: .fixed(3))).run(
      .init(workers: 2, progress: { progress in seen.change { $0.append(progress) } }))
    let steps = seen.change { $0 }
    #expect(steps.map(\.armsDone).sorted() == [1, 2, 3, 4, 5, 6] && steps.allSatisfy { $0.armsPlanned == 6 })
    #expect(study.arms.count == 3)
  }

  @Test func `the flag, then the environment, then the machine says how many threads there are`() {
    let environment = ["PELOTON_THREADS": "5", "SLURM_CPUS_PER_TASK": "6"]
    func choose(_ requested: Int?, _ environment: [String: String], quota: String? = nil) -> ThreadCount.Choice {
      ThreadCount.choose(requested: requested, environment: environment, quotaText: quota, processors: 8)
    }
    #expect(choose(3, environment) == .init(count: 3, source: "--threads"))
    #expect(choose(0, [:]).count == 1)
    #expect(choose(nil, environment) == .init(count: 5, source: "PELOTON_THREADS"))
    #expect(choose(nil, ["SLURM_CPUS_PER_TASK": "6"]) == .init(count: 6, source: "SLURM_CPUS_PER_TASK"))
    #expect(choose(nil, ["PELOTON_THREADS": "many", "SLURM_CPUS_PER_TASK": "0"]).source == "processors")
    #expect(choose(nil, [:], quota: "250000 100000\n") == .init(count: 3, source: "cgroup quota"))
    #expect(choose(nil, [:], quota: "max 100000") == .init(count: 8, source: "processors"))
    #expect(choose(nil, [:], quota: "1600000 100000").source == "processors")
    #expect(choose(nil, [:], quota: "10000 100000").count == 1 && choose(nil, [:], quota: "rubbish").count == 8)
  }

  @Test func `a file's hash is the published one`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("digest-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data("abc".utf8).write(to: file)
    #expect(
      try FileDigest.sha256(ofFile: file.path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    try Data().write(to: file)
    #expect(
      try FileDigest.sha256(ofFile: file.path) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
    #expect(throws: (any Error).self) { try FileDigest.sha256(ofFile: file.path + "-missing") }
  }
}
