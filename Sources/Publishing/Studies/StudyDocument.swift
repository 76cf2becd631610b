import Findings
import ScenarioModel

/// `run.json` of a study: which plan was run, with what, and what is missing. It holds no time, machine, thread count
/// or shard.
enum StudyDocument {
  static func value(_ findings: DesignFindings, _ gaps: StudyResults.Gaps, _ provenance: Provenance) -> JSONValue {
    let (plan, scenario) = (findings.plan, findings.scenario)
    return .object([
      "program": .object([
        "name": .text("peloton"), "version": .text(provenance.version), "commit": .text(provenance.commit),
        "toolchain": .text(provenance.toolchain),
      ]),
      "command": .texts(provenance.command),
      "plan": .object([
        "hash": .text(plan.hash), "program": .text(plan.program), "method": .text(plan.method),
        "seed": .text(String(plan.seed)), "points": .whole(findings.points.count),
        "units": .whole(plan.units), "factors": .texts(findings.factors),
      ]),
      "inputs": .array(plan.inputs.map { .object(["path": .text($0.path), "sha256": .text($0.sha256)]) }),
      "scenario": .object([
        "id": .text(scenario.id), "title": .text(scenario.title), "question": .text(scenario.question),
      ]),
      "policies": .texts(scenario.policies.map(\.name)), "baseline": .text(scenario.study.baseline),
      "replicates": .object([
        "first": .whole(plan.replicates.lowerBound), "last": .whole(plan.replicates.upperBound),
      ]),
      "confidenceLevel": .number(scenario.study.confidenceLevel),
      "isPartial": .bool(gaps.missing + gaps.failed > 0), "unitsMissing": .whole(gaps.missing),
      "unitsFailed": .whole(gaps.failed),
    ])
  }
}
