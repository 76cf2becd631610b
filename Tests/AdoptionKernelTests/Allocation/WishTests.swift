import ParallelColumns
import Testing

@testable import AdoptionKernel

/// What a firm wants of a call: the table of the specification, section 5.5.
@Suite("Wishes")
struct WishTests {
  /// A technology of EUR 60,000 of which the call pays half. The discounted promise is 40,000·exp(−½) = 24,261 EUR a
  /// year, the undiscounted one 40,000: with the grant they pay back 30,000 in 1.237 and in 0.75 years.
  struct Case: Sendable {
    var hurdle = 2.0
    var studies = CallTerms.Studies.optional
    var tested = false
    var quarter = 0
    let expected: Wish
  }

  private func world(_ hurdle: Double, _ call: CallTerms, _ set: (inout ModelParameters) -> Void = { _ in }) -> World {
    var world = HandMade.world { parameters in
      parameters.cost = PerTechnology(repeating: 60_000)
      parameters.uncertaintyAversion = 1
      set(&parameters)
    }
    world.tell(0, 1)
    world.traits.hurdleYears[0] = Float(hurdle)
    world.open([.joint()], call: call)
    world.applyExogenousChange(at(0))
    return world
  }

  @Test(arguments: [
    // Accepts, and well within the hurdle (1.237 ≤ 2/1.25): no study needed.
    Case(expected: .innovation),
    // Accepts with doubt (1.237 > 1.4/1.25): a study first, if there is time and the technology is untested.
    Case(hurdle: 1.4, expected: .study),
    Case(hurdle: 1.4, tested: true, expected: .innovation),
    // The last quarter with time for a study of two quarters is 9 − 3 = 6.
    Case(hurdle: 1.4, quarter: 6, expected: .study),
    Case(hurdle: 1.4, quarter: 7, expected: .innovation),
    Case(hurdle: 1.4, studies: .off, expected: .innovation),
    // A study is required whatever the doubt; without time for one there is nothing.
    Case(studies: .required, expected: .study),
    Case(studies: .required, tested: true, expected: .innovation),
    Case(studies: .required, quarter: 7, expected: .nothing),
    // Only studies are funded.
    Case(studies: .only, expected: .study),
    Case(studies: .only, tested: true, expected: .nothing),
    // Does not accept; hopes that a study shows more (0.75 ≤ 1.25 · 0.65).
    Case(hurdle: 0.65, expected: .study),
    Case(hurdle: 0.65, tested: true, expected: .nothing),
    Case(hurdle: 0.65, studies: .off, expected: .nothing),
    Case(hurdle: 0.65, quarter: 7, expected: .nothing),
    // No hope (0.75 > 1.25 · 0.59).
    Case(hurdle: 0.59, expected: .nothing),
  ])
  func `a firm wants a project, a study or nothing`(wish: Case) {
    var world = world(wish.hurdle, CallTerms.plain.with { $0.studies = wish.studies })
    if wish.tested { world.history.testedMask[0] = 0b10 }
    // Seven quarters later nothing has changed but the time that is left.
    #expect(world.wish(0, 0, 1, factor: 1, at(wish.quarter)) == wish.expected)
  }

  @Test func `a grant that does not pay for the application is not wanted`() {
    #expect(world(2, .plain) { $0.applicationCost = 29_999 }.wish(0, 0, 1, factor: 1, at(0)) == .innovation)
    #expect(world(2, .plain) { $0.applicationCost = 30_000 }.wish(0, 0, 1, factor: 1, at(0)) == .nothing)
  }

  @Test func `what cannot be financed is studied at most`() {
    var world = world(2, .plain)
    // Half of 60,000 is outside finance; 0.3 · 30,000 comes at the award: 21,000 must be there.
    world.projects.cash[0] = 20_900
    #expect(world.wish(0, 0, 1, factor: 1, at(0)) == .study)
    world.projects.cash[0] = 21_000
    #expect(world.wish(0, 0, 1, factor: 1, at(0)) == .innovation)
  }

  @Test func `working across a border costs more`() {
    var world = world(2, .plain) { $0.crossBorderCost = 0.4 }
    world.places.harmonisation = [1, 0.5, 0.5, 1]
    #expect(world.borderFactor(0, 1) == 1)
    #expect(isClose(world.borderFactor(0, 2), 1.2))
    // 72,000 at a rate of one half pay back in 36,000/24,261 = 1.484 years: within 2/1.25 = 1.6, not within 1.8/1.25.
    #expect(world.wish(0, 0, 1, factor: 1.2, at(0)) == .innovation)
    world.traits.hurdleYears[0] = 1.8
    #expect(world.wish(0, 0, 1, factor: 1.2, at(0)) == .study)
    #expect(world.wish(0, 0, 1, factor: 1, at(0)) == .innovation)
  }

  @Test func `state aid is capped over twelve quarters from the first aid`() {
    var world = world(2, .plain)
    world.bookAid(0, 271_000, at(0))
    #expect(world.wish(0, 0, 1, factor: 1, at(0)) == .nothing)
    #expect(world.aidInWindow(0, at(11)) == 271_000 && world.aidInWindow(0, at(12)) == 0)
    // Within the window aid adds up; the first aid after it opens another one.
    world.bookAid(0, 9_000, at(11))
    #expect(world.aidInWindow(0, at(11)) == 280_000)
    world.bookAid(0, 5_000, at(12))
    #expect(world.aidInWindow(0, at(12)) == 5_000 && world.aidInWindow(0, at(23)) == 5_000)
    var other = self.world(2, .plain)
    other.bookAid(0, 269_000, at(0))
    #expect(other.wish(0, 0, 1, factor: 1, at(0)) == .innovation)
  }

  @Test func `a cap limits the grant or the cost that it is a share of`() {
    let onGrant = CallTerms.plain
    #expect(onGrant.grant(cost: 60_000, rate: 0.5) == 30_000)
    #expect(onGrant.grant(cost: 120_000, rate: 0.5) == 50_000)
    let onCost = onGrant.with { $0.capIsOnCost = true }
    #expect(onCost.grant(cost: 40_000, rate: 0.5) == 20_000)
    #expect(onCost.grant(cost: 120_000, rate: 0.5) == 25_000)
    #expect(onGrant.grant(cost: 60_000, rate: 0) == 0 && onCost.grant(cost: 60_000, rate: 0) == 0)
  }
}
