import AdoptionKernel
import ParallelColumns

/// Follows every specialist through a quarter (specification, section 5.7): inflow up to the cap, trainees, hires, returns.
/// Nobody appears or disappears otherwise.
enum SpecialistBalance {
  /// Advances a world by one quarter and returns the largest discrepancy found, FTE; needs are stored in single precision.
  static func advance(_ world: inout World) -> Double {
    var worst = 0.0
    for phase in Phase.allCases {
      switch phase {
      case .exogenousChange: worst = max(worst, exogenous(&world))
      case .specialists: worst = max(worst, hiring(&world))
      case .completion: worst = max(worst, returning(&world))
      default:
        let before = world.places.regions.map(\.freeSpecialists)
        world.carryOut(phase)
        if before != world.places.regions.map(\.freeSpecialists) { worst = .infinity }
      }
      if world.places.regions.contains(where: { $0.freeSpecialists < 0 }) { worst = .infinity }
    }
    return worst
  }

  /// `F ← min(F + ι_F·F⁰, 1.5·F⁰ + trainees so far) + trainees due`, region by region.
  private static func exogenous(_ world: inout World) -> Double {
    let before = world.places.regions
    world.carryOut(.exogenousChange)
    return zip(before, world.places.regions).map { old, new in
      let inflow = old.freeSpecialists + world.parameters.inflowRate * old.startStock
      let filled = min(inflow, 1.5 * old.startStock + old.trainees)
      return abs(new.freeSpecialists - filled - (new.trainees - old.trainees))
    }.max() ?? 0
  }

  /// What pools lose is what firms hire, in all regions together.
  private static func hiring(_ world: inout World) -> Double {
    let before = world.places.regions.reduce(0) { $0 + $1.freeSpecialists }
    let wasWaiting = (0..<world.firmCount).map { world.projects.activity[$0] == Activity.waiting }
    world.carryOut(.specialists)
    var hired = 0.0
    for firm in 0..<world.firmCount where wasWaiting[firm] && world.projects.activity[firm] == Activity.pilot {
      hired += Double(world.projects.hiredSpecialists[firm])
    }
    let after = world.places.regions.reduce(0) { $0 + $1.freeSpecialists }
    if hired > before + 1e-6 { return .infinity }
    return abs(before - hired - after)
  }

  /// After a pilot all return that the firm does not keep: (1 − retention) after success, everybody after failure.
  private static func returning(_ world: inout World) -> Double {
    let before = world.places.regions.map(\.freeSpecialists)
    let wasPilot = (0..<world.firmCount).map { world.projects.activity[$0] == Activity.pilot }
    let hired = (0..<world.firmCount).map { Double(world.projects.hiredSpecialists[$0]) }
    world.carryOut(.completion)
    var expected = before
    for firm in 0..<world.firmCount where wasPilot[firm] && world.projects.activity[firm] != Activity.pilot {
      let pair = firm * technologyCount + Int(world.projects.technology[firm])
      let succeeded = world.progress.stage[pair] >= Stage.isolated
      let part = succeeded ? 1 - world.parameters.retention : 1
      expected[Int(world.traits.region[firm])] += part * hired[firm]
    }
    return zip(expected, world.places.regions).map { abs($0 - $1.freeSpecialists) }.max() ?? 0
  }
}
