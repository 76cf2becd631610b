public import ScenarioModel

/// A field of policy: what an instrument works through.
public enum PolicyField: Int, CaseIterable, Sendable {
  case regulation, awareness, finance, workforce, hubs

  /// Spelling in tables.
  public var key: String { String(describing: self) }

  /// The field of an instrument; call and voucher are both finance.
  public init(_ instrument: PolicyInstrument) {
    self =
      switch instrument {
      case .call, .voucher: .finance
      case .hubs: .hubs
      case .workforce: .workforce
      case .awareness: .awareness
      case .regulation: .regulation
      }
  }
}

/// Policies that mix some fields in every possible way at equal envelope: every combination of the fields but the empty
/// one occurs exactly once, and the policies differ in nothing but their instruments.
public struct Factorial: Sendable, Equatable {
  /// The fields that are varied, two or more.
  public let fields: [PolicyField]
  /// Index in `Scenario.policies` of the mix with bit set b of the fields, at place b − 1; bit i is `fields[i]`.
  public let policies: [Int]

  /// The policy that spends on exactly these fields, as a bit set of places in ``fields``.
  func policy(_ mask: Int) -> Int { policies[mask - 1] }

  /// Bit sets of all mixes.
  var masks: Range<Int> { 1..<(1 << fields.count) }

  /// The factorials of a scenario, each as large as it can be, by their first policy. The baseline takes no part: it
  /// costs nothing and so is not a mix at equal cost.
  public static func find(in scenario: Scenario) -> [Factorial] {
    var groups: [(frame: Programme, members: [Member])] = []
    for (index, policy) in scenario.policies.enumerated() where index != scenario.baselineIndex {
      guard let programme = policy.programme, programme.envelopeEuro > 0 else { continue }
      let frame = Factorial.frame(programme)
      let fields = Set(programme.instruments.filter { $0.share > 0 }.map(PolicyField.init))
      if let group = groups.firstIndex(where: { isSame($0.frame, frame) }) {
        groups[group].members.append(Member(policy: index, fields: fields))
      } else {
        groups.append((frame, [Member(policy: index, fields: fields)]))
      }
    }
    return groups.flatMap { largest(in: $0.members) }.sorted { ($0.policies.min() ?? 0) < ($1.policies.min() ?? 0) }
  }

  private struct Member {
    var policy: Int
    var fields: Set<PolicyField>
  }

  /// The programme without its instruments: what must be the same for all mixes.
  private static func frame(_ programme: Programme) -> Programme {
    var frame = programme
    frame.instruments = []
    if programme.governance.pooledShare <= 0 { frame.governance.consortium = .single }
    if programme.governance.pooledShare >= 1 { frame.governance.nationalConsortium = .single }
    return frame
  }

  private static func isSame(_ one: Programme, _ other: Programme) -> Bool {
    var alike = other
    alike.envelopeEuro = one.envelopeEuro
    return one.hasSameEnvelope(as: other) && one == alike
  }

  /// Complete factorials among policies of one frame that are part of no larger one.
  private static func largest(in members: [Member]) -> [Factorial] {
    let all = PolicyField.allCases
    let candidates = (1..<(1 << all.count)).filter { $0.nonzeroBitCount >= 2 }
      .sorted { ($1.nonzeroBitCount, $0) < ($0.nonzeroBitCount, $1) }
    var found: [(mask: Int, factorial: Factorial)] = []
    for candidate in candidates where !found.contains(where: { $0.mask & candidate == candidate }) {
      let fields = all.filter { candidate & (1 << $0.rawValue) != 0 }
      let mixes = (1..<(1 << fields.count)).map { mask in
        let wanted = Set(fields.indices.filter { mask & (1 << $0) != 0 }.map { fields[$0] })
        return members.filter { $0.fields == wanted }.map(\.policy)
      }
      guard mixes.allSatisfy({ $0.count == 1 }) else { continue }
      found.append((candidate, Factorial(fields: fields, policies: mixes.map { $0[0] })))
    }
    return found.map(\.factorial)
  }
}
