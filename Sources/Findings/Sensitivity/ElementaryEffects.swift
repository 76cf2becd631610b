import GSLNumerics

/// Elementary effects of a sample of trajectories (Morris 1991; Campolongo, Cariboni and Saltelli 2007).
///
/// ```
/// d = (y after the step − y before it) / step,   the step in units of the whole range of the factor, with its sign
/// μ = mean d,   μ* = mean |d|,   σ = standard deviation of d, divisor r − 1
/// ```
///
/// A group of factors moves in one step; its members may move in opposite directions, so that of the effects of a group
/// only the size has a meaning, and only μ* is told.
struct ElementaryEffects {
  let groups: [[Int]]
  /// By trajectory and group: which step of the trajectory moves it, and the size of that step with its sign.
  let steps: [[(place: Int, size: Double)]]

  /// Finds which group moves at each step.
  ///
  /// - Throws: ``SensitivityError`` where not exactly one does, or one moves twice.
  init(_ sample: SensitivitySample, groups: [[Int]], step: Double?) throws(SensitivityError) {
    self.groups = groups
    var steps: [[(place: Int, size: Double)]] = []
    for trajectory in 0..<sample.blockCount {
      let start = trajectory * sample.blockLength
      var own = [(place: Int, size: Double)](repeating: (place: -1, size: 0), count: groups.count)
      for place in groups.indices {
        let (before, after) = (sample.points[start + place], sample.points[start + place + 1])
        let moved = groups.indices.filter { group in groups[group].contains { before[$0] != after[$0] } }
        guard moved.count == 1, own[moved[0]].place < 0,
          let factor = groups[moved[0]].first(where: { before[$0] != after[$0] })
        else {
          throw .brokenTrajectory(from: start + place, to: start + place + 1, moved: moved.map { sample.names[$0] })
        }
        let distance = after[factor] - before[factor]
        own[moved[0]] = (place: place, size: step.map { distance < 0 ? -$0 : $0 } ?? distance)
      }
      steps.append(own)
    }
    self.steps = steps
  }

  /// By group and trajectory; trajectories with a missing answer are left out.
  func effects(of answers: [Double]) -> [[Double]] {
    let length = groups.count + 1
    let kept = steps.indices.filter { trajectory in
      !answers[(trajectory * length)..<((trajectory + 1) * length)].contains { $0.isNaN }
    }
    return groups.indices.map { group in
      kept.map { trajectory in
        let step = steps[trajectory][group]
        let start = trajectory * length + step.place
        return (answers[start + 1] - answers[start]) / step.size
      }
    }
  }

  /// Indices of one answer: μ, μ* and σ of every group, each with its interval over trajectories.
  func indices(of answers: [Double], _ intervals: SensitivityIntervals) -> [SensitivityIndex] {
    let effects = effects(of: answers)
    let count = effects.first?.count ?? 0
    let kinds: [SensitivityIndex.Kind] = [.muStar, .mu, .sigma]
    guard count >= 2 else {
      return kinds.flatMap { kind in groups.indices.map { SensitivityIndex(kind, factor: $0, rows: count, value: nil) }
      }
    }
    let picks = (0..<intervals.resamples).map { intervals.picks($0, count: count) }
    return kinds.flatMap { kind in
      groups.indices.map { group in
        guard kind == .muStar || groups[group].count == 1 else {
          return SensitivityIndex(kind, factor: group, rows: count, value: nil)
        }
        let own = effects[group]
        let tails = intervals.tails(picks.map { ElementaryEffects.statistic(kind, $0.map { own[$0] }) })
        return SensitivityIndex(
          kind, factor: group, rows: count, value: ElementaryEffects.statistic(kind, own), lower: tails?.lower,
          upper: tails?.upper)
      }
    }
  }

  private static func statistic(_ kind: SensitivityIndex.Kind, _ effects: [Double]) -> Double {
    switch kind {
    case .mu: SampleStatistics.mean(effects) ?? .nan
    case .muStar: SampleStatistics.mean(effects.map(abs)) ?? .nan
    default: SampleStatistics.standardDeviation(effects) ?? .nan
    }
  }
}
