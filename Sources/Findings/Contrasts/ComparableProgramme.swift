import ScenarioModel

extension Programme {
  /// Whether two programmes cost the same public money at most, to the cent.
  func hasSameEnvelope(as other: Programme) -> Bool { abs(envelopeEuro - other.envelopeEuro) < 0.005 }

  /// Whether a call has a share of the money.
  var hasCall: Bool {
    instruments.contains { instrument in
      if case .call(let call) = instrument { call.share > 0 } else { false }
    }
  }

  /// Partner rules of the agencies that have money.
  var partnerRules: Set<ConsortiumRule> {
    var rules: Set<ConsortiumRule> = []
    if governance.pooledShare > 0 { rules.insert(governance.consortium) }
    if governance.pooledShare < 1 { rules.insert(governance.nationalConsortium) }
    return rules
  }

  /// The programme with every setting that nothing reads at one value, so that programmes that act alike are equal:
  /// rules of agencies without money, partner rules without a call, joint switches without the money they act through,
  /// and what agencies would learn where they do not learn.
  var withoutIdleSettings: Programme {
    var programme = self
    func spends(_ isKind: (PolicyInstrument) -> Bool) -> Bool {
      instruments.contains { isKind($0) && $0.share > 0 }
    }
    let hasHubs = spends { if case .hubs = $0 { true } else { false } }
    let hasRules = spends { if case .regulation = $0 { true } else { false } }
    let hasTraining = spends { if case .workforce = $0 { true } else { false } }
    let isJoint = governance.pooledShare > 0
    if !isJoint || !hasCall { programme.governance.consortium = .single }
    if governance.pooledShare >= 1 || !hasCall { programme.governance.nationalConsortium = .single }
    if !isJoint || !hasHubs { programme.governance.hubLinks = false }
    if !isJoint || !hasRules { programme.governance.harmonise = false }
    if !isJoint || !hasTraining { programme.governance.jointTraining = false }
    if governance.agencyRateSpread <= 0 {
      programme.governance.club = false
      programme.governance.evaluation = .gross
    }
    return programme
  }

  /// The programme with every call's limits on the number of projects changed.
  func replacingLimits(_ change: (Double) -> Double?) -> Programme {
    var programme = self
    programme.instruments = instruments.map { instrument in
      guard case .call(var call) = instrument else { return instrument }
      call.maxFeasibility = call.maxFeasibility.flatMap(change)
      call.maxInnovation = call.maxInnovation.flatMap(change)
      return .call(call)
    }
    return programme
  }
}
