import ParallelColumns
import Testing

@testable import AdoptionKernel

/// Eight draws at once are eight draws: the same words, lane by lane.
@Suite("Draws eight at a time")
struct OctetDrawTests {
  @Test func `Philox gives the published answers in every lane`() {
    let counter = (
      Octet(0, 0xFFFF_FFFF, 0x243F_6A88, 1, 2, 3, 4, 5), Octet(0, 0xFFFF_FFFF, 0x85A3_08D3, 1, 2, 3, 4, 5),
      Octet(0, 0xFFFF_FFFF, 0x1319_8A2E, 1, 2, 3, 4, 5), Octet(0, 0xFFFF_FFFF, 0x0370_7344, 1, 2, 3, 4, 5)
    )
    for key: (UInt32, UInt32) in [(0, 0), (.max, .max), (0xA409_3822, 0x299F_31D0)] {
      let words = philoxOctet(counter, key: key)
      for lane in 0..<8 {
        let one = philox4x32(
          counter: (
            UInt32(counter.0[lane]), UInt32(counter.1[lane]), UInt32(counter.2[lane]), UInt32(counter.3[lane])
          ), key: key)
        #expect(words.0[lane] == UInt64(one.0) && words.1[lane] == UInt64(one.1))
        #expect(words.2[lane] == UInt64(one.2) && words.3[lane] == UInt64(one.3))
      }
    }
  }

  @Test(arguments: [0, 1_016, 4_294_967_292])
  func `eight entities have the words of their own addresses, to the last possible entity`(first: Int) {
    let key = DrawKey(seed: 0xFEDC_BA98_7654_3210)
    let entities = Octet(repeating: UInt64(first)) &+ Octet(0, 1, 2, 3, 3, 2, 1, 0)
    for quarter in [0, 7, 255] {
      let draws = QuarterDraws(key, .firmQuarter, quarter: quarter)
      for block in 0..<5 {
        let words = OctetDraws(draws, entities: entities).words(block: block, draws)
        let others = key.octets(
          .firmQuarter, quarter: quarter, entities: entities, blocks: Octet(repeating: UInt64(block)))
        #expect(words == others)
        for lane in 0..<8 {
          let one = key.words(.firmQuarter, quarter: quarter, entity: Int(entities[lane]), block: block)
          #expect(words.0[lane] == UInt64(one.0) && words.1[lane] == UInt64(one.1))
          #expect(words.2[lane] == UInt64(one.2) && words.3[lane] == UInt64(one.3))
        }
      }
    }
  }

  @Test func `eight entities have the words at their own sub-ids`() {
    let key = DrawKey(seed: 78)
    let subs = Octet(0, 1, 2, 3, 4, 5, 17, 2)
    let words = key.octet(.pilot, quarter: 9, entities: Octet(5, 5, 5, 5, 6, 7, 8, 9), subs: subs)
    for lane in 0..<8 {
      let entity = [5, 5, 5, 5, 6, 7, 8, 9][lane]
      #expect(words[lane] == UInt64(key.word(.pilot, quarter: 9, entity: entity, sub: Int(subs[lane]))))
    }
  }

  @Test func `initial draws of eight entities in a row are those of each`() {
    let key = DrawKey(seed: 77)
    let words = key.octets(.initBaseline, from: 1_000, block: 1)
    let uniforms = key.uniforms(.initLiquidity, from: 1_000)
    let normals = key.normals(.initAbility, from: 1_000)
    for lane in 0..<8 {
      let one = key.words(.initBaseline, entity: 1_000 + lane, block: 1)
      #expect(words.0[lane] == UInt64(one.0) && words.1[lane] == UInt64(one.1))
      #expect(words.2[lane] == UInt64(one.2) && words.3[lane] == UInt64(one.3))
      #expect(uniforms[lane] == key.uniform(.initLiquidity, entity: 1_000 + lane))
      #expect(normals[lane].bitPattern == key.normal(.initAbility, entity: 1_000 + lane).bitPattern)
    }
  }

  @Test func `eight normals have the bits of the normals one by one, in the centre and in both tails`() {
    let words: [UInt64] = [0, 1, 5_000, 322_122_546, 322_122_547, 2_147_483_647, 2_147_483_648, 3_972_844_748]
    for start in 0..<8 {
      var octet = Octet()
      for lane in 0..<8 { octet[lane] = (words[lane] + UInt64(start) * 536_870_911) & 0xFFFF_FFFF }
      let uniforms = uniformsOf(octet)
      let normals = normalQuantiles(uniforms)
      for lane in 0..<8 {
        #expect(uniforms[lane] == uniformOf(UInt32(octet[lane])))
        #expect(normals[lane].bitPattern == normalQuantile(uniforms[lane]).bitPattern)
      }
    }
  }

  @Test(arguments: [0.0, 1e-12, 0x1p-33, 0x1.8p-33, 0.1, 0.23, 1 / 3.0, 0.5, 0.575, 0x1.fffffffffffffp-1, 1, 1.5])
  func `a probability as a bound of words decides as the uniform does, on both sides of the bound`(chance: Double) {
    let bound = wordBound(chance)
    #expect(bound <= allWords)
    for word in [bound &- 2, bound &- 1, bound, bound + 1] where word < allWords {
      #expect((word < bound) == (uniformOf(UInt32(word)) < chance))
    }
  }
}
