import ArgumentParser
import Publishing

/// `peloton report`: one page of HTML that answers the scenario's question, from the files of a results folder alone.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the brief of a results folder: one HTML file with verdict, tables, figures and provenance.",
    discussion: """
      The page needs nothing from outside: pictures stand in it as SVG, and every figure has a link to its numbers. Print \
      it to A4 from any browser. Sentences are made from the numbers and claim no more than the intervals allow.
      """)

  @Argument(help: "Folder with the results, as Results/<id>.", completion: .directory)
  var results: String

  @Option(name: [.short, .long], help: "File to write; default: brief.html in the folder.", completion: .file())
  var output: String?

  @Option(
    help: "GeoJSON file with boundaries for maps; several for the regions and their neighbours.",
    completion: .file(extensions: ["geojson"]))
  var boundaries: [String] = []

  @Option(help: "Whose boundaries they are, for the foot of a map; default: what the file says.")
  var attribution: String?

  @OptionGroup var words: WordOptions

  func run() throws {
    do {
      var request = FigureRequest()
      request.boundaries = boundaries
      request.attribution = attribution
      let brief = try Brief(folder: results, words: try words.wording(), request)
      for failure in brief.figures.failures { tell(failure) }
      print(try brief.write(to: output ?? "\(results)/\(Brief.fileName)").path)
    } catch let error as ReadingError {
      tell(error.description)
      throw ExitCode(66)
    } catch let error as OutputError {
      tell(error.description)
      throw ExitCode(error.exitCode)
    }
  }
}
