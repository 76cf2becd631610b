import Yams

/// Converts composed YAML into source nodes, telling duplicate keys, tags, keys that are not words, and excess.
struct YAMLConversion {
  /// Most nodes in one file after aliases are unfolded; the largest shipped scenario has a few hundred.
  static let largestNodeCount = 20_000
  /// Deepest nesting; a scenario needs seven levels.
  static let largestDepth = 32

  let file: String
  let marked: [MarkedKeys.Position: Unicode.Scalar]
  var problems: ProblemList
  private var nodeCount = 0
  /// Too large or too deep: the tree is incomplete.
  private(set) var isAbandoned = false

  init(file: String, marked: [MarkedKeys.Position: Unicode.Scalar], problems: ProblemList) {
    self.file = file
    self.marked = marked
    self.problems = problems
  }

  mutating func convert(_ node: Node, keyPath: String, depth: Int) -> SourceNode {
    let place = place(of: node)
    nodeCount += 1
    guard !isAbandoned, nodeCount <= Self.largestNodeCount, depth <= Self.largestDepth else {
      if !isAbandoned {
        isAbandoned = true
        let what =
          depth > Self.largestDepth
          ? "nested deeper than \(Self.largestDepth) levels"
          : "larger than \(Self.largestNodeCount) values, aliases unfolded"
        problems.error(place, keyPath, "is \(what); no scenario needs that.")
      }
      return SourceNode(place, .sequence([]))
    }
    switch node {
    case .scalar(let scalar):
      let isPlain = scalar.style == .plain
      let tag = scalar.tag.description
      if isPlain ? !tag.isEmpty : (tag != Tag.Name.str.rawValue && !tag.isEmpty) {
        refuseTag(scalar.tag, place, keyPath)
      }
      return SourceNode(place, .scalar(scalar.string, plain: isPlain))
    case .sequence(let sequence):
      refuseTag(sequence.tag, place, keyPath)
      return SourceNode(
        place,
        .sequence(sequence.enumerated().map { convert($1, keyPath: "\(keyPath)[\($0)]", depth: depth + 1) }))
    case .mapping(let mapping):
      refuseTag(mapping.tag, place, keyPath)
      return SourceNode(place, .mapping(entries(of: mapping, keyPath: keyPath, depth: depth)))
    case .alias:
      problems.error(place, keyPath, "is an alias that stands for nothing.")
      return SourceNode(place, .sequence([]))
    }
  }

  private mutating func entries(of mapping: Node.Mapping, keyPath: String, depth: Int) -> [SourceNode.Entry] {
    var entries: [SourceNode.Entry] = []
    var firstPlaces: [String: Place] = [:]
    for (keyNode, valueNode) in mapping {
      let place = place(of: keyNode)
      guard case .scalar(let scalar) = keyNode else {
        problems.error(place, keyPath, "has a key that is not a word.")
        continue
      }
      let key = restored(scalar.string, at: place)
      let path = keyPath.isEmpty ? key : "\(keyPath).\(key)"
      let value = convert(valueNode, keyPath: path, depth: depth + 1)
      if let first = firstPlaces[key] {
        problems.error(
          place, path, "is given twice; first in line \(first.line). Keep one of the two.")
        continue
      }
      firstPlaces[key] = place
      entries.append(SourceNode.Entry(key: key, place: place, value: value))
    }
    return entries
  }

  /// The key as it stands in the file: a mark is replaced by the letter it hides.
  private func restored(_ key: String, at place: Place) -> String {
    guard let letter = marked[.init(line: place.line, column: place.column)] else { return key }
    return String(letter) + String(key.unicodeScalars.dropFirst())
  }

  private mutating func refuseTag(_ tag: Tag, _ place: Place, _ keyPath: String) {
    guard !tag.description.isEmpty else { return }
    let core = "tag:yaml.org,2002:"
    let name = tag.description.hasPrefix(core) ? "!!" + tag.description.dropFirst(core.count) : tag.description
    problems.error(place, keyPath, "has the tag \(name), but tags are not used here. Write the value alone.")
  }

  private func place(of node: Node) -> Place {
    Place(file: file, line: node.mark?.line ?? 1, column: node.mark?.column ?? 1)
  }
}
