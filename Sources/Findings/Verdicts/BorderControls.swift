import ScenarioModel

/// A cross-border policy and its controls: the same policy in everything but the partner rule (and, for
/// single firms, limits on the number of projects that are twice as large).
struct BorderControls {
  var foreign: Int
  /// Pairs from the same country. Without it nothing can be said about the border.
  var domestic: Int?
  /// Firms alone.
  var single: Int?

  /// One entry for every policy whose call demands a partner from another country.
  static func find(in scenario: Scenario) -> [BorderControls] {
    let programmes = scenario.policies.map { $0.programme.map(BorderControls.normalised) }
    return programmes.indices.compactMap { index in
      guard let programme = programmes[index], BorderControls.hasForeignCall(programme) else { return nil }
      func control(_ rule: ConsortiumRule) -> Int? {
        let wanted = BorderControls.replacing(programme, rule)
        // A project of a single firm has half the members: twice the number of projects is the same participation.
        let alternative = rule == .single ? BorderControls.doublingLimits(wanted) : wanted
        return programmes.firstIndex { $0 == wanted } ?? programmes.firstIndex { $0 == alternative }
      }
      return BorderControls(foreign: index, domestic: control(.domestic), single: control(.single))
    }
  }

  /// Rules of agencies without money say nothing and are set to one value.
  private static func normalised(_ programme: Programme) -> Programme {
    var programme = programme
    if programme.governance.pooledShare <= 0 { programme.governance.consortium = .single }
    if programme.governance.pooledShare >= 1 { programme.governance.nationalConsortium = .single }
    return programme
  }

  private static func hasForeignCall(_ programme: Programme) -> Bool {
    let hasCall = programme.instruments.contains { instrument in
      if case .call(let call) = instrument { call.share > 0 } else { false }
    }
    let governance = programme.governance
    return hasCall && programme.envelopeEuro > 0
      && (governance.consortium == .foreign || governance.nationalConsortium == .foreign)
  }

  private static func replacing(_ programme: Programme, _ rule: ConsortiumRule) -> Programme {
    var programme = programme
    if programme.governance.consortium == .foreign { programme.governance.consortium = rule }
    if programme.governance.nationalConsortium == .foreign { programme.governance.nationalConsortium = rule }
    return programme
  }

  private static func doublingLimits(_ programme: Programme) -> Programme {
    var programme = programme
    programme.instruments = programme.instruments.map { instrument in
      guard case .call(var call) = instrument else { return instrument }
      call.maxFeasibility = call.maxFeasibility.map { 2 * $0 }
      call.maxInnovation = call.maxInnovation.map { 2 * $0 }
      return .call(call)
    }
    return programme
  }
}
