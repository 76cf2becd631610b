/// Suggestions for words that are almost right.
public enum NearestWord {
  /// The allowed word nearest to `word`, if it is near enough to be meant: at most a third of its letters
  /// differ, and never all of them.
  static func to(_ word: String, among allowed: [String]) -> String? {
    let wanted = Array(word.lowercased().unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= 60 else { return nil }
    var best: (word: String, distance: Int)?
    for candidate in allowed {
      let letters = Array(candidate.lowercased().unicodeScalars)
      let shorter = min(wanted.count, letters.count)
      let limit = min(max(1, shorter / 3), shorter - 1)
      guard abs(letters.count - wanted.count) <= limit else { continue }
      let distance = editDistance(wanted, letters)
      if distance <= limit, distance < (best?.distance ?? .max) { best = (candidate, distance) }
    }
    return best?.word
  }

  /// `Did you mean x?` when something is near, otherwise the words that are allowed.
  public static func hint(for word: String, among allowed: [String], noun: String) -> String {
    if let near = to(word, among: allowed) { return "Did you mean \(near)?" }
    if allowed.isEmpty { return "No \(noun) is allowed here." }
    return "Allowed here: \(allowed.joined(separator: ", "))."
  }

  /// Fewest insertions, deletions, replacements and swaps of neighbours that turn one word into the other
  /// (optimal string alignment).
  private static func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
    var beforeLast = [Int](repeating: 0, count: b.count + 1)
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1] + [Int](repeating: 0, count: b.count)
      for j in b.indices {
        row[j + 1] = min(last[j + 1] + 1, row[j] + 1, last[j] + (a[i] == b[j] ? 0 : 1))
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { row[j + 1] = min(row[j + 1], beforeLast[j - 1] + 1) }
      }
      (beforeLast, last) = (last, row)
    }
    return last[b.count]
  }
}
