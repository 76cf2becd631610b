import ArgumentParser
import Foundation
import Publishing

/// Options about language and numbers that figures and briefs share.
struct WordOptions: ParsableArguments {
  @Option(help: "Language of fixed words: en, de, nl, et, or one of --words.")
  var language: String?

  @Option(
    help:
      "CSV with the column key and one column per language that adds or replaces words; see `peloton describe words`.",
    completion: .file(extensions: ["csv"]))
  var words: String?

  @Flag(inversion: .prefixedNo, help: "Write decimals after a comma; default: as usual in the language.")
  var decimalComma: Bool?

  /// The words that were chosen, or English.
  func wording() throws -> Wording {
    let table = try phrases()
    let language = language ?? "en"
    guard table.languages.contains(language) else {
      throw ValidationError(
        "--language is '\(language)', but there are words in \(table.languages.joined(separator: ", ")); add others with "
          + "--words.")
    }
    return Wording(language, table: table, hasDecimalComma: decimalComma)
  }

  /// Nil where no option says anything about words.
  func wordingIfChosen() throws -> Wording? {
    language == nil && words == nil && decimalComma == nil ? nil : try wording()
  }

  private func phrases() throws -> PhraseTable {
    guard let words else { return .shipped }
    guard let content = FileManager.default.contents(atPath: words) else {
      throw ValidationError("--words: \(words) is not there or cannot be read.")
    }
    do {
      return try PhraseTable(extendedBy: Array(content))
    } catch {
      throw ValidationError("--words: \(words), \(error.description)")
    }
  }
}
