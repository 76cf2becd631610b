import AdoptionKernel
import Foundation
import ParallelColumns
import ScenarioModel
import Testing

@testable import WorldBuilding

/// What makes building fast changes no bit of a world.
@Suite("Building by blocks and from tables")
struct BuildingByBlocksTests {
  @Test(arguments: [
    NetworkDescription.gravity, .poisson(meanDegree: 6), .ring(neighbours: 3), .randomInDegree(sources: 7), .complete,
    .lattice(width: 100, neighbourhood: .moore, torus: true),
  ])
  func `a world has the same bits for any number of threads`(network: NetworkDescription) {
    let builder = WorldBuilder(SmallWorld.description(firms: [3_000, 1_600, 1_400], network: network))
    let one = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: 4)
    for workers in [2, 3, 8] {
      let other = builder.build(populationSeed: 1, eventSeed: 1, quarterCount: 4, workers: workers)
      #expect(unequalColumns(one, other) == [])
      #expect(one.tables.totalValueAdded == other.tables.totalValueAdded)
    }
  }

  @Test func `a region found through the guide is the first whose cumulated weight exceeds the draw`() {
    let description = SmallWorld.description(firms: [200, 1, 100])
    let builder = WorldBuilder(description)
    let draws = DrawKey(seed: 3)
    // With all weights equal but for distance, the shares of destinations are those of the weights.
    for origin in 0..<3 {
      var previous = 0
      for step in 0..<2_000 as Range<UInt32> {
        let region = builder.gravity.region(from: origin, step * 2_147_483)
        #expect(region >= previous && region < 3)
        previous = region
      }
      let found = (0..<20_000).map { builder.gravity.region(from: origin, draws.word(.networkRegion, entity: $0)) }
      let weights = (0..<3).map { region in
        Double(builder.regionFirms[region])
          * builder.geography.decay(builder.geography.distance[origin * 3 + region], description.parameters)
          * (origin / 2 == region / 2 ? 1 : exp(-description.parameters[.borderPenalty]))
      }
      for region in 0..<3 {
        let expected = weights[region] / weights.reduce(0, +)
        let share = Double(found.count { $0 == region }) / 20_000
        // Four binomial standard deviations.
        #expect(abs(share - expected) <= 4 * (expected * (1 - expected) / 20_000).squareRoot() + 1e-9)
      }
    }
  }

  @Test func `the number of stubs of a word is that of the formula`() {
    let description = SmallWorld.description()
    let plan = WorldBuilder(description).gravity
    let spread = description.parameters[.degreeLogSd]
    let location = log(description.parameters[.meanDegree] / 2) - spread * spread / 2
    let words = (0..<5_000).map { UInt32($0) * 858_993 } + [0, 1, UInt32.max - 1, UInt32.max]
    for (index, word) in words.enumerated() {
      // Beside seven others, in another lane each time.
      var eight = Octet(repeating: UInt64(words[index * 7 % words.count]))
      eight[index & 7] = UInt64(word)
      let stubs = exp(location + spread * normalQuantile(uniformOf(word))).rounded()
      #expect(plan.stubs(eight)[index & 7] == UInt64(min(40, max(1, stubs))))
    }
  }

  @Test func `comparing by steps of the quantile is never sure of a wrong answer, and seldom in doubt`() {
    let steps = QuantileSteps()
    let words = (0..<4_000).map { UInt32($0) * 1_073_741 } + [0, 1, UInt32.max - 1, UInt32.max]
    var doubts = 0
    for word in words {
      let normal = normalQuantile(uniformOf(word))
      for limit in [-Double.infinity, -2, -0.3, 0, 1.1, .infinity] {
        for factor in [0, 0.4, 1] {
          let answer = steps.compare(word, base: 0.2, factor: factor, limit: limit)
          let truth = 0.2 + factor * normal > limit
          #expect(answer.surely == truth || answer.possibly == truth && answer.possibly != answer.surely)
          doubts += answer.surely == answer.possibly ? 0 : 1
        }
      }
      // A limit that the quantile meets exactly is a case of doubt.
      let close = steps.compare(word, base: 0, factor: 1, limit: normal)
      #expect(!close.surely && close.possibly)
    }
    #expect(Double(doubts) / Double(words.count * 18) < 0.005)
  }

  @Test func `draws that nothing depends on change nothing by being left out`() {
    let firms = [300, 100, 100]
    let still = WorldBuilder(
      SmallWorld.description(firms: firms) { values in
        values[value: .hurdleLogSd] = .number(0)
        values[value: .productivityLogSd] = .number(0)
        values[value: .productivityAbilityLoading] = .number(0)
      }
    ).build(populationSeed: 1, eventSeed: 1, quarterCount: 4)
    let usual = WorldBuilder(SmallWorld.description(firms: firms))
    let world = usual.build(populationSeed: 1, eventSeed: 1, quarterCount: 4)
    let medians = usual.description.parameters[list: .hurdleMedian]
    for firm in 0..<500 {
      #expect(still.traits.employees[firm] == world.traits.employees[firm])
      #expect(still.progress.ability[firm] == world.progress.ability[firm])
      #expect(still.traits.hurdleYears[firm] == Float(medians[Int(still.traits.sizeClass[firm])]))
      // Employees are rounded to single precision after value added was computed from them.
      #expect(abs(still.traits.valueAdded[firm] / still.traits.employees[firm] - 70_000) < 0.02)
    }
  }

  /// Names of the columns in which two worlds differ.
  private func unequalColumns(_ one: borrowing World, _ other: borrowing World) -> [String] {
    var names: [String] = []
    func note(_ name: String, _ isSame: Bool) { if !isSame { names.append(name) } }
    note("offsets", same(one.network.offsets, other.network.offsets))
    note("ties", same(one.network.ties, other.network.ties))
    note("listenerOffsets", same(one.network.listenerOffsets, other.network.listenerOffsets))
    note("listeners", same(one.network.listeners, other.network.listeners))
    note("region", same(one.traits.region, other.traits.region))
    note("country", same(one.traits.country, other.traits.country))
    note("sector", same(one.traits.sector, other.traits.sector))
    note("sizeClass", same(one.traits.sizeClass, other.traits.sizeClass))
    note("employees", same(one.traits.employees, other.traits.employees))
    note("valueAdded", same(one.traits.valueAdded, other.traits.valueAdded))
    note("hurdleYears", same(one.traits.hurdleYears, other.traits.hurdleYears))
    note("cash", same(one.projects.cash, other.projects.cash))
    note("stage", same(one.progress.stage, other.progress.stage))
    note("ability", same(one.progress.ability, other.progress.ability))
    note("adoptedMask", same(one.exposure.adoptedMask, other.exposure.adoptedMask))
    note("adoptedNeighbours", same(one.exposure.adoptedNeighbours, other.exposure.adoptedNeighbours))
    note("degree", same(one.exposure.degree, other.exposure.degree))
    note("outputShare", same(one.history.outputShare, other.history.outputShare))
    return names
  }

  private func same<Element: Equatable & BitwiseCopyable & Sendable>(
    _ first: borrowing Column<Element>, _ second: borrowing Column<Element>
  ) -> Bool {
    guard first.count == second.count else { return false }
    for index in 0..<first.count where first[index] != second[index] { return false }
    return true
  }
}
