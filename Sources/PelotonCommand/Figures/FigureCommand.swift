import ArgumentParser
import Foundation
import Publishing

/// `peloton figure`: one picture from the tables of a results folder.
struct FigureCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "figure",
    abstract: "Draw a figure from the tables of a results folder, or draw one again from its specification.",
    discussion: """
      Needs only the CSV files and datapackage.json: edit the CSV and draw again. Beside x.svg it writes x.csv, the rows \
      that were drawn, and x.json, the specification; `peloton figure x.json` draws from these two as they stand.

      `peloton figure all --from R` draws every kind that the tables allow into R/figures, and says why it leaves others out.

      Kinds:
      """ + "\n" + FigureKind.allCases.map { "  \($0.rawValue): \($0.summary)" }.joined(separator: "\n"))

  @Argument(help: "Kind of figure, all for every kind, or a specification that was written beside a figure.")
  var kind: String

  @Option(help: "Folder with the results.", completion: .directory)
  var from: String?

  @Option(
    name: [.short, .long],
    help: "File to write: .svg, .png or .pdf; default: the kind in the folder figures of the results.")
  var output: String?

  @Option(help: "Name of an indicator.")
  var indicator: String?

  @Option(help: "This policy only; may be given several times.")
  var policy: [String] = []

  @Option(help: "Policy to compare with, instead of the baseline.")
  var against: String?

  @Option(help: "Quarters since the start of 2024Q1 at whose end numbers are read; default: the first horizon.")
  var horizon: Int?

  @Option(help: "Key of a technology, or all.")
  var technology: String?

  @Option(help: "How firms are cut: country, region, sector, size_class or segment.")
  var groupKind: String?

  @Option(
    help: "GeoJSON file with boundaries for maps; several for the regions and their neighbours.",
    completion: .file(extensions: ["geojson"]))
  var boundaries: [String] = []

  @Option(help: "Whose boundaries they are, for the foot of a map; default: what the file says.")
  var attribution: String?

  @Flag(help: "Show the numbers of the policy itself instead of differences, where the kind can.")
  var level = false

  @Option(help: "Title instead of the finding.")
  var title: String?

  @Option(help: "Subtitle instead of measure and unit.")
  var subtitle: String?

  @Option(help: "Size: column (88 mm), wide (180 mm) or slide.", transform: size(named:))
  var size: FigureSize?

  @OptionGroup var words: WordOptions

  func run() throws {
    do {
      guard kind != "all" else { return try drawAll() }
      let figure = try drawn()
      let path = output ?? from.map { "\($0)/figures/\(kind).svg" } ?? kind.replacing(".json", with: ".svg")
      for file in try FigureOutput.write(figure, to: path) { print(file) }
    } catch let error as FigureError {
      tell(error.description)
      throw ExitCode(65)
    } catch let error as ReadingError {
      tell(error.description)
      throw ExitCode(66)
    } catch let error as OutputError {
      tell(error.description)
      throw ExitCode(error.exitCode)
    }
  }

  private func drawn() throws -> Figure {
    if kind.hasSuffix(".json") {
      return try Figure(
        specification: kind, size: size, wording: try words.wordingIfChosen(), title: title, subtitle: subtitle)
    }
    guard let wanted = FigureKind(rawValue: kind) else {
      throw ValidationError(
        "There is no kind of figure called '\(kind)'; there are "
          + FigureKind.allCases.map(\.rawValue).joined(separator: ", ") + ".")
    }
    return try Figure(
      wanted, from: try ResultsReader(folder: try folder()), request,
      style: FigureStyle(size: size ?? .wide, wording: try words.wording(), title: title, subtitle: subtitle))
  }

  private func folder() throws -> String {
    guard let from else { throw ValidationError("Name the folder with the results: --from Results/<id>.") }
    return from
  }

  /// What the options ask for.
  private var request: FigureRequest {
    var request = FigureRequest()
    request.indicator = indicator
    request.policies = policy
    request.against = against
    request.horizon = horizon
    request.technology = technology
    request.groupKind = groupKind
    request.boundaries = boundaries
    request.attribution = attribution
    request.isLevel = level
    return request
  }

  /// Every kind that the tables allow, into the folder `figures` of the results or the one of --output.
  private func drawAll() throws {
    guard title == nil, subtitle == nil, indicator == nil else {
      throw ValidationError("--title, --subtitle and --indicator are for one figure; leave them out with all.")
    }
    let results = try ResultsReader(folder: try folder())
    let target = output ?? results.folder + "/figures"
    let style = FigureStyle(size: size ?? .wide, wording: try words.wording())
    for kind in FigureKind.allCases {
      if let table = kind.missingTable(in: results) {
        tell("\(kind.rawValue): left out, since there are no rows of \(table).csv.")
        continue
      }
      do {
        let figure = try Figure(kind, from: results, request, style: style)
        for file in try FigureOutput.write(figure, to: "\(target)/\(kind.rawValue).svg") { print(file) }
      } catch let error as FigureError {
        tell("\(kind.rawValue): left out. \(error.description)")
      }
    }
  }
}

/// Sizes by name on the command line.
private func size(named name: String) throws -> FigureSize {
  guard let size = FigureSize(rawValue: name) else {
    throw ValidationError("There is no size '\(name)'; there are column (88 mm), wide (180 mm) and slide.")
  }
  return size
}
