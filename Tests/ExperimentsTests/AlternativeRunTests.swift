import ParallelColumns
import ScenarioModel
import Testing

@testable import Experiments

/// Runs in alternative worlds.
@Suite("Runs in alternative worlds")
struct AlternativeRunTests {
  private let scenario = TinyExperiment.scenario(replicates: .fixed(3))

  private func variant(_ programmeKnowledge: Double) -> ScenarioVariant {
    var scenario = scenario
    scenario.world.parameters[value: .programmeKnowledge] = .number(programmeKnowledge)
    let path = ScenarioPath(text: "world.parameters.programmeKnowledge")
    return ScenarioVariant(changes: [.init(path: path, value: "\(programmeKnowledge)")], scenario: scenario)
  }

  @Test func `a world leaves what the full run of its scenario leaves`() {
    let runs = AlternativeRuns([variant(0.1), variant(0.9)], replicates: [1, 2, 3])
    let record = runs.run(.init(workers: 2))
    #expect(record.planned == 2 && !record.interrupted)
    #expect(record.worlds.map(\.name) == ["programmeKnowledge 0.1", "programmeKnowledge 0.9"])
    for (world, knowledge) in zip(record.worlds, [0.1, 0.9]) {
      let full = WorldOutcomes(TinyExperiment.run(variant(knowledge).scenario))
      #expect(world.outcomes == full && full.accountsClose)
    }
    #expect(record.worlds[0].outcomes.outcomes != record.worlds[1].outcomes.outcomes)
  }

  @Test func `outcomes are those of the accounts and series`() throws {
    let study = TinyExperiment.run(scenario)
    let outcome = WorldOutcomes(study).outcomes[1][1][0]
    let row = try #require(study.arms[1][1].accounts.first)
    #expect(outcome.supported == Double(row.supported) * study.weight && outcome.supported > 0)
    #expect(outcome.net == Double(row.net) * study.weight)
    #expect(outcome.additional + outcome.deadweight <= outcome.supported)
    let cost = try #require(study.layout.keys.firstIndex(of: SeriesKey(.publicCost)))
    #expect(outcome.publicCost == study.arms[1][1].value(key: cost, quarter: 4, layout: study.layout))
    #expect(outcome.publicCost > 0 && WorldOutcomes(study).outcomes[1][0][0].publicCost == 0)
  }

  @Test(arguments: [1, 2, 3, 8])
  func `the number of threads changes no outcome`(workers: Int) {
    let runs = AlternativeRuns([variant(0.2), variant(0.8)], replicates: [1, 2])
    #expect(runs.run(.init(workers: workers)) == runs.run(.init(workers: 1)))
  }

  @Test func `a cancelled run keeps the worlds that are finished`() {
    let runs = AlternativeRuns([variant(0.2), variant(0.5), variant(0.8)], replicates: [1, 2])
    let full = runs.run(.init(workers: 1))
    for (after, expected) in [(0, 0), (3, 0), (4, 1), (7, 1), (8, 2), (12, 3)] {
      let done = SharedValue(0)
      let record = runs.run(
        .init(workers: 1, isCancelled: { done.change { $0 } >= after }, progress: { _ in done.change { $0 += 1 } }))
      #expect(record.worlds == Array(full.worlds.prefix(expected)), "after \(after) arms")
      #expect(record.interrupted == (expected < 3) && record.planned == 3)
    }
  }

  @Test func `progress counts the arms of all worlds`() {
    let seen = SharedValue<[Experiment.Progress]>([])
    let runs = AlternativeRuns([variant(0.2), variant(0.8)], replicates: [1, 2, 3])
    _ = runs.run(.init(workers: 2, progress: { progress in seen.change { $0.append(progress) } }))
    let steps = seen.change { $0 }
    #expect(steps.map(\.armsDone).sorted() == Array(1...12) && steps.allSatisfy { $0.armsPlanned == runs.armCount })
  }
}
