import AdoptionKernel
import ParallelColumns
import ScenarioModel
import Testing

/// The worlds of P1: one technology from a low start over two hundred quarters, at the defaults or at a member of the
/// ensemble of the calibration.
enum LowStart: String, CaseIterable, Sendable {
  /// Few use the technology; as many know of it as in 2024.
  case known = "Calibration/nl-de-p1"
  /// Few use it and few know of it.
  case new = "Calibration/nl-de-p1-new"

  /// How well either curve fits.
  struct Shape: Sendable {
    let technology: Technology
    let logistic: Double
    let concave: Double

    var concaveIsWorse: Bool { concave < logistic }
  }

  /// The shape of every technology at each point, of the mean curve of some replicates; points and runs in parallel.
  static func shapes(of points: [Scenario], replicates: Int) async throws -> [[Shape]] {
    let jobs = points.indices.flatMap { point in
      Technology.allCases.flatMap { technology in
        (1...UInt64(replicates)).map { (point: point, technology: technology, seed: $0) }
      }
    }
    let curves = await withTaskGroup(of: (Int, [Double]).self) { group in
      for (index, job) in jobs.enumerated() {
        group.addTask { (index, users(of: job.technology, in: points[job.point], seed: job.seed)) }
      }
      var curves = jobs.map { _ in [Double]() }
      for await (index, curve) in group { curves[index] = curve }
      return curves
    }
    return try points.indices.map { point in
      try Technology.allCases.map { technology in
        let own = jobs.indices.filter { jobs[$0].point == point && jobs[$0].technology == technology }
        let shares = curves[own[0]].indices.map { quarter in own.map { curves[$0][quarter] }.mean }
        return Shape(
          technology: technology, logistic: try GrowthCurve.logistic.explainedShare(of: shares),
          concave: try GrowthCurve.concave.explainedShare(of: shares))
      }
    }
  }

  /// Share of firms that use a technology, the only one there is, from the start on.
  private static func users(of technology: Technology, in scenario: Scenario, seed: UInt64) -> [Double] {
    var scenario = scenario
    scenario.world.technologies = [technology]
    var shares: [Double] = []
    VerificationStudy.follow(scenario, policy: 0, seed: seed, quarters: scenario.study.horizonQuarters) { _, world in
      let users = (0..<world.firmCount).count { world.exposure.adoptedMask[$0] != 0 }
      shares.append(Double(users) / Double(world.firmCount))
    }
    return shares
  }

  /// Members of the ensemble, spread evenly.
  func members(_ count: Int) throws -> [Scenario] {
    let reading = ScenarioFile.load(path: VerificationStudy.path(rawValue))
    let design = try #require(reading.design)
    let variation = try #require(reading.variation)
    guard case .list(let rows) = design.method else { throw NotAList() }
    return try (0..<count).map { member in
      let row = rows[member * rows.count / count]
      let values = zip(design.factors, row).map { (path: $0.path, value: $1) }
      return try #require(variation.scenario(at: values).scenario)
    }
  }

  struct NotAList: Error {}
}
