import Experiments
import ScenarioModel

/// The flagship study with twenty replicates of the full population, run once for all tests that read it.
enum FundStudy {
  static let replicates = 20

  static let shared = Result<StudyRecord, any Error> {
    var scenario = try VerificationStudy.scenario("industr-i40")
    scenario.study.replicates = .fixed(replicates)
    return VerificationStudy.run(scenario)
  }
}
