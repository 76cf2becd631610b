/// Lays one tree over another: groups are merged key by key, everything else is replaced.
///
/// An empty value replaces too, and is taken out by `withoutNulls` once all layers lie on one another: it means "as
/// if nobody had said this". A key that excludes another takes the inherited other away.
enum Overlay {
  static func lay(_ upper: SourceNode, over lower: SourceNode) -> SourceNode {
    guard case .mapping(let upperEntries) = upper.content, case .mapping(let lowerEntries) = lower.content,
      !replacesWhole(upper, lower)
    else { return upper }
    let displaced =
      upperEntries.filter { !$0.value.isNull }.flatMap { displacedKeys[$0.key] ?? [] } + ofOtherMethod(upper, lower)
    var entries = lowerEntries.filter { old in
      !displaced.contains(old.key) || upperEntries.contains { $0.key == old.key }
    }
    for entry in upperEntries {
      if let index = entries.firstIndex(where: { $0.key == entry.key }) {
        entries[index] = SourceNode.Entry(
          key: entry.key, place: entry.place, value: lay(entry.value, over: entries[index].value))
      } else {
        entries.append(entry)
      }
    }
    return SourceNode(upper.place, .mapping(entries))
  }

  /// The tree without the keys whose value is empty.
  static func withoutNulls(_ node: SourceNode) -> SourceNode {
    switch node.content {
    case .scalar: return node
    case .sequence(let elements): return SourceNode(node.place, .sequence(elements.map(withoutNulls)))
    case .mapping(let entries):
      let kept = entries.filter { !$0.value.isNull }.map {
        SourceNode.Entry(key: $0.key, place: $0.place, value: withoutNulls($0.value))
      }
      return SourceNode(node.place, .mapping(kept))
    }
  }

  /// A sourced value replaces another together with its source, and another kind starts from nothing.
  private static func replacesWhole(_ upper: SourceNode, _ lower: SourceNode) -> Bool {
    if upper["value"] != nil || lower["value"] != nil { return true }
    guard let kind = upper["kind"], let old = lower["kind"] else { return false }
    return kind.content != old.content
  }

  /// What another method of a design takes away: how many points there are. Factors stay, except that a list of points
  /// names its own.
  private static func ofOtherMethod(_ upper: SourceNode, _ lower: SourceNode) -> [String] {
    guard let method = upper["method"], let old = lower["method"], method.content != old.content else { return [] }
    return ["points", "file", "trajectories", "levels", "secondOrder"] + (method.text == "list" ? ["factors"] : [])
  }

  private static let distributions = ["uniform", "logUniform", "normal", "triangular", "choice", "tied"]

  private static let displacedKeys: [String: [String]] = [
    "envelopeEuro": ["netBudgetEuro", "envelopeAs"],
    "netBudgetEuro": ["envelopeEuro", "envelopeAs"],
    "envelopeAs": ["envelopeEuro", "netBudgetEuro"],
    "mode": ["pooledShare", "hubLinks", "harmonise", "jointTraining", "club"],
    "listed": ["random"],
    "random": ["listed"],
    "synthetic": ["regions", "hubs", "countries"],
    "regions": ["synthetic"],
    "hubs": ["synthetic"],
    "countries": ["synthetic"],
    "points": ["file"],
    "file": ["points"],
  ].merging(distributions.map { key in (key, distributions.filter { $0 != key } + ["times"]) }) { old, _ in old }
}
