import Foundation
import ScenarioModel
import Testing

@testable import Experiments

@Suite("Identity of units")
struct UnitIdentityTests {
  private func identities(_ text: String, version: String = StudyBench.version) throws -> [String] {
    let plan = try StudyBench(text).plan(version: version)
    return plan.points.indices.flatMap { point in
      plan.replicates.map { plan.identity(point: point, replicate: $0) }
    }
  }

  @Test func `the same values have the same identity wherever they are planned`() throws {
    let first = try identities(StudyBench.text())
    #expect(try identities(StudyBench.text()) == first)
    #expect(Set(first).count == 6)
    #expect(first.allSatisfy { $0.utf8.count == 64 })
  }

  @Test func `titles change no identity`() throws {
    #expect(try identities(StudyBench.text(title: "Another")) == identities(StudyBench.text()))
  }

  @Test func `neither more replicates nor more points change the members that are there`() throws {
    let small = try StudyBench(StudyBench.text()).plan()
    let large = try StudyBench(StudyBench.text(border: StudyBench.points + [2.7], replicates: 5)).plan()
    for point in small.points.indices {
      for replicate in small.replicates {
        #expect(
          small.identity(point: point, replicate: replicate) == large.identity(point: point, replicate: replicate))
      }
    }
  }

  @Test func `a table of points that grows is no table of the scenario`() throws {
    func plan(_ rows: String) throws -> StudyPlan {
      let text = StudyBench.text().components(separatedBy: "    points:")[0] + "    file: points.csv\n"
      let bench = try StudyBench(text)
      try bench.write("world.parameters.borderPenalty\n" + rows, to: "points.csv")
      return try bench.plan()
    }
    let (small, large) = (try plan("1.2\n2.2\n"), try plan("1.2\n2.2\n3.2\n"))
    #expect(small.points == Array(large.points.prefix(2)))
  }

  @Test func `how points are laid does not matter, their values do`() throws {
    let bench = try StudyBench()
    let listed = try bench.plan("listed")
    let factor = DesignFactor(
      path: ScenarioPath(text: "world.parameters.borderPenalty"), distribution: .choice(StudyBench.points))
    let grid = try bench.plan("grid", design: StudyDesign(method: .grid, factors: [factor]))
    #expect(grid.points == listed.points)
    #expect(grid.hash != listed.hash)
  }

  @Test(arguments: [
    StudyBench.text(voucherEuro: 7501), StudyBench.text(border: [1.3, 2.3, 3.3]), StudyBench.text(horizons: "1, 4"),
    StudyBench.text(more: "  record: { groups: [all, country] }\n"), StudyBench.text(seeds: "population: 7"),
  ])
  func `a value, a horizon, another number left and a seed change every identity`(text: String) throws {
    let before = Set(try identities(StudyBench.text()))
    #expect(before.isDisjoint(with: try identities(text)))
  }

  @Test func `another version of the program has other units`() throws {
    let before = Set(try identities(StudyBench.text()))
    #expect(before.isDisjoint(with: try identities(StudyBench.text(), version: "1.0.1+test")))
  }

  @Test func `what a table holds counts, and its order`() {
    func identity(_ tables: [String]) -> String {
      UnitIdentity.ofPoint(version: "1", resolved: [], policies: [], tables: tables, columns: [])
    }
    #expect(identity(["a", "b"]) == identity(["a", "b"]))
    #expect(identity(["a", "b"]) != identity(["a", "c"]))
    #expect(identity(["a", "b"]) != identity(["b", "a"]))
  }

  @Test func `replicates with the same two seeds are the same unit`() {
    let free = Seeds()
    let fixed = Seeds(population: 1, event: 2)
    #expect(
      UnitIdentity.ofUnit(point: "p", replicate: 1, seeds: free)
        != UnitIdentity.ofUnit(point: "p", replicate: 2, seeds: free))
    #expect(
      UnitIdentity.ofUnit(point: "p", replicate: 1, seeds: fixed)
        == UnitIdentity.ofUnit(point: "p", replicate: 2, seeds: fixed))
  }
}
