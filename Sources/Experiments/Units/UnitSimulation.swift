import ScenarioModel

/// Runs one unit: all arms of one replicate at one point.
struct UnitSimulation: Sendable {
  private let simulation: Simulation
  private let layout: RecordLayout

  /// - Parameters:
  ///   - scenario: The scenario at the point.
  ///   - layout: That of the plan.
  init(_ scenario: Scenario, layout: RecordLayout) {
    self.layout = layout
    simulation = Simulation(scenario, layout: layout.series(scenario))
  }

  /// Simulated firms.
  var firmCount: Int { simulation.firmCount }

  /// What came of a unit.
  enum Outcome: Sendable, Equatable {
    case values([Double])
    /// Why there are no values, one sentence.
    case failed(String)
    case cancelled
  }

  /// Runs a replicate; `workers` threads share one run.
  func run(_ replicate: Int, workers: Int, isCancelled: () -> Bool) -> Outcome {
    guard let arms = simulation.runReplicate(replicate, workers: { workers }, isCancelled: isCancelled)?.arms else {
      return .cancelled
    }
    guard OutcomeReduction.accountsClose(arms) else {
      return .failed("An account does not close: supported or net differs from the sum of its parts.")
    }
    let values = layout.values(arms, simulation.layout, weight: simulation.weight)
    if let position = values.firstIndex(where: \.isInfinite) {
      let column = layout.columns[position % layout.columns.count]
      return .failed("\(column.indicator.rawValue) is infinite at the end of \(Quarter(index: column.quarter)).")
    }
    return .values(values)
  }
}
