import Figures

/// A figure with what it must reach and what we aim at.
struct Target {
  /// Which side of the limit is good.
  enum Side {
    case atMost
    case atLeast
  }

  let title: String
  let figure: Figure
  let side: Side
  let must: Double
  let aim: Double

  init(_ title: String, _ figure: Figure, _ side: Side, must: Double, aim: Double) {
    self.title = title
    self.figure = figure
    self.side = side
    self.must = must
    self.aim = aim
  }

  /// What is reached by a value: `aim`, `must` or `no`.
  func verdict(_ value: Double) -> String { reaches(value, aim) ? "aim" : reaches(value, must) ? "must" : "no" }

  private func reaches(_ value: Double, _ limit: Double) -> Bool {
    switch side {
    case .atMost: value <= limit
    case .atLeast: value >= limit
    }
  }
}

extension Target {
  /// What the kernel and world building are to reach, on two cores, in the order of the reference workloads.
  static var all: [Target] { network + threads + fullModel + building + large }

  private static let million = 1_000_000

  private static var network: [Target] {
    [
      Target(
        "R1, two threads, over C with push and active list",
        Figure(.advantage, "R1-push", firms: million, threads: 2), .atLeast, must: 0.25, aim: 0.7),
      Target(
        "R1, two threads, over the faster Numba program",
        Figure(.advantage, "R1-numba", firms: million, threads: 2), .atLeast, must: 0.8, aim: 2),
      Target(
        "R1-slow, two threads, over C with pull", Figure(.advantage, "R1-slow-pull", firms: million, threads: 2),
        .atLeast, must: 1.5, aim: 8),
      Target("R1 sweep, one core, s", Figure(.replicateSweep, "kernel"), .atMost, must: 3, aim: 0.8),
    ]
  }

  private static var threads: [Target] {
    [
      Target(
        "two threads over one, R1, 10⁶ firms", Figure(.speedUp, "R1", firms: million), .atLeast, must: 1.5, aim: 1.8),
      Target(
        "two threads over one, full model, 10⁶ firms", Figure(.speedUp, "quarter", firms: million), .atLeast,
        must: 1.5, aim: 1.8),
      Target(
        "two threads over one, replicates without policy", Figure(.replicates, "no-policy"), .atLeast, must: 1.9,
        aim: 1.97),
      Target(
        "two threads over one, replicates with the fund", Figure(.replicates, "industr-i40"), .atLeast, must: 1.9,
        aim: 1.97),
    ]
  }

  private static var fullModel: [Target] {
    let noPolicy = "dutch-german, no-policy"
    return [
      Target(
        "full model, 16,000 firms, ns per firm-quarter", Figure(.quarter, firms: 16_000, threads: 1), .atMost,
        must: 80, aim: 35),
      Target(
        "full model, 10⁷ firms, ns per firm-quarter",
        Figure(.scale, "\(noPolicy)-quarter", firms: 10_000_000, threads: 1), .atMost, must: 150, aim: 60),
      Target(
        "what a policy arm costs more, ns per firm-quarter", Figure(.arm, "extra"), .atMost, must: 20, aim: 8),
      Target(
        "bytes per firm with its links, 16,000 firms", Figure(.memory, "run", firms: 16_000), .atMost, must: 220,
        aim: 150),
      Target(
        "bytes per firm with its links, 10⁶ firms", Figure(.memory, "run", firms: million), .atMost, must: 220,
        aim: 150),
      Target(
        "allocations per quarter, no policy", Figure(.allocations, "no-policy"), .atMost, must: 0, aim: 0),
      Target(
        "allocations per quarter, the fund", Figure(.allocations, "industr-i40"), .atMost, must: 0, aim: 0),
    ]
  }

  private static var building: [Target] {
    [
      Target(
        "world building, 16,000 firms, ns per firm", Figure(.building, firms: 16_000, threads: 1), .atMost,
        must: 1_000, aim: 300),
      Target(
        "world building, 10⁶ firms, ns per firm", Figure(.building, firms: million, threads: 1), .atMost,
        must: 1_000, aim: 300),
      Target(
        "world building, two threads over one, 10⁶ firms", Figure(.speedUp, "building", firms: million), .atLeast,
        must: 1.6, aim: 1.8),
    ]
  }

  private static var large: [Target] {
    let noPolicy = "dutch-german, no-policy"
    return [
      Target(
        "2.5·10⁷ firms, 40 quarters, two threads, s",
        Figure(.scale, "\(noPolicy)-horizon", firms: 25_000_000, threads: 2), .atMost, must: 120, aim: 60),
      Target(
        "… most memory at any time, GB", Figure(.scale, "\(noPolicy)-peak", firms: 25_000_000, threads: 2), .atMost,
        must: 7, aim: 5),
      Target(
        "Europe at 1:1, all arms, 20 paired replicates, s",
        Figure(.scenario, "digitising-european-industry", firms: 235_979), .atMost, must: 120, aim: 30),
    ]
  }
}
