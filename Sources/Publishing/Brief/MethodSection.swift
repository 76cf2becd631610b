/// What a reader must be warned of, how the numbers were made, and how they are made again.
struct MethodSection {
  let source: BriefSource

  private var words: Wording { source.words }

  /// Warnings of the run, and parameters outside their evidence.
  var warnings: [BriefBlock] {
    let warned = source.notices("warning").map(\.text) + source.run.parametersOutsideRange
    guard !warned.isEmpty else { return [.paragraph(words("warnings.none"))] }
    return [.points(warned, language: foreign)]
  }

  /// Findings about single switches, partners and borders, by channel and by policy, as the run tells them.
  var findings: [BriefBlock] {
    let told = source.notices("finding").filter { !["verdict", "effect", "alternative-worlds"].contains($0.code) }
    guard !told.isEmpty else { return [] }
    return [.subheading(words("findings.heading")), .points(told.map(\.text), language: foreign)]
  }

  /// The language of sentences that exist in English only; nil on an English page.
  private var foreign: String? { words.language == "en" ? nil : "en" }

  var methods: [BriefBlock] {
    let context = source.context
    let level = words.percent(context.confidenceLevel)
    let texts = [
      words("methods.model"), words("methods.pairs", [("baseline", source.baseline)]),
      words(
        context.replicates == 1 ? "methods.noIntervals" : "methods.intervals",
        [("level", level), ("replicates", words.number(Double(context.replicates)))]),
      words("methods.accounts"), words("methods.limits"),
    ]
    return texts.map { .paragraph($0) } + [.fold(words("methods.terms"), terms)]
  }

  /// Indicators that the brief uses, as the dictionary defines them.
  private var terms: BriefTable {
    let names = [
      "supported", "additional", "deadweight", "failed", "harmed", "spillOver", "crowdedOut", "net", "publicCost",
      "costPerAdditional", "netPerMillion", "distinctFirms", "adoptionRate", "maturityGap", "absorption",
    ]
    var table = BriefTable(
      words("methods.termsCaption"), columns: ["term", "unit", "meaning"].map { words("methods.\($0)") },
      rows: names.filter { source.results.knows(indicator: $0) }.map {
        [$0, source.results.unit(ofIndicator: $0), source.results.meaning(ofIndicator: $0)]
      }, texts: [1, 2])
    table.rowLanguage = foreign
    return table
  }

  var reproduction: [BriefBlock] {
    let run = source.run
    let seeds = FigureSource(source.results)
    let facts: [(String, String)] = [
      ("version", "Peloton \(run.program.version)"),
      ("commit", run.program.commit ?? words("frame.missing")), ("toolchain", run.program.toolchain),
      ("replicates", words.number(Double(source.context.replicates))), ("seeds", seeds.seedWords(words)),
    ]
    let files = run.inputs.map { [$0.path, "sha256:" + $0.sha256] }
    let tables = source.results.files.map { [$0.path, $0.hash ?? words("frame.missing")] }
    return [
      .paragraph(words("reproduce.words")), .code(run.command.map(shell).joined(separator: " ")),
      .table(
        BriefTable(
          words("reproduce.caption"), columns: ["what", "value"].map { words("reproduce.\($0)") },
          rows: facts.map { [words("reproduce.\($0.0)"), $0.1] }, texts: [1])),
      .table(
        BriefTable(
          words("reproduce.inputs"), columns: ["file", "hash"].map { words("reproduce.\($0)") }, rows: files,
          texts: [1])),
      .fold(
        words("reproduce.tables"),
        BriefTable(
          words("reproduce.tablesCaption"), columns: ["file", "hash"].map { words("reproduce.\($0)") }, rows: tables,
          texts: [1])),
    ]
  }

  /// A word of a command as a shell takes it.
  private func shell(_ word: String) -> String {
    let isPlain = word.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-_./=:,@+".contains($0)) }
    return isPlain && !word.isEmpty ? word : "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
