import ScenarioModel

/// A fit in words.
public enum FitSentences {
  /// One sentence or paragraph after another: what was fitted, how well, what is known of the parameters, what is missed.
  public static func lines(_ result: FitResult) -> [String] {
    [summary(result), ending(result), identified(result), fitted(result), leftOut(result)].filter { !$0.isEmpty }
  }

  private static func counted(_ number: Int, _ noun: String) -> String { "\(number) \(noun)\(number == 1 ? "" : "s")" }

  private static func summary(_ result: FitResult) -> String {
    let calibration = result.calibration
    let fitted = calibration.targets.count { $0.use == .fit }
    let runs = result.generations.reduce(0) { $0 + $1.positions.count }
    return "\(counted(calibration.parameters.count, "parameter")) fitted to \(counted(fitted, "figure")) in "
      + "\(counted(calibration.worlds.count, "world")): \(runs) points, "
      + "\(counted(calibration.replicates, "replicate")) each, in \(counted(result.generations.count, "generation"))."
  }

  private static func ending(_ result: FitResult) -> String {
    let last = result.posterior
    let size = Int(last.effectiveSize.rounded())
    switch result.ending {
    case .converged: return "The simplex has closed in on one point; it says nothing of how sure that is."
    case .evaluations:
      return "The last point allowed is done before the simplex has closed in: give it more evaluations."
    case .reached, .generations: break
    }
    var text =
      last.tolerance == 1
      ? "The figures are taken at their errors (tolerance 1)."
      : "The tolerance stays at \(number(last.tolerance)): the ensemble is wider than the figures' errors allow. Give "
        + "it more generations or points, or look below for figures that the model cannot meet together."
    text += " The \(counted(result.members.count, "member")) stand for \(size) independent points"
    text += result.clipped == 0 ? "." : ", \(result.clipped) of them for more than one place each."
    return text
  }

  private static func identified(_ result: FitResult) -> String {
    guard result.members.count > 1 else { return "" }
    func names(_ isIncluded: (Double) -> Bool) -> String {
      result.parameters.filter { isIncluded($0.contraction) }
        .map { "\(ScenarioPath(text: $0.path).shortName) (\(percent($0.contraction)))" }.joined(separator: ", ")
    }
    let groups = [
      ("Well identified, by the part of the prior's variance that is gone: ", names { $0 >= 0.75 }),
      ("Partly: ", names { $0 >= 0.25 && $0 < 0.75 }), ("Hardly or not: ", names { $0 < 0.25 }),
    ]
    var text = groups.filter { !$0.1.isEmpty }.map { $0.0 + $0.1 + "." }.joined(separator: " ")
    let strong = result.correlations.filter { abs($0.correlation) >= 0.6 }.map { pair in
      let names = [pair.first, pair.second].map { ScenarioPath(text: $0).shortName }.joined(separator: " and ")
      return "\(names) (\(number(pair.correlation)))"
    }
    if !strong.isEmpty { text += " Known only together: \(strong.joined(separator: ", "))." }
    return text
  }

  private static func fitted(_ result: FitResult) -> String {
    let rows = result.predictions.filter { $0.target.use == .fit }
    return
      "Of the fitted figures \(rows.count { $0.isInside }) of \(rows.count) lie where the fit expects them in nine of "
      + "ten cases.\(missed(rows))"
  }

  private static func leftOut(_ result: FitResult) -> String {
    let rows = result.predictions.filter { $0.target.use == .leftOut }
    guard !rows.isEmpty else { return "" }
    return
      "Of the figures left out of the fit, \(rows.count { $0.isInside }) of \(rows.count) lie there.\(missed(rows))"
  }

  private static func missed(_ rows: [TargetPrediction]) -> String {
    let words = rows.filter { !$0.isInside }.map { row in
      "\(row.target.name) (\(number(row.target.observed)), expected \(number(row.lower)) to \(number(row.upper)))"
    }
    return words.isEmpty ? "" : " Missed: \(words.joined(separator: ", "))."
  }

  private static func percent(_ share: Double) -> String { "\(Int((100 * share).rounded())) %" }

  /// Three significant digits.
  private static func number(_ value: Double) -> String {
    guard value.isFinite, value != 0 else { return value == 0 ? "0" : "none" }
    var unit = 1.0
    while abs(value) / unit >= 1000 { unit *= 10 }
    while abs(value) / unit < 100 { unit /= 10 }
    let rounded = (value / unit).rounded()
    return "\(unit >= 1 ? rounded * unit : rounded / (1 / unit).rounded())"
  }
}
