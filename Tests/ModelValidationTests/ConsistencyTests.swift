import AdoptionKernel
import Experiments
import ParallelColumns
import ScenarioModel
import Testing
import WorldBuilding

/// What a world keeps twice agrees at the end of every quarter (specification, section 11).
@Suite("Consistency")
struct ConsistencyTests {
  static let runs = [("industr-i40", 0), ("industr-i40", 1), ("Verification/every-instrument", 1)]

  @Test(arguments: runs)
  func `neighbours, degrees and masks agree with a recount after every quarter`(name: String, policy: Int) throws {
    let scenario = try VerificationStudy.scenario(name)
    var tiesAdded = 0
    VerificationStudy.follow(scenario, policy: policy, seed: 1, quarters: 14) { _, world in
      var wrong = 0
      for firm in 0..<world.firmCount {
        var neighbours = world.network.tieRange(of: firm).map { Int(world.network.ties[$0]) }
        let extra = world.network.extraCount(of: firm)
        for place in 0..<extra { neighbours.append(world.network.extraTie(of: firm, at: place)) }
        tiesAdded += extra
        if neighbours.count != Int(world.exposure.degree[firm]) { wrong += 1 }
        for technology in 0..<technologyCount {
          let pair = firm * technologyCount + technology
          let users = neighbours.filter { world.exposure.adoptedMask[$0] & (1 << technology) != 0 }.count
          if users != world.exposure.neighbours(of: firm, using: technology) { wrong += 1 }
          let inUse = world.exposure.adoptedMask[firm] & (1 << technology) != 0
          if inUse != (world.progress.stage[pair] >= Stage.isolated) { wrong += 1 }
        }
      }
      #expect(wrong == 0)
    }
    #expect(policy == 0 || tiesAdded > 0)
  }

  @Test(arguments: runs)
  func `a busy firm is in one project, or in a study and in none`(name: String, policy: Int) throws {
    let scenario = try VerificationStudy.scenario(name)
    VerificationStudy.follow(scenario, policy: policy, seed: 1, quarters: 20) { _, world in
      for firm in 0..<world.firmCount {
        let projects = (0..<technologyCount).filter {
          world.progress.stage[firm * technologyCount + $0] == Stage.inProject
        }
        switch world.projects.activity[firm] {
        case Activity.idle, Activity.study: #expect(projects.isEmpty)
        default: #expect(projects == [Int(world.projects.technology[firm])])
        }
      }
    }
  }

  @Test(arguments: runs)
  func `what is observed is what a count of the firms gives`(name: String, policy: Int) throws {
    let scenario = try VerificationStudy.scenario(name)
    VerificationStudy.follow(scenario, policy: policy, seed: 1, quarters: 8) { quarter, world in
      guard quarter >= 0 else { return }
      var used = [Int](repeating: 0, count: technologyCount)
      var integrated = used
      var advanced = 0
      for firm in 0..<world.firmCount {
        for technology in 0..<technologyCount {
          let stage = world.progress.stage[firm * technologyCount + technology]
          if stage >= Stage.isolated { used[technology] += 1 }
          if stage == Stage.integrated { integrated[technology] += 1 }
        }
        let mask = world.exposure.adoptedMask[firm]
        // Every technology but cloud is an advanced one.
        if world.traits.sizeClass[firm] < 2, (mask & 0b11_1110).nonzeroBitCount >= 2 { advanced += 1 }
      }
      let cells = 0..<world.observation.firms.count
      for technology in 0..<technologyCount {
        #expect(cells.reduce(0) { $0 + world.observation.used[$1 * technologyCount + technology] } == used[technology])
        #expect(
          cells.reduce(0) { $0 + world.observation.integrated[$1 * technologyCount + technology] }
            == integrated[technology])
      }
      #expect(world.observation.advancedSme.reduce(0, +) == advanced)
      #expect(world.observation.firms.reduce(0, +) == world.firmCount)
    }
  }
}
