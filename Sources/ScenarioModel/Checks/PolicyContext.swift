/// A programme with everything its checks need to know.
struct PolicyContext {
  let world: WorldDescription
  let horizonQuarters: Int
  let programme: Programme
  /// The policy with everything it inherits.
  let node: SourceNode
  /// `policies.name`.
  let path: String

  /// Quarters in which money is committed; at least 1 even if the window is wrong.
  var windowQuarters: Int { max(1, programme.closes.index - programme.opens.index + 1) }

  /// Place of the deepest of these keys that somebody wrote.
  func place(_ keys: [String]) -> Place {
    var current = node
    for key in keys {
      guard let next = current[key] else { break }
      current = next
    }
    return current.place
  }
}
