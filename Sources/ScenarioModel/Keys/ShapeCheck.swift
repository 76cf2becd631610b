/// Compares a tree of nodes with the shape it must have and tells every difference.
struct ShapeCheck {
  enum Scope {
    /// One file by itself: what is not there may be inherited.
    case file
    /// Everything laid together: only what is missing is told, the rest was told file by file.
    case whole
  }

  let scope: Scope
  private(set) var problems = ProblemList()
  /// Whether anything is wrong, told or not.
  private(set) var isSound = true

  init(_ scope: Scope) { self.scope = scope }

  /// Checks one node and returns what of it has the right shape; nil: nothing. A list is right as a whole or not.
  ///
  /// `nullRemoves`: an empty value takes an inherited one away.
  @discardableResult
  mutating func check(
    _ node: SourceNode, _ shape: KeyShape, _ keyPath: String, nullRemoves: Bool = false
  ) -> SourceNode? {
    if node.isNull {
      if nullRemoves { return nil }
      return report(node.place, keyPath, "is empty, but must be \(shape.expectation).\(emptyHint(shape))")
    }
    switch shape {
    case .section(let keys, let rules):
      return checkSection(node, keys, rules, shape, keyPath, nullRemoves)
    case .open(let names, let inner):
      return checkOpen(node, names, inner, shape, keyPath, nullRemoves)
    case .list(let inner, let count):
      return checkList(node, inner, count, shape, keyPath)
    case .either(let shapes):
      guard let fitting = shapes.first(where: { $0.fits(node) }) else { return mismatch(node, shape, keyPath) }
      return check(node, fitting, keyPath, nullRemoves: nullRemoves)
    case .sourced(let inner):
      guard node.entry("value") != nil else { return check(node, inner, keyPath, nullRemoves: nullRemoves) }
      let keys = [
        ScenarioKey("value", inner, required: true, "The value."), ScenarioKey("source", .text, "Where it comes from."),
      ]
      return checkSection(node, keys, SectionRules(), shape, keyPath, nullRemoves)
    case .valueAtPath: return node
    default:
      guard let message = ScalarCheck.complaint(node, shape) else { return node }
      return report(node.place, keyPath, message)
    }
  }

  private mutating func checkList(
    _ node: SourceNode, _ inner: KeyShape, _ count: ClosedRange<Int>, _ shape: KeyShape, _ keyPath: String
  ) -> SourceNode? {
    guard case .sequence(let elements) = node.content else { return mismatch(node, shape, keyPath) }
    var isRight = count.contains(elements.count)
    if !isRight {
      let noun = elements.count == 1 ? "element" : "elements"
      report(node.place, keyPath, "has \(elements.count) \(noun), but must be \(shape.expectation).")
    }
    for (index, element) in elements.enumerated() where check(element, inner, "\(keyPath)[\(index)]") == nil {
      isRight = false
    }
    return isRight ? node : nil
  }

  private mutating func checkSection(
    _ node: SourceNode, _ keys: [ScenarioKey], _ rules: SectionRules, _ shape: KeyShape, _ keyPath: String,
    _ nullRemoves: Bool
  ) -> SourceNode? {
    guard case .mapping(let entries) = node.content else { return mismatch(node, shape, keyPath) }
    let inherits = nullRemoves || (node.entry("extends").map { !$0.value.isNull } ?? false)
    var kept: [SourceNode.Entry] = []
    for entry in entries {
      let path = keyPath.isEmpty ? entry.key : "\(keyPath).\(entry.key)"
      guard let key = keys.first(where: { $0.name == entry.key }) else {
        report(entry.place, path, unknown(entry.key, among: keys))
        continue
      }
      if let elsewhere = key.setElsewhere {
        report(entry.place, path, "is not set here. \(elsewhere)")
        continue
      }
      if let value = check(entry.value, key.shape, path, nullRemoves: inherits) {
        kept.append(SourceNode.Entry(key: entry.key, place: entry.place, value: value))
      }
    }
    let result = SourceNode(node.place, .mapping(kept))
    guard keepsRules(entries, rules, keyPath) else { return nil }
    guard scope == .whole else { return result }
    var needed = keys.filter { $0.isRequired && node[$0.name] == nil }.map { "\($0.name): \($0.meaning)" }
    if let kind = rules.kinds.first(where: { $0.name == node[rules.kindKey]?.text }) {
      for key in kind.needs where node[key] == nil {
        needed.append("\(key), which the \(rules.kindKey) \(kind.name) needs.")
      }
    }
    for need in needed {
      isSound = false
      problems.error(node.place, keyPath, "lacks \(need)")
    }
    let isUsable = keys.allSatisfy { !$0.isRequired || result[$0.name] != nil } && needed.isEmpty
    return isUsable ? result : nil
  }

