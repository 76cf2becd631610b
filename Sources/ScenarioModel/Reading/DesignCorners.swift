/// Decodes points at the rim of a design, so that values that go alone but not together are told before anything runs.
enum DesignCorners {
  /// So many factors, the first ones, choose points of a list by their smallest and largest values.
  private static let mostColumns = 16
  /// More problems of one corner than anybody needs.
  private static let mostProblems = 3

  /// Errors at the corners, as problems of the design.
  static func problems(_ design: StudyDesign, _ variation: ScenarioVariation, place: Place) -> [Problem] {
    var told: Set<Problem> = []
    return corners(of: design).flatMap { corner -> [Problem] in
      let values = zip(design.factors.map(\.path), corner.values).map { (path: $0, value: $1) }
      let errors = variation.scenario(at: values).problems.filter { $0.severity == .error && told.insert($0).inserted }
      return errors.prefix(mostProblems).map { problem in
        Problem(
          place, keyPath: "study.design", "makes no scenario \(corner.name): \(short(problem.sentence))",
          isMissingInput: problem.isMissingInput)
      }
    }
  }

  /// A factor is known by its path.
  private static func short(_ sentence: String) -> Substring {
    let prefix = "study.design.factors."
    return sentence.dropFirst(sentence.hasPrefix(prefix) ? prefix.count : 0)
  }

  private typealias Corner = (name: String, values: [Double])

  private static func corners(of design: StudyDesign) -> [Corner] {
    if case .list(let values) = design.method { return rows(values) }
    func at(_ name: String, _ isUpper: (Int) -> Bool) -> Corner {
      var values = design.factors.indices.map { index -> Double in
        guard let span = design.factors[index].distribution.span else { return 0 }
        let end = isUpper(index) ? span.upperBound : span.lowerBound
        return design.factors[index].isWhole ? end.rounded() : end
      }
      for (index, factor) in design.factors.enumerated() {
        guard case .tied(let source, let times) = factor.distribution else { continue }
        values[index] = factor.isWhole ? (values[source] * times).rounded() : values[source] * times
      }
      return (name, values)
    }
    let ends = [
      at("with every factor at its least value") { _ in false },
      at("with every factor at its largest value") { _ in true },
    ]
    let free = design.freeFactors
    guard free.count > 1 else { return ends }
    let odd = Set(free.indices.filter { $0 % 2 == 1 }.map { free[$0] })
    return ends + [
      at("with every other factor, from the second on, at its largest value") { odd.contains($0) },
      at("with every other factor, from the first on, at its largest value") { !odd.contains($0) },
    ]
  }

  /// The first and the last point of a list, and those with the smallest and the largest value of each factor: other
  /// combinations may never occur.
  private static func rows(_ values: [[Double]]) -> [Corner] {
    guard let first = values.first else { return [] }
    var chosen = [0, values.count - 1]
    for column in first.indices.prefix(mostColumns) {
      chosen += [
        values.indices.min { values[$0][column] < values[$1][column] } ?? 0,
        values.indices.max { values[$0][column] < values[$1][column] } ?? 0,
      ]
    }
    return Set(chosen).sorted().map { ("at point \($0)", values[$0]) }
  }
}
