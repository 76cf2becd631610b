import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Strips of 64 firms: whoever may do something is found, whatever the number of firms.
@Suite("Strips of firms")
struct FirmStripTests {
  @Test func `sets of technologies are those of the stages`() {
    let stages: [UInt8] = [Stage.unaware, Stage.aware, Stage.inProject, Stage.isolated, Stage.integrated]
    var column = Column<UInt8>(repeating: 0, count: 11 * technologyCount)
    for index in 0..<column.count { column[index] = stages[(index * index + index / 7) % 5] }
    for first in 0..<11 {
      let octet = TechnologyMasks.octet(stageBits: column.bitsOfSixes(at: first), technologies: 0b11_0111)
      for lane in 0..<8 where first + lane < 11 {
        let masks = TechnologyMasks(octet[lane])
        for technology in 0..<technologyCount {
          let stage = column[(first + lane) * technologyCount + technology]
          let bit: UInt8 = 1 << technology
          #expect((masks.unaware & bit != 0) == (stage == Stage.unaware && technology != 3))
          #expect((masks.aware & bit != 0) == (stage == Stage.aware))
          #expect((masks.isolated & bit != 0) == (stage == Stage.isolated))
        }
        #expect(masks.maybeHeard == 0)
        let uses = (0..<technologyCount).filter { column[(first + lane) * technologyCount + $0] >= Stage.isolated }
        #expect(masks.hasSeveralUses == (masks.isolated != 0 && uses.count >= 2))
      }
    }
  }

  /// A world has at least one firm more or less than a strip, an octet or a block; each must hear like any other.
  @Test(arguments: [1, 7, 8, 9, 63, 64, 65, 1_023, 1_024, 1_025, 1_096])
  func `every firm is asked, and nobody else, at the ends of octets, strips and blocks`(count: Int) {
    var world = HandMade.world(firms: [count], countries: [0]) { parameters in
      parameters.awarenessRate = 1
      parameters.evaluation = PerSize(repeating: 0.5)
      parameters.subThreshold = 0.3
    }
    for firm in 0..<count {
      world.tell(firm, 4)
      world.traits.threshold[firm] = 0.2
      world.traits.sizeClass[firm] = UInt8(firm % 3)
    }
    world.applyExogenousChange(at(0))
    world.runFirmPass(at(0), workers: 1)
    for firm in 0..<count {
      func draw(_ sub: Int) -> Double { world.eventDraws.uniform(.firmQuarter, quarter: 0, entity: firm, sub: sub) }
      var known: [Int] = []
      for technology in 0..<technologyCount {
        let knows = technology == 4 || draw(technology) < 1 - libraryExponential(-0.25)
        #expect(world.stage(firm, technology) == (knows ? Stage.aware : Stage.unaware))
        if knows, draw(10 + technology) < 0.3 { known.append(technology) }
      }
      let choice = draw(6) < 0.5 ? known.first : nil
      #expect(world.progress.intent[firm] == choice.map { UInt8($0 + 1) } ?? 0)
    }
  }

  @Test func `the next eight places are taken in order, the last one again where there are fewer`() {
    var places = PlaceSet(bits: 1 << 3 | 1 << 8 | 1 << 9 | 1 << 20 | 1 << 33 | 1 << 34 | 1 << 50 | 1 << 62 | 1 << 63)
    let eight = places.takeEight()
    #expect((0..<8).map { eight[$0] } == [3, 8, 9, 20, 33, 34, 50, 62])
    let rest = places.takeEight()
    #expect((0..<8).map { rest[$0] } == [Int](repeating: 63, count: 8))
    #expect(places.bits == 0)
  }
}
