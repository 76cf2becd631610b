import GSLNumerics
public import ScenarioModel

/// Fits the parameters of a calibration, generation by generation. Who runs the points is the caller's affair, so that a
/// fit can be broken off: the same outputs give the same generations again.
public struct CalibrationFit: Sendable {
  /// Why a fit ended.
  public enum Ending: String, Sendable, Equatable {
    /// The figures are taken at their errors, and there are points enough for the members.
    case reached
    /// The last generation that was allowed is done.
    case generations
    /// The simplex is small enough, or the last point that was allowed is done.
    case converged, evaluations
  }

  /// Why there is no fit.
  public enum Refusal: Error, Equatable {
    /// At no point of a generation could all figures be read.
    case nothingToCompare(generation: Int)
    /// The simplex cannot go on.
    case simplexFailed(evaluations: Int)
  }

  /// What is fitted to what.
  public let calibration: Calibration
  let map: PriorMap
  let figures: [TargetDistance.Figure]

  public init(_ calibration: Calibration) {
    self.calibration = calibration
    map = PriorMap(calibration.parameters.map(\.prior))
    figures = calibration.targets.map {
      TargetDistance.Figure(observed: $0.observed, sd: $0.sd, weight: $0.use == .fit ? $0.weight : 0)
    }
  }

  /// Runs points: values in the order of the parameters to `[point][replicate][target]`.
  public typealias Evaluate = (_ name: String, _ points: [[Double]]) throws -> [[[Double]]]

  /// Fits.
  ///
  /// - Parameters:
  ///   - evaluate: Runs the points of a generation, or of one step of a simplex; its name is unique in the fit.
  ///   - told: Called after every generation.
  /// - Throws: ``Refusal``, and whatever `evaluate` throws.
  public func run(_ evaluate: Evaluate, told: (ScoredGeneration) -> Void = { _ in }) throws -> FitResult {
    switch calibration.method {
    case .sequential(let settings): try sequence(settings, evaluate, told)
    case .simplex(let settings): try simplex(settings, evaluate)
    }
  }

  private func sequence(
    _ settings: SequentialSettings, _ evaluate: Evaluate, _ told: (ScoredGeneration) -> Void
  ) throws -> FitResult {
    let draws = CalibrationDraws(key: calibration.seed)
    let scoring = GenerationScore(figures: figures, effectiveShare: settings.effectiveShare)
    var generations: [ScoredGeneration] = []
    var points = GenerationPoints.first(count: settings.points, dimensions: map.count, draws: draws)
    var ending = Ending.generations
    while true {
      let outputs = try evaluate(
        CalibrationFit.name(of: points.number), points.positions.map { map.values(at: $0) })
      guard
        let scored = scoring.score(points, outputs: outputs, previous: generations.last?.tolerance ?? .infinity)
      else { throw Refusal.nothingToCompare(generation: points.number) }
      generations.append(scored)
      told(scored)
      let final = ScoredGeneration.pooled(generations.filter { $0.tolerance == scored.tolerance })
      if scored.tolerance == 1, final.effectiveSize >= Double(settings.members) {
        ending = .reached
        break
      }
      if generations.count == settings.generations { break }
      points = .following(scored, draws: draws)
    }
    guard let tolerance = generations.last?.tolerance else { throw Refusal.nothingToCompare(generation: 0) }
    let last = ScoredGeneration.pooled(generations.filter { $0.tolerance == tolerance })
    let ensemble = EnsembleChoice(
      weights: last.weights, count: settings.members,
      start: draws.uniform(.member, generation: last.number, index: 0))
    return FitResult(
      calibration: calibration, map: map, generations: generations, posterior: last, members: ensemble.members,
      clipped: ensemble.clipped, ending: ending, draws: draws)
  }

  static func name(of generation: Int) -> String { "generation-" + (generation < 10 ? "0" : "") + "\(generation)" }

  /// Follows the simplex from the medians of the priors to the point of least d² + |x|²: the most probable one.
  private func simplex(_ settings: SimplexSettings, _ evaluate: Evaluate) throws -> FitResult {
    var positions: [[Double]] = []
    var outputs: [[[Double]]] = []
    var ending = Ending.evaluations
    search: while positions.count < settings.evaluations {
      let scored = outputs.isEmpty ? nil : score(positions, outputs)
      let values = zip(scored?.squaredDistances ?? [], positions).map { square, position in
        min(square, 1e12) + position.reduce(0) { $0 + $1 * $1 }
      }
      switch SimplexStep.next(dimensions: map.count, values: values, size: settings.size) {
      case .evaluate(let position):
        let output = try evaluate("point-\(positions.count + 1)", [map.values(at: position)])
        positions.append(position)
        outputs += output
      case .finished:
        ending = .converged
        break search
      case .failed: throw Refusal.simplexFailed(evaluations: positions.count)
      }
    }
    guard let scored = score(positions, outputs) else { throw Refusal.nothingToCompare(generation: 1) }
    let best = scored.weights.firstIndex(of: 1) ?? 0
    return FitResult(
      calibration: calibration, map: map, generations: [scored], posterior: scored, members: [best], clipped: 0,
      ending: ending,
      draws: CalibrationDraws(key: calibration.seed))
  }

  /// All points of a simplex as one generation, of which the most probable one has all the weight. The replicates are the
  /// same at every point; their noise shifts all alike, and is left out of the distance, which would else change with
  /// every point.
  private func score(_ positions: [[Double]], _ outputs: [[[Double]]]) -> ScoredGeneration? {
    SimplexStep.scored(positions, outputs, figures: figures)
  }
}
