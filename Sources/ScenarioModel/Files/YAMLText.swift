import Yams

/// Turns the text of a YAML file into a tree of nodes with places.
///
/// Only what a scenario needs is let through: one document, keys that are words, no tags. Files that would take long
/// or unfold to something huge are refused before they can do harm.
enum YAMLText {
  /// Most uses of aliases: with so few, unfolding cannot explode.
  static let mostAliases = 16

  /// The tree, or nil after telling why there is none.
  static func parse(_ text: String, file: String, problems: inout ProblemList) -> SourceNode? {
    if let place = tooManyAliases(text, file: file) {
      problems.error(
        place, "", "More than \(mostAliases) aliases (*name) are used up to here. Write the values out, or use extends."
      )
      return nil
    }
    do {
      let (root, marked) = try composeAll(text)
      guard let root else {
        problems.error(
          Place(file: file), "", "This file is empty, but must hold a scenario: schema, title, world, policies, study.")
        return nil
      }
      var conversion = YAMLConversion(file: file, marked: marked, problems: problems)
      let tree = conversion.convert(root, keyPath: "", depth: 0)
      problems = conversion.problems
      return conversion.isAbandoned ? nil : tree
    } catch {
      problems.add([syntaxProblem(error, text: text, file: file)])
      return nil
    }
  }

  /// Composes the text. The library stops at the first key that is given twice, so such keys are marked one after
  /// another until it composes; the walk over the tree then finds every one of them with its place.
  private static func composeAll(_ text: String) throws -> (root: Node?, marked: [MarkedKeys.Position: Unicode.Scalar])
  {
    var keys = MarkedKeys(text)
    for _ in 0..<keys.mostRounds {
      do {
        return (try compose(yaml: keys.text, .default, .default, .utf8), keys.marked)
      } catch let error as YamlError {
        guard case .duplicatedKeysInMapping(_, let context) = error,
          keys.mark(line: context.mark.line, column: context.mark.column)
        else { throw error }
      }
    }
    return (try compose(yaml: keys.text, .default, .default, .utf8), keys.marked)
  }

  /// Where the last allowed alias is exceeded, looking only at the text: an asterisk before a word where a value
  /// may begin. A few stars in running text may be counted too, which does no harm.
  private static func tooManyAliases(_ text: String, file: String) -> Place? {
    var (line, column, count) = (1, 0, 0)
    var mayBegin = true
    var sawStar = false
    for scalar in text.unicodeScalars {
      if scalar == "\n" {
        (line, column, mayBegin, sawStar) = (line + 1, 0, true, false)
        continue
      }
      column += 1
      if sawStar, scalar != " ", scalar != "*" {
        count += 1
        if count > mostAliases { return Place(file: file, line: line, column: column - 1) }
      }
      sawStar = mayBegin && scalar == "*"
      mayBegin = " \t-:,[{?".unicodeScalars.contains(scalar) ? (mayBegin || scalar != " " && scalar != "\t") : false
    }
    return nil
  }

  private static func syntaxProblem(_ error: any Error, text: String, file: String) -> Problem {
    func problem(_ mark: Mark, _ what: String, context: YamlError.Context?) -> Problem {
      let line = text.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(mark.line - 1).first ?? ""
      if what.hasPrefix("Maximum nesting level") {
        return Problem(Place(file: file, line: mark.line, column: mark.column), "This is nested far too deeply.")
      }
      var message = "This is not YAML: \(what)"
      if let context { message += " (\(context.text), begun in line \(context.mark.line))" }
      message += "."
      if line.contains("\t") {
        message += " The line holds a tab; indent with spaces."
      } else if what.contains("mapping values are not allowed") {
        message += " Put text that holds \": \" in quotes."
      }
      return Problem(Place(file: file, line: mark.line, column: mark.column), message)
    }
    switch error as? YamlError {
    case .scanner(let context, let what, let mark, _), .parser(let context, let what, let mark, _):
      return problem(mark, what, context: context)
    case .composer(_, let what, let mark, _) where what.contains("another document"):
      return Problem(
        Place(file: file, line: mark.line, column: mark.column),
        "A second document begins here, but a file holds one scenario.")
    case .composer(let context, let what, let mark, _):
      return problem(mark, what, context: context)
    case .duplicatedKeysInMapping(let keys, let context):
      let place = Place(file: file, line: context.mark.line, column: context.mark.column)
      return Problem(place, "\(keys.joined(separator: ", ")): given twice in one group of keys.")
    case .reader(let what, let offset, _, _):
      let (line, column) = lineAndColumn(of: offset ?? 0, in: text)
      return Problem(Place(file: file, line: line, column: column), "This is not YAML: \(what).")
    default:
      return Problem(Place(file: file), "This is not YAML.")
    }
  }

  private static func lineAndColumn(of offset: Int, in text: String) -> (Int, Int) {
    let before = text.prefix(offset)
    let line = before.count { $0 == "\n" } + 1
    let start = before.lastIndex(of: "\n").map { before.index(after: $0) } ?? before.startIndex
    return (line, before[start...].unicodeScalars.count + 1)
  }
}
