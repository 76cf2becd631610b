import Foundation
import ScenarioModel
import Testing

@testable import Experiments

@Suite("Plans")
struct PlanTests {
  private func refusal(_ bench: StudyBench) -> StudyError? {
    do throws(StudyError) {
      _ = try StudyPlan(reading: bench.folder())
      return nil
    } catch { return error }
  }

  @Test func `a plan that is read again is the plan that was made`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    let again = try StudyPlan(reading: bench.folder())
    #expect(again.hash == plan.hash && again.points == plan.points && again.columns == plan.columns)
    #expect(again.replicates == 1...2 && again.unitCount == 6 && again.policies == ["none", "vouchers"])
  }

  @Test func `any edited character of a plan shows`() throws {
    let bench = try StudyBench()
    try bench.plan()
    let whole = try bench.bytes("study/plan.json")
    for position in whole.indices where position % 3 == 0 || position > whole.count - 80 {
      var bytes = whole
      bytes[position] ^= 1
      try bench.put(bytes, into: "study/plan.json")
      #expect(refusal(bench)?.exitCode == 65, "byte \(position)")
    }
    for bytes in [whole + [0x0A], [0xEF, 0xBB, 0xBF] + whole, Array(whole.dropLast()), [], Array(whole.prefix(100))] {
      try bench.put(bytes, into: "study/plan.json")
      #expect(refusal(bench)?.exitCode == 65)
    }
    try bench.put(whole, into: "study/plan.json")
    #expect(refusal(bench) == nil)
  }

  @Test(arguments: ["study/points.csv", "study/inputs/tiny.yaml"])
  func `an edit of the points or of an input is refused with its place`(name: String) throws {
    let bench = try StudyBench()
    try bench.plan()
    let whole = try bench.bytes(name)
    try bench.put(whole + [0x0A], into: name)
    let error = try #require(refusal(bench))
    #expect(error.exitCode == 65 && error.path == bench.file(name))
    #expect(error.cause == "it was changed after the plan was made")
    try FileManager.default.removeItem(atPath: bench.file(name))
    #expect(refusal(bench)?.exitCode == 66)
    try bench.put(whole, into: name)
    #expect(refusal(bench) == nil)
  }

  @Test func `the same plan may be made again, another never takes its place`() throws {
    let bench = try StudyBench()
    let plan = try bench.plan()
    #expect(try bench.plan().hash == plan.hash)
    try bench.write(StudyBench.text(border: [1.5]), to: "tiny.yaml")
    let planning = Planning(scenarioFile: bench.file("tiny.yaml"), version: StudyBench.version)
    let error = #expect(throws: Planning.Refusal.self) { _ = try planning.write(to: bench.folder()) }
    guard case .study(let reason)? = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(reason.exitCode == 73 && reason.remedy.contains("--reuse"))
    #expect(try StudyPlan(reading: bench.folder()).hash == plan.hash)
    let left = try FileManager.default.contentsOfDirectory(atPath: bench.path)
    #expect(!left.contains { $0.contains("partial") })
  }

  @Test func `a folder without a plan says how to make one`() throws {
    let bench = try StudyBench()
    let error = try #require(refusal(bench))
    #expect(error.exitCode == 66 && error.remedy.contains("peloton study plan"))
  }

  @Test func `a study is named by its folder or by the plan in it`() {
    #expect(StudyFolder("a/b/plan.json").path == "a/b" && StudyFolder("plan.json").path == ".")
    #expect(StudyFolder("a/b/").path == "a/b" && StudyFolder("a/myplan.json").path == "a/myplan.json")
  }
}
