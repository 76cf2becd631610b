import Experiments
import Findings
import Foundation
import ScenarioModel
import Testing

/// What a policy's effect comes from (attribution by channel): exact statements only, in real worlds.
@Suite("Attribution by channel")
struct AttributionTests {
  /// Channels of the net effect in each replicate, by horizon: exact, since simulated pairs are whole.
  private func findings(
    _ name: String, policy: String, replicates: Int, _ set: (inout ParameterSet) -> Void = { _ in }
  ) throws -> (study: StudyRecord, findings: StudyFindings) {
    var scenario = try VerificationStudy.scenario(name)
    scenario.policies = scenario.policies.filter { [scenario.study.baseline, policy].contains($0.name) }
    scenario.study.replicates = .fixed(replicates)
    scenario.study.bootstrapResamples = 0
    set(&scenario.world.parameters)
    let explained = try scenario.policy(policy)
    let study = Experiment(scenario, explaining: [explained]).run(
      .init(workers: ProcessInfo.processInfo.activeProcessorCount))
    return (study, try StudyFindings(study))
  }

  private func estimate(_ findings: StudyFindings, _ channel: Channel, _ indicator: String = "net") -> [Estimate] {
    findings.attribution.rows.filter {
      $0.channel == channel && $0.label.indicator == indicator && $0.label.groupKind == "all"
    }.map(\.estimate)
  }

  @Test func `the fund acts by its grants, by demonstrations and by peers, and nothing remains`() throws {
    let (study, findings) = try findings("industr-i40", policy: "industr-i40", replicates: 2)
    #expect(study.explanations.map { $0[0].arms.count } == [2, 2])
    for (place, horizon) in study.scenario.study.horizons.enumerated() {
      let means = [Channel.call, .demonstrations, .peers, .remainder, .total].map {
        estimate(findings, $0)[place].mean ?? .nan
      }
      #expect(means[3] == 0 && means[0] + means[1] + means[2] == means[4])
      let net = findings.effect(of: "industr-i40", EffectKey(.net, horizon: horizon))?.mean
      #expect(net == means[4])
      // Grants carry the fund at its end: it pays for uses, and what others do is an echo of them.
      if place == 0 { #expect(means[0] > 0 && means[0] > abs(means[1]) + abs(means[2])) }
    }
    // Within ten years somebody has heard of a supported use, and somebody has seen one.
    let last = study.explanations.flatMap { $0 }.map { record in
      (record.arms[0].pairQuarters != record.arms[1].pairQuarters, record.whole.pairs != record.arms[0].pairs)
    }
    #expect(last.contains { $0.0 } && last.contains { $0.1 })
  }

  @Test func `where nobody learns from others peers bring nothing, and where nobody watches, demonstrations nothing`()
    throws
  {
    let (study, findings) = try findings("Verification/every-instrument", policy: "every-instrument", replicates: 4) {
      // Word of mouth, conversations, legitimacy, company of users, and ties to users: all that a peer can do.
      for name in [ParameterName.wordOfMouthRate, .sharingProbability, .legitimacyThreshold, .hubTieProbability] {
        $0[value: name] = .number(0)
      }
      $0[value: .abandonRate] = .list(Array(repeating: 0, count: 6))
      $0[value: .demonstrationRate] = .number(0)
    }
    for record in study.explanations.flatMap({ $0 }) {
      #expect(record.whole == record.arms[0] && record.arms[0] == record.arms[1])
      #expect(record.whole != record.baseline)
    }
    for channel in [Channel.peers, .demonstrations] {
      #expect(estimate(findings, channel).allSatisfy { $0.mean == 0 && $0.sd == 0 })
    }
  }

  @Test func `six instruments close in every replicate, and rules that are not yet in force bring nothing`() throws {
    let (study, findings) = try findings("Verification/every-instrument", policy: "every-instrument", replicates: 6)
    #expect(study.explanations.allSatisfy { $0[0].arms.count == 14 })
    for indicator in ["net", "adopterYears"] {
      for place in 0..<2 {
        let parts = Channel.allCases.filter { $0 != .total }.compactMap { channel -> Double? in
          let all = estimate(findings, channel, indicator)
          return all.isEmpty ? nil : all[place].mean
        }
        let total = try #require(estimate(findings, .total, indicator)[place].mean)
        // Means of real uses: sums of rounded numbers.
        #expect(parts.count == 9 && abs(parts.reduce(0, +) - total) < 1e-9 * max(1, abs(total)))
      }
    }
    // Ordered in the first quarter at the earliest, in force six quarters later: after the first horizon.
    #expect(estimate(findings, .regulation)[0] == Estimate(mean: 0, sd: 0, lower: 0, upper: 0, replicates: 6))
  }
}
