import Experiments
import ScenarioModel
import Testing

@testable import Findings

/// Orders across worlds, from hand-made numbers.
@Suite("Findings in alternative worlds")
struct AlternativeFindingTests {
  /// Two policies, and a third one that does nothing unless it is told to.
  private let scenario = TinyStudy.scenario([("a", nil), ("b", nil), ("c", nil)], resamples: 0)

  /// Outcomes of the policies a, b, c with these net effects by replicate, the same at both horizons; each costs two
  /// million, and nothing differs but net.
  private func world(_ a: [Double], _ b: [Double], _ c: [Double]) -> WorldOutcomes {
    WorldOutcomes(
      replicates: Array(1...a.count),
      outcomes: a.indices.map { replicate in
        [0, a[replicate], b[replicate], c[replicate]].map { net in
          let outcome = Outcome(
            net: net, additional: 0, supported: 0, deadweight: 0, adopterYears: 0, publicCost: 2_000_000)
          return [outcome, outcome]
        }
      })
  }

  private func findings(
    _ scenarioWorld: WorldOutcomes, _ worlds: (String, WorldOutcomes)..., planned: Int? = nil
  ) throws -> AlternativeFindings {
    let records = worlds.map { name, outcomes in
      AlternativeRecord(path: "world.\(name)", value: "1", name: "\(name) 1", outcomes: outcomes)
    }
    return try AlternativeFindings(
      scenario, asItStands: scenarioWorld, AlternativesRecord(worlds: records, planned: planned ?? worlds.count))
  }

  private let nothing = [0.0, 0, 0]

