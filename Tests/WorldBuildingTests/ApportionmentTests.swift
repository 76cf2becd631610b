import AdoptionKernel
import ScenarioModel
import Testing

@testable import WorldBuilding

/// How many simulated firms a region gets (specification, section 5.1).
@Suite("Apportionment")
struct ApportionmentTests {
  private func counts(_ firms: [Int], _ count: FirmCount) -> [Int] {
    apportionFirms(SmallWorld.description(firms: firms, count: count))
  }

  @Test func `every real firm is simulated at full size`() {
    #expect(counts([200, 100, 7], .full) == [200, 100, 7])
  }

  @Test func `what flooring leaves goes to the largest remainders, and to the first among equals`() {
    // Quotas 5.0, 2.5, 2.5 of ten.
    #expect(counts([200, 100, 100], .count(10)) == [5, 3, 2])
    // Quotas 4.4, 3.3, 3.3: one missing, to the largest remainder.
    #expect(counts([40, 30, 30], .count(11)) == [5, 3, 3])
    // Quotas 6.06, 2.02, 1.92.
    #expect(counts([600, 200, 190], .count(10)) == [6, 2, 2])
  }

  @Test func `a region has at least one firm, even if the sum exceeds the number asked for`() {
    #expect(counts([10_000, 1, 1], .count(100)) == [99, 1, 1])
    #expect(counts([500, 500, 1], .count(2)) == [1, 1, 1])
  }

  @Test func `a quota that is whole stays whole`() {
    // 3 · 0.1 · 10 and the like miss whole numbers by a hair in binary fractions.
    for count in 1...200 { #expect(counts([30, 20, 10], .count(6 * count)) == [3 * count, 2 * count, count]) }
  }

  @Test func `the weight is real firms per simulated firm and scales pools and hubs, not firms`() {
    let full = WorldBuilder(SmallWorld.description(hubs: [SmallWorld.hub(0)]))
    let sample = WorldBuilder(SmallWorld.description(count: .count(40), hubs: [SmallWorld.hub(0)]))
    #expect(full.weight == 1 && full.firmCount == 400 && sample.weight == 10 && sample.firmCount == 40)
    let large = full.build(populationSeed: 1, eventSeed: 1, quarterCount: 4)
    let small = sample.build(populationSeed: 1, eventSeed: 1, quarterCount: 4)
    for region in 0..<3 {
      #expect(large.places.regions[region].startStock == 10 * small.places.regions[region].startStock)
    }
    #expect(large.hubs.hubs[0].baseCapacity == 8 && small.hubs.hubs[0].baseCapacity == 0.8)
    #expect(large.parameters.enablementUnitCost == 10 * small.parameters.enablementUnitCost)
    #expect(large.parameters.trainingCost == small.parameters.trainingCost)
  }
}
