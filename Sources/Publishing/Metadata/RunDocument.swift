import Findings
import ScenarioModel

/// `run.json`: what was run, with what, and what a reader must be warned of. It holds no time, machine or thread count.
enum RunDocument {
  static let fileName = "run.json"

  static func value(_ findings: StudyFindings, _ provenance: Provenance) -> JSONValue {
    let scenario = findings.scenario
    let world = scenario.world
    return [
      "program": [
        "name": "peloton", "version": .string(provenance.version), "commit": JSONValue(provenance.commit),
        "toolchain": .string(provenance.toolchain),
      ],
      "command": .array(provenance.command.map { .string($0) }),
      "inputs": .array(
        provenance.inputs.map { ["path": .string($0.path), "sha256": .string($0.sha256)] }),
      "scenario": [
        "id": .string(scenario.id), "title": .string(scenario.title), "question": .string(scenario.question),
      ],
      "world": [
        "countries": .array(world.countries.map { .string($0.code) }),
        "regions": .integer(world.regions.count),
        "simulatedFirms": .integer(findings.firmCount), "weight": .number(findings.weight),
      ],
      "policies": .array(scenario.policies.map { policy($0, baseline: scenario.study.baseline) }),
      "study": study(findings),
      "parametersOutsideRange": .array(provenance.parametersOutsideRange.map { .string($0) }),
      "notices": .array(findings.notices.map(notice)),
      "resolvedScenario": provenance.resolvedScenario ?? .null,
    ]
  }

  /// A finding or warning as a JSON object.
  static func notice(_ notice: Notice) -> JSONValue {
    [
      "kind": .string(notice.kind.rawValue), "code": .string(notice.code), "policy": JSONValue(notice.policy),
      "text": .string(notice.text),
    ]
  }

  private static func policy(_ policy: Policy, baseline: String) -> JSONValue {
    [
      "name": .string(policy.name), "title": .string(policy.title), "isBaseline": .bool(policy.name == baseline),
      "envelopeEuro": JSONValue(policy.programme?.envelopeEuro),
      "opens": JSONValue(policy.programme?.opens.description),
      "closes": JSONValue(policy.programme?.closes.description),
    ]
  }

  private static func study(_ findings: StudyFindings) -> JSONValue {
    let study = findings.scenario.study
    return [
      "baseline": .string(study.baseline),
      "horizons": .array(findings.horizons.map { .integer($0) }),
      "replicates": .integer(findings.replicates.count),
      "firstReplicate": findings.replicates.first.map { .integer($0) } ?? .null,
      "lastReplicate": findings.replicates.last.map { .integer($0) } ?? .null,
      "populationSeed": seed(study.seeds.population), "eventSeed": seed(study.seeds.event),
      "confidenceLevel": .number(study.confidenceLevel), "bootstrapResamples": .integer(study.bootstrapResamples),
      "stoppingRuleMet": .bool(findings.stoppingRuleMet), "interrupted": .bool(findings.interrupted),
    ]
  }

  /// Seeds are texts: many readers of JSON round whole numbers beyond 2⁵³.
  private static func seed(_ seed: UInt64?) -> JSONValue {
    .string(seed.map { String($0) } ?? "number of the replicate")
  }
}
