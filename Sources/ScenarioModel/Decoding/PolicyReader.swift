/// Builds the policies of a scenario: each is an overlay on no policy at all, or on another policy.
struct PolicyReader {
  let world: WorldDescription
  let horizonQuarters: Int
  var problems: ProblemList
  /// What the file says about each policy, in the order of the file.
  private let said: [SourceNode.Entry]
  /// The same with everything inherited; nil for a policy that extends in a circle or extends none.
  private var resolved: [String: SourceNode?] = [:]
  private var envelopes: [String: Double?] = [:]

  init(_ policies: SourceNode, world: WorldDescription, horizonQuarters: Int, problems: ProblemList) {
    said = policies.entries.filter { !$0.value.isNull }
    self.world = world
    self.horizonQuarters = horizonQuarters
    self.problems = problems
  }

  /// The policies that can be built; what hinders the others is told.
  mutating func policies() -> [Policy] {
    said.compactMap { entry in
      guard let node = resolve(entry.key, through: []) else { return nil }
      var check = ShapeCheck(.whole)
      check.check(node, ScenarioKeys.policy, path(entry.key))
      problems.add(check.problems.problems)
      guard check.isSound else { return nil }
      return policy(entry.key, node)
    }
  }

  private func path(_ name: String) -> String { "policies.\(name)" }

  private func policy(named name: String) -> SourceNode.Entry? { said.first { $0.key == name } }

  /// The policy with everything it inherits and without empty values. Titles and sources are not inherited.
  private mutating func resolve(_ name: String, through: [String]) -> SourceNode? {
    if let known = resolved[name] { return known }
    guard let entry = policy(named: name) else { return nil }
    var node = entry.value
    if let extends = node["extends"], let parent = extends.text {
      if parent == name || through.contains(parent) {
        let circle = ([parent] + through.drop { $0 != parent }.dropFirst() + [name, parent]).joined(separator: " → ")
        let chain = parent == name ? "\(name) → \(name)" : circle
        problems.error(extends.place, "\(path(name)).extends", "leads in a circle: \(chain).")
        resolved[name] = .some(nil)
        return nil
      }
      if policy(named: parent) == nil {
        let hint = NearestWord.hint(for: parent, among: said.map(\.key).filter { $0 != name }, noun: "policy")
        problems.error(extends.place, "\(path(name)).extends", "is \(parent), which is no policy here. \(hint)")
        resolved[name] = .some(nil)
        return nil
      }
      guard let lower = resolve(parent, through: through + [name]) else {
        resolved[name] = .some(nil)
        return nil
      }
      let kept = lower.entries.filter { !["title", "source", "extends"].contains($0.key) }
      node = Overlay.lay(node, over: SourceNode(lower.place, .mapping(kept)))
    }
    node = Overlay.withoutNulls(node)
    resolved[name] = node
    return node
  }

  private mutating func policy(_ name: String, _ node: SourceNode) -> Policy? {
    let title = node["title"]?.text ?? name
    guard let programmeNode = node["programme"] else {
      for key in ["governance", "instruments"] {
        guard let entry = node.entry(key), !entry.value.entries.isEmpty else { continue }
        problems.error(
          entry.place, "\(path(name)).\(key)",
          "stands without a programme. Add programme: { envelopeEuro, opens, closes }.")
        return nil
      }
      return Policy(name: name, title: title, programme: nil)
    }
    let governance = Self.governance(node["governance"], world.parameters)
    guard let envelope = envelope(of: name, through: []), let opens = programmeNode["opens"]?.quarter,
      let closes = programmeNode["closes"]?.quarter
    else { return nil }
    let programme = Programme(
      envelopeEuro: envelope, opens: opens, closes: closes, pelotonOnly: programmeNode["pelotonOnly"]?.flag ?? true,
      governance: governance, instruments: InstrumentReader.instruments(node["instruments"], world.parameters))
    let context = PolicyContext(
      world: world, horizonQuarters: horizonQuarters, programme: programme, node: node, path: path(name))
    PolicyChecks(context: context).run(&problems)
    BudgetChecks(context: context).run(&problems)
    return Policy(name: name, title: title, programme: programme)
  }

  /// Total public cost of a policy; nil after telling why it has none.
  private mutating func envelope(of name: String, through: [String]) -> Double? {
    if let known = envelopes[name] { return known }
    let result = computeEnvelope(of: name, through: through)
    envelopes[name] = .some(result)
    return result
  }

  private mutating func computeEnvelope(of name: String, through: [String]) -> Double? {
    guard let node = resolve(name, through: []) else { return nil }
    guard let programme = node["programme"] else { return 0 }
    let base = "\(path(name)).programme"
    if let envelope = programme["envelopeEuro"]?.number { return envelope }
    if let net = programme["netBudgetEuro"], let budget = net.number {
      let parameters = world.parameters
      let pooled = Self.governance(node["governance"], parameters).pooledShare
      let admin = parameters[.overhead] + parameters[.coordinationOverhead] * pooled
      guard admin < 1 else {
        problems.error(
          net.place, "\(base).netBudgetEuro",
          "can never be spent: overhead and coordinationOverhead take \(JSONValue.text(of: admin)) of the envelope.")
        return nil
      }
      return budget / (1 - admin)
    }
    guard let same = programme["envelopeAs"], let other = same.text else {
      problems.error(
        programme.place, base, "says nothing of money. Give one of \(ScenarioKeys.moneyKeys.joined(separator: ", ")).")
      return nil
    }
    if other == name || through.contains(other) {
      problems.error(
        same.place, "\(base).envelopeAs", "leads in a circle through \((through + [name]).joined(separator: ", ")).")
      return nil
    }
    guard policy(named: other) != nil else {
      let hint = NearestWord.hint(for: other, among: said.map(\.key).filter { $0 != name }, noun: "policy")
      problems.error(same.place, "\(base).envelopeAs", "is \(other), which is no policy here. \(hint)")
      return nil
    }
    guard let envelope = envelope(of: other, through: through + [name]) else { return nil }
    if resolve(other, through: [])?["programme"] == nil {
      problems.error(same.place, "\(base).envelopeAs", "is \(other), which has no programme and so no envelope.")
      return nil
    }
    return envelope
  }

  /// The mode sets what the keys beside it do not.
  private static func governance(_ node: SourceNode?, _ parameters: ParameterSet) -> Governance {
    let mode = node?["mode"]?.text ?? "national"
    let isJoint = mode != "national"
    return Governance(
      pooledShare: node?["pooledShare"]?.number ?? parameters[.pooledShare, mode],
      consortium: node?["consortium"]?.word() ?? .foreign,
      nationalConsortium: node?["nationalConsortium"]?.word() ?? .single,
      hubLinks: node?["hubLinks"]?.flag ?? isJoint, harmonise: node?["harmonise"]?.flag ?? isJoint,
      jointTraining: node?["jointTraining"]?.flag ?? isJoint, club: node?["club"]?.flag ?? isJoint,
      evaluation: node?["evaluation"]?.word() ?? .gross,
      agencyRateSpread: node?["agencyRateSpread"]?.number ?? parameters[.agencyRateSpread])
  }
}
