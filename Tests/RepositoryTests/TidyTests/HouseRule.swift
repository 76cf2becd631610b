import Foundation
import Testing

/// One rule of the house: what it forbids, and where a file breaks it.
struct HouseRule: Sendable, CustomTestStringConvertible {
  /// The rule as a claim about every file.
  let claim: String
  /// Places where a file breaks the rule, each with what is wrong.
  let violations: @Sendable (SourceFile) -> [Violation]

  var testDescription: String { claim }

  /// One place.
  struct Violation: Sendable, CustomStringConvertible {
    let path: String
    let line: Int
    let found: String
    var description: String { "\(path):\(line)  \(found)" }
  }

  /// A rule about words: a file inside the scope must not contain any of them in its code.
  static func words(
    _ claim: String, _ patterns: [String], inComments: Bool = false,
    where applies: @escaping @Sendable (SourceFile) -> Bool
  ) -> HouseRule {
    HouseRule(claim: claim) { file in
      guard applies(file) else { return [] }
      let searched = inComments ? file.text : file.code
      let lines = searched.split(separator: "\n", omittingEmptySubsequences: false)
      return lines.enumerated().flatMap { index, line in
        patterns.filter { line.range(of: $0, options: .regularExpression) != nil }.map { _ in
          Violation(path: file.path, line: index + 1, found: line.trimmingCharacters(in: .whitespaces))
        }
      }
    }
  }
}
