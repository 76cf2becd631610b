/// One node of a file, with the place where it stands. Trees of several files can be laid over one another; every
/// node keeps the place of the file that says it.
struct SourceNode: Sendable, Equatable {
  var place: Place
  var content: Content

  indirect enum Content: Sendable, Equatable {
    /// `plain`: without quotes, so that `12` is a number and `true` a flag.
    case scalar(String, plain: Bool)
    case mapping([Entry])
    case sequence([SourceNode])
  }

  struct Entry: Sendable, Equatable {
    var key: String
    /// Where the key stands.
    var place: Place
    var value: SourceNode
  }

  init(_ place: Place, _ content: Content) {
    self.place = place
    self.content = content
  }

  /// The entries of a mapping; none for anything else.
  var entries: [Entry] {
    if case .mapping(let entries) = content { return entries }
    return []
  }

  /// The elements of a sequence; none for anything else.
  var elements: [SourceNode] {
    if case .sequence(let elements) = content { return elements }
    return []
  }

  /// The entry with this key.
  func entry(_ key: String) -> Entry? { entries.first { $0.key == key } }

  subscript(_ key: String) -> SourceNode? { entry(key)?.value }

  /// An empty value, `~` or `null`.
  var isNull: Bool {
    guard case .scalar(let text, plain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// What a reader sees here, for messages.
  var found: String {
    switch content {
    case .scalar(_, plain: true) where isNull: "empty"
    case .scalar(let text, plain: true): SourceNode.shortened(text)
    case .scalar(let text, plain: false): "\"\(SourceNode.shortened(text))\""
    case .mapping: "a group of keys"
    case .sequence: "a list"
    }
  }

  private static func shortened(_ text: String) -> String {
    text.unicodeScalars.count <= 60 ? text : String(text.prefix(57)) + "…"
  }
}
