/// A scenario file and the files it extends, each checked by itself.
struct ScenarioChain {
  /// From the file asked for down to the one that extends none.
  var layers: [SourceNode] = []
  /// Paths in the same order, files that could not be read included.
  var files: [String] = []
  /// Whether every file could be read and holds keys, so that what is missing is missing.
  var isComplete = true

  /// More files than anybody can follow.
  private static let longest = 16

  static func read(_ path: String, problems: inout ProblemList) -> ScenarioChain {
    var chain = ScenarioChain()
    var identities: [String] = []
    var next: (path: String, namedAt: (place: Place, keyPath: String)?)? = (path, nil)
    while let (file, namedAt) = next {
      next = nil
      let identity = TextFile.identity(of: file)
      if let namedAt, identities.contains(identity) {
        problems.error(namedAt.place, namedAt.keyPath, "leads in a circle back to \(file).")
        chain.isComplete = false
        break
      }
      if let namedAt, chain.files.count == longest {
        problems.error(
          namedAt.place, namedAt.keyPath, "is the \(longest + 1)th file in a row; at most \(longest) are read.")
        chain.isComplete = false
        break
      }
      identities.append(identity)
      chain.files.append(file)
      guard let text = TextFile.read(file, namedAt: namedAt, problems: &problems),
        let tree = YAMLText.parse(text, file: file, problems: &problems)
      else {
        chain.isComplete = false
        break
      }
      var check = ShapeCheck(.file)
      check.check(tree, ScenarioKeys.root, "")
      problems.add(check.problems.problems)
      guard case .mapping = tree.content else {
        chain.isComplete = false
        break
      }
      if tree["schema"] == nil {
        problems.error(tree.place, "", "The file lacks schema: the version of the format. Begin it with schema: 1.")
      }
      chain.layers.append(tree)
      if let extends = tree["extends"], !extends.isNull, let name = extends.text {
        next = (TextFile.path(name, from: file), (extends.place, "extends"))
      }
    }
    return chain
  }

  /// All layers laid over one another; a name of results belongs to the uppermost file only.
  var merged: SourceNode? {
    guard let uppermost = layers.first else { return nil }
    var result: SourceNode?
    for layer in layers.reversed() {
      result =
        result.map { lower in
          let kept = lower.entries.filter { !["id", "extends"].contains($0.key) }
          return Overlay.lay(layer, over: SourceNode(lower.place, .mapping(kept)))
        } ?? layer
    }
    guard let result else { return nil }
    // Empty values of policies still have to take away what another policy says.
    let entries = result.entries.filter { !$0.value.isNull }.map { entry in
      entry.key == "policies"
        ? entry : SourceNode.Entry(key: entry.key, place: entry.place, value: Overlay.withoutNulls(entry.value))
    }
    return SourceNode(uppermost.place, .mapping(entries))
  }
}
