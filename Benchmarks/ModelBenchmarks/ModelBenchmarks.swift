import Benchmark
import Figures
import ScenarioModel

/// What `make bench` measures. The harness runs each benchmark in a process of its own and repeats it; every repetition
/// takes its own times and notes them, so that a figure and what it is compared with come from the same seconds.
///
/// The harness reads its clock twice a repetition, and a repetition takes from a tenth of a second to half a minute: it
/// does not touch the figures.
let benchmarks: @Sendable () -> Void = {
  for (name, firms, repetitions) in [("16,000", 16_000, 15), ("1,000,000", 1_000_000, 5)] {
    let memory = ResidentMemory()
    repeated("Full model, \(name) firms", repetitions) { scenario in
      let model = FullModel(scenario, firms: firms)
      return model.measure(threads: 1, memory: memory).merging(model.measure(threads: 2, memory: memory)) { $1 }
    }
  }
  repeated("One arm of the fund against one without policy, 16,000 firms", 25) { scenario in
    PolicyArm(scenario, firms: 16_000).measure()
  }
  for policy in [scenarioBaseline, scenarioFund] {
    repeated("Replicates on two threads against one, \(policy)", 9) { scenario in
      Replicates(scenario, policy: policy, count: 16).measure()
    }
  }
  for name in [fundScenario, flagshipScenario] {
    repeated("\(name), 20 replicates, two threads", 3, scenario: name) { scenario in
      ShippedScenario.measure(scenario, replicates: 20, threads: 2)
    }
  }
  for (name, firms) in [("10,000", 10_000), ("100,000", 100_000), ("1,000,000", 1_000_000)] {
    let memory = ResidentMemory()
    repeated("The flagship's world, \(name) firms, transnational", 5, scenario: flagshipScenario) { scenario in
      Scale(scenario, policy: "transnational", firms: firms).measure(memory: memory, as: "baltic")
    }
  }
  let memory = ResidentMemory()
  repeated("Every manufacturer of Europe, pooled", 3, scenario: europeScenario) { scenario in
    Scale(scenario, policy: "pooled", firms: nil).measure(memory: memory, as: "europe")
  }
}

/// Scenario files that the benchmarks read, without their extension.
let fundScenario = "industr-i40"
let flagshipScenario = "baltic-sea-region"
let europeScenario = "digitising-european-industry"

/// Names of the two policies that are looked at one by one.
let scenarioBaseline = "no-policy"
let scenarioFund = "industr-i40"

/// Registers a benchmark that notes what each of its repetitions measures.
private func repeated(
  _ name: String, _ repetitions: Int, scenario: String = fundScenario,
  _ measure: @escaping @Sendable (Scenario) -> [Figure: Double]
) {
  let configuration = Benchmark.Configuration(
    metrics: [.wallClock], timeUnits: .milliseconds, warmupIterations: 0, maxDuration: .seconds(900),
    maxIterations: repetitions)
  Benchmark(
    name, configuration: configuration,
    closure: { _, scenario in
      let bystanders = Bystanders()
      var measured = measure(scenario)
      measured[Figure(.bystanders)] = bystanders.processors
      try Notebook.add(measured)
    },
    setup: {
      tell("\(name) ...")
      return try ShippedScenario.load(scenario)
    })
}