  @Test func `policies that do nothing are in no order and flip nowhere`() throws {
    let null = world(nothing, nothing, nothing)
    let found = try findings(null, ("x", null))
    #expect(found.flips.isEmpty && found.rows.allSatisfy { $0.rank == 1 && $0.estimate.mean == 0 })
    let order = try #require(found.order(by: "net", horizon: 2))
    #expect(order.first == nil && order.openPairs.isEmpty && order.sameOrderCount == 1)
    #expect(
      found.notices.map(\.text).first
        == "By net uses at the end of 2024Q2, no policy differs from another in the scenario as it stands.")
  }

  @Test func `an order that holds everywhere is said to hold, and nothing more`() throws {
    let found = try findings(
      world([9, 10, 11], [5, 6, 7], nothing), ("x", world([7, 8, 9], [1, 2, 3], nothing)),
      ("y", world([9, 10, 11], [8, 9, 10], nothing)))
    #expect(found.flips.isEmpty)
    #expect(
      found.notices.map(\.text).first
        == "By net uses at the end of 2024Q2, the order a, b, c holds in all 2 alternative worlds; a stays first in all, for certain."
    )
  }

  @Test func `a lead that turns round beyond both intervals is a certain flip`() throws {
    let found = try findings(
      world([9, 10, 11], [5, 6, 7], nothing), ("x", world([5, 6, 7], [9, 10, 11], nothing)),
      ("y", world([9, 10, 11], [5, 6, 7], nothing)))
    let flip = try #require(found.flips.first { $0.label.indicator == "net" && $0.horizon == 2 })
    #expect(flip.world == 1 && flip.aheadInScenario == 1 && flip.aheadHere == 2)
    #expect(flip.leadInScenario.mean == 4 && flip.leadHere.mean == 4)
    #expect(flip.isCertainInScenario && flip.isCertainHere)
    let order = try #require(found.order(by: "net", horizon: 2))
    #expect(order.orders == [[1, 2, 3], [2, 1, 3], [1, 2, 3]] && order.first == 1)
    #expect(order.worldCount == 2 && order.sameOrderCount == 1 && order.sameFirstCount == 1)
    #expect(
      found.notices.map(\.text).first
        == "By net uses at the end of 2024Q2, the order a, b, c holds in 1 of 2 alternative worlds; a stays first in 1, for certain. "
        + "It flips for certain with x 1 (b overtakes a by 4.0 [4.0, 4.0]).")
  }

  @Test func `a reversal within the interval is called one of signs`() throws {
    // In x the means are 6.0 and 6.3, but the difference goes both ways.
    let found = try findings(
      world([9, 10, 11], [5, 6, 7], nothing), ("x", world([9, 6, 3], [4, 6, 9], nothing)))
    let flip = try #require(found.flips.first)
    #expect(flip.isCertainInScenario && !flip.isCertainHere)
    let text = try #require(found.notices.first?.text)
    #expect(text.contains("No lead that is certain in the scenario turns into a certain lead of the other policy."))
    #expect(text.contains("Certain in the scenario, but reversed in sign within the interval with x 1 (b before a by"))
    #expect(!text.contains("overtakes") && !text.contains("for certain with"))
  }

  @Test func `an order that was never certain is said never to have been`() throws {
    let open = world([1, 6, 11], [9, 5, 1], nothing)
    let found = try findings(
      open, ("x", world([1, 2, 3], [4, 5, 6], nothing)), ("y", world([9, 5, 1], [1, 6, 11], nothing)))
    let text = try #require(found.notices.first?.text)
    #expect(text.contains("Never certain in the scenario as it stands was the order of a and b (1 ["))
    #expect(text.contains("certain the other way round with x 1 (b before a by 3.0 [3.0, 3.0])"))
    #expect(text.hasSuffix("1 further reversal is one of signs only, certain in neither world."))
    let order = try #require(found.order(by: "net", horizon: 2))
    #expect(order.openPairs.map { [$0.ahead, $0.behind] }.first == [1, 2])
  }

  @Test func `pairs whose order is certain are counted apart from those that never were`() throws {
    // a and b are certain, b and c are open; x turns the open pair round, y the certain one.
    let found = try findings(
      world([19, 20, 21], [5, 6, 7], [1, 5, 9]), ("x", world([19, 20, 21], [1, 5, 9], [5, 6, 7])),
      ("y", world([1, 2, 3], [19, 20, 21], [1, 1, 1])))
    let order = try #require(found.order(by: "net", horizon: 2))
    #expect(order.openPairs.map(\.ahead) == [2] && order.hasCertainPairs)
    #expect(order.sameOrderCount == 0 && order.sameCertainOrderCount == 1 && order.sameFirstCount == 1)
    #expect(
      found.notices.first?.text.contains(
        "the order of b and c (1.0 [-6.5, 8.5]); the other pairs keep theirs in 1 of 2.")
        == true)
  }

  @Test func `a first place within its interval is not called certain`() throws {
    let found = try findings(
      world([9, 10, 11], [5, 6, 7], nothing), ("x", world([1, 6, 12], [9, 5, 2], nothing)),
      ("y", world([9, 10, 11], [5, 6, 7], nothing)))
    #expect(found.order(by: "net", horizon: 2)?.certainFirstCount == 1)
    #expect(found.notices.first?.text.contains("a stays first in all, for certain in 1.") == true)
  }

  @Test func `a lead that shrinks to nothing breaks the order without a flip`() throws {
    let found = try findings(world([9, 10, 11], [5, 6, 7], nothing), ("x", world([5, 6, 7], [5, 6, 7], nothing)))
    let order = try #require(found.order(by: "net", horizon: 2))
    #expect(order.sameOrderCount == 0 && order.sameFirstCount == 0 && found.flips.isEmpty)
  }

  @Test func `equal policies share a place and are joined in the sentence`() throws {
    let tied = world([9, 10, 11], [9, 10, 11], nothing)
    let found = try findings(tied, ("x", tied))
    #expect(found.rows.filter { $0.label.indicator == "net" && $0.horizon == 2 }.map(\.rank) == [1, 1, 3, 1, 1, 3])
    #expect(found.notices.first?.text.contains("the order a = b, c holds in the one alternative world.") == true)
  }

  @Test func `per million is compared as a ratio of means`() throws {
    let found = try findings(world([9, 10, 11], [5, 6, 7], nothing), ("x", world([5, 6, 7], [9, 10, 11], nothing)))
    let row = try #require(
      found.rows.first { $0.world == 1 && $0.policy == 2 && $0.label.indicator == "netPerMillion" })
    #expect(row.estimate.mean == 5 && row.rank == 1 && row.label.unit == "pairs per EUR million")
    #expect(found.flips.contains { $0.label.indicator == "netPerMillion" && $0.isCertainHere && $0.leadHere.mean == 2 })
  }

  @Test func `flips stand by world`() throws {
    let other = world([5, 6, 7], [9, 10, 11], nothing)
    let found = try findings(world([9, 10, 11], [5, 6, 7], nothing), ("x", other), ("y", other))
    #expect(found.flips.map(\.world) == [1, 1, 1, 1, 2, 2, 2, 2])
    #expect(found.flips.map(\.label.indicator).prefix(4) == ["net", "net", "netPerMillion", "netPerMillion"])
  }

  @Test func `worlds that are missing are told`() throws {
    let one = world([9, 10, 11], [5, 6, 7], nothing)
    #expect(
      try findings(one, ("x", one), planned: 3).notices.first?.text
        == "Only 1 of 3 alternative worlds were finished; statements about them rest on those.")
    let none = try findings(one, planned: 3)
    #expect(none.notices.map(\.code) == ["alternatives-interrupted"] && none.worlds.count == 1)
  }

  @Test func `an account that does not close in an alternative world stops the report`() throws {
    var broken = world([1, 2, 3], nothing, nothing)
    broken.accountsClose = false
    #expect(throws: FindingsError.self) { try findings(world(nothing, nothing, nothing), ("x", broken)) }
  }

  @Test func `the scenario as it stands has the numbers of the effects`() throws {
    let record = TinyStudy(additional: [4, 7, 5], deadweight: [5, 5, 6], failed: [1, 2, 1], weight: 2).record()
    let found = try StudyFindings(record, alternatives: AlternativesRecord(worlds: [], planned: 1))
    let rows = try #require(found.alternatives?.rows)
    #expect(rows.count == 10)
    for row in rows {
      let indicator = try #require(Indicator(rawValue: row.label.indicator))
      let effect = try #require(found.effect(of: "fund", EffectKey(indicator, horizon: row.horizon)))
      #expect(row.estimate.mean == effect.mean && row.estimate.lower == effect.lower)
    }
    #expect(try StudyFindings(record).alternatives == nil)
  }
}
