import Foundation
import ScenarioModel
import Testing

/// The reference of the fields of policy is complete, and what it names exists.
@Suite("Field catalogue")
struct FieldCatalogueTests {
  @Test func `every instrument moves a mechanism of its own field, and no mechanism names another instrument`() {
    let instruments = InstrumentCatalogue.entries
    for instrument in instruments {
      let own = FieldCatalogue.entries.filter {
        $0.field == instrument.field && $0.instruments.contains(instrument.key)
      }
      #expect(!own.isEmpty, "\(instrument.key)")
    }
    let known = Set(instruments.map(\.key))
    for entry in FieldCatalogue.entries { #expect(known.isSuperset(of: entry.instruments), "\(entry.name)") }
    #expect(Set(FieldCatalogue.entries.map(\.field)) == Set(instruments.map(\.field)))
    #expect(Set(FieldCatalogue.entries.map(\.name)).count == FieldCatalogue.entries.count)
  }

  @Test func `every mechanism says what it keeps, costs and takes, how it is switched off and where its equation is`() {
    for entry in FieldCatalogue.entries {
      for text in [entry.state, entry.cost, entry.delay, entry.equation] { #expect(!text.isEmpty, "\(entry.name)") }
      #expect(!entry.off.isEmpty || !entry.offOtherwise.isEmpty, "\(entry.name)")
      // The section of the specification ends the equation.
      #expect(entry.equation.hasSuffix(")") && entry.equation.contains("(5."), "\(entry.name)")
      let file = "\(Project.root)/Sources/\(entry.file)"
      #expect((try? String(contentsOfFile: file, encoding: .utf8)) != nil, "\(file)")
    }
  }

  @Test func `every switch of governance that is named is a key, and every switch of an agency is named`() {
    let keys = Set(KeyReference.rows.map(\.path).filter { $0.hasPrefix("NAME.governance.") }.map { $0.dropFirst(16) })
    let named = Set(FieldCatalogue.entries.flatMap(\.governance).map { $0[...] })
    #expect(named.isSubset(of: keys), "\(named.subtracting(keys))")
    #expect(named.isSuperset(of: ["hubLinks", "harmonise", "jointTraining", "consortium", "pooledShare"]))
  }

  @Test func `every off value can be written into a scenario file and is not the default`() throws {
    for off in FieldCatalogue.entries.flatMap(\.off) {
      let text = SampleScenario.text(
        world: "{ synthetic: { firms: 1000, regions: 2, countries: 2 }, parameters: { \(off.text) } }")
      let scenario = try SampleScenario.scenario(text)
      #expect(scenario.world.parameters[value: off.parameter] == off.value, "\(off.text)")
      #expect(ParameterSet.defaults[value: off.parameter] != off.value, "\(off.text)")
    }
  }
}