  /// Whether the keys of a section go together. Overlays can bring together what no file says alone, so that this is
  /// told in either scope.
  private mutating func keepsRules(_ entries: [SourceNode.Entry], _ rules: SectionRules, _ keyPath: String) -> Bool {
    var complaints: [(entry: SourceNode.Entry, message: String)] = []
    for group in rules.exclusive {
      let given = entries.filter { group.contains($0.key) && !$0.value.isNull }
      for extra in given.dropFirst() {
        let choice = group.joined(separator: ", ")
        complaints.append(
          (extra, "excludes \(given[0].key) (line \(given[0].place.line)). Give only one of \(choice)."))
      }
    }
    let kind = entries.first { $0.key == rules.kindKey }?.value.text
    if let rule = rules.kinds.first(where: { $0.name == kind }) {
      let known = rules.kinds.flatMap(\.keys)
      for entry in entries where known.contains(entry.key) && !rule.keys.contains(entry.key) && !entry.value.isNull {
        let keys = rule.keys.isEmpty ? "none" : rule.keys.joined(separator: ", ")
        complaints.append(
          (entry, "does not belong to the \(rules.kindKey) \(rule.name). Its keys beside \(rules.kindKey): \(keys)."))
      }
    }
    for (entry, message) in complaints {
      isSound = false
      problems.error(entry.place, keyPath.isEmpty ? entry.key : "\(keyPath).\(entry.key)", message)
    }
    return complaints.isEmpty
  }

  private mutating func checkOpen(
    _ node: SourceNode, _ names: OpenKeys, _ inner: KeyShape, _ shape: KeyShape, _ keyPath: String, _ nullRemoves: Bool
  ) -> SourceNode? {
    guard case .mapping(let entries) = node.content else { return mismatch(node, shape, keyPath) }
    var kept: [SourceNode.Entry] = []
    for entry in entries {
      let path = "\(keyPath).\(entry.key)"
      switch names {
      case .names:
        let key = SourceNode(entry.place, .scalar(entry.key, plain: true))
        if let message = ScalarCheck.complaint(key, .name) {
          report(entry.place, path, message)
          continue
        }
      case .firms:
        if Int(entry.key).map({ $0 >= 0 && String($0) == entry.key }) != true {
          report(entry.place, path, "must be the number of a firm, from 0.")
          continue
        }
      // What a path leads to is looked up once the policies of all files are known.
      case .paths: break
      }
      if let value = check(entry.value, inner, path, nullRemoves: nullRemoves) {
        kept.append(SourceNode.Entry(key: entry.key, place: entry.place, value: value))
      }
    }
    return SourceNode(node.place, .mapping(kept))
  }

  private func unknown(_ key: String, among keys: [ScenarioKey]) -> String {
    if key == "<<" { return "is not a known key: merge keys are not used here. Use extends." }
    let allowed = keys.filter { $0.setElsewhere == nil }.map(\.name)
    return "is not a known key. \(NearestWord.hint(for: key, among: allowed, noun: "key"))"
  }

  private func emptyHint(_ shape: KeyShape) -> String {
    switch shape {
    case .section, .open:
      " Write {} if it shall have no keys; an empty value removes a key only where something is inherited."
    default: ""
    }
  }

  private mutating func mismatch(_ node: SourceNode, _ shape: KeyShape, _ keyPath: String) -> SourceNode? {
    var hint = ""
    if case .scalar(let text, let plain) = node.content, case .either(let shapes) = shape,
      shapes.contains(where: { if case .number = $0 { true } else { false } }),
      let near = NumberText.hint(for: text, quoted: !plain)
    {
      hint = " \(near)"
    }
    return report(node.place, keyPath, "is \(node.found), but must be \(shape.expectation).\(hint)")
  }

  @discardableResult
  private mutating func report(_ place: Place, _ keyPath: String, _ message: String) -> SourceNode? {
    isSound = false
    if scope == .file { problems.error(place, keyPath, keyPath.isEmpty ? "The file \(message)" : message) }
    return nil
  }
}

extension KeyShape {
  /// Whether the kind of the node (number, word, group, list) is the kind of this shape.
  fileprivate func fits(_ node: SourceNode) -> Bool {
    switch (self, node.content) {
    case (.section, .mapping), (.open, .mapping), (.list, .sequence), (.valueAtPath, _): return true
    case (.sourced(let inner), _): return node.entry("value") != nil || inner.fits(node)
    case (.either(let shapes), _): return shapes.contains { $0.fits(node) }
    case (.number(let rule), .scalar(let text, plain: true)):
      return NumberText.number(text) != nil || (rule.isShare && NumberText.fraction(text) != nil)
    case (.word(let words), .scalar(let text, plain: _)):
      return words.contains(text) || (NumberText.number(text) == nil && NearestWord.to(text, among: words) != nil)
    case (.flag, .scalar(let text, plain: true)): return WordText.flag(text) != nil
    case (.text, .scalar), (.path, .scalar), (.name, .scalar), (.quarter, .scalar): return true
    default: return false
    }
  }
}
