import Findings
import ScenarioModel

/// `run.json`: what was run, with what, and what a reader must be warned of. It holds no time, machine or thread count.
enum RunDocument {
  static let fileName = "run.json"

  static func value(_ findings: StudyFindings, _ provenance: Provenance) -> JSONValue {
    let scenario = findings.scenario
    return .object([
      "program": .object([
        "name": .text("peloton"), "version": .text(provenance.version), "commit": .text(provenance.commit),
        "toolchain": .text(provenance.toolchain),
      ]),
      "command": .texts(provenance.command),
      "inputs": .array(
        provenance.inputs.map { .object(["path": .text($0.path), "sha256": .text($0.sha256)]) }),
      "scenario": .object([
        "id": .text(scenario.id), "title": .text(scenario.title), "question": .text(scenario.question),
      ]),
      "world": .object([
        "countries": .texts(scenario.world.countries.map(\.code)), "regions": .whole(scenario.world.regions.count),
        "simulatedFirms": .whole(findings.firmCount), "weight": .number(findings.weight),
      ]),
      "policies": .array(scenario.policies.map { policy($0, baseline: scenario.study.baseline) }),
      "study": study(findings),
      "parametersOutsideRange": .texts(provenance.parametersOutsideRange),
      "notices": .array(findings.notices.map(notice)),
      "resolvedScenario": provenance.resolvedScenario ?? .null,
      "origins": .object(
        provenance.origins.map {
          JSONValue.Member($0.path, .object(["place": .text($0.origin), "source": .text($0.source)]))
        }),
    ])
  }

  /// A finding or warning as a JSON object.
  static func notice(_ notice: Notice) -> JSONValue {
    .object([
      "kind": .text(notice.kind.rawValue), "code": .text(notice.code), "policy": .text(notice.policy),
      "text": .text(notice.text),
    ])
  }

  private static func policy(_ policy: Policy, baseline: String) -> JSONValue {
    .object([
      "name": .text(policy.name), "title": .text(policy.title), "isBaseline": .bool(policy.name == baseline),
      "envelopeEuro": .number(policy.programme?.envelopeEuro), "opens": .text(policy.programme?.opens.description),
      "closes": .text(policy.programme?.closes.description),
    ])
  }

  private static func study(_ findings: StudyFindings) -> JSONValue {
    let study = findings.scenario.study
    return .object([
      "baseline": .text(study.baseline), "horizons": .array(findings.horizons.map { .whole($0) }),
      "replicates": .whole(findings.replicates.count), "firstReplicate": .whole(findings.replicates.first),
      "lastReplicate": .whole(findings.replicates.last), "populationSeed": seed(study.seeds.population),
      "eventSeed": seed(study.seeds.event), "confidenceLevel": .number(study.confidenceLevel),
      "bootstrapResamples": .whole(study.bootstrapResamples), "stoppingRuleMet": .bool(findings.stoppingRuleMet),
      "interrupted": .bool(findings.interrupted),
      "alternativeWorlds": .whole(findings.alternatives.map { $0.worlds.count - 1 }),
    ])
  }

  /// Seeds are texts: many readers of JSON round whole numbers beyond 2⁵³.
  private static func seed(_ seed: UInt64?) -> JSONValue {
    .text(seed.map { String($0) } ?? "number of the replicate")
  }
}
