import Testing

@testable import AdoptionKernel

/// Every number of the model is a pure function of its address (specification, section 6).
@Suite("Random draws")
struct RandomDrawTests {
  @Test func `Philox gives the three published answers`() {
    let zeros = philox4x32(counter: (0, 0, 0, 0), key: (0, 0))
    #expect(zeros == (0x6627_E8D5, 0xE169_C58D, 0xBC57_AC4C, 0x9B00_DBD8))
    let ones = UInt32.max
    let full = philox4x32(counter: (ones, ones, ones, ones), key: (ones, ones))
    #expect(full == (0x408F_276D, 0x41C8_3B0E, 0xA20B_C7C6, 0x6D54_51FD))
    let pi = philox4x32(
      counter: (0x243F_6A88, 0x85A3_08D3, 0x1319_8A2E, 0x0370_7344), key: (0xA409_3822, 0x299F_31D0))
    #expect(pi == (0xD16C_FE09, 0x94FD_CCEB, 0x5001_E420, 0x2412_6EA1))
  }

  @Test func `an address is entity, other, quarter and block, event; the key is the seed`() {
    let key = DrawKey(seed: 0x0123_4567_89AB_CDEF)
    let words = key.words(.pilot, quarter: 3, entity: 5, other: 9, block: 2)
    #expect(words == philox4x32(counter: (5, 9, 3 * 65_536 + 2, 51), key: (0x89AB_CDEF, 0x0123_4567)))
  }

  @Test func `a sub-id is a block of four and a word in it`() {
    let key = DrawKey(seed: 42)
    for sub in 0..<17 {
      let four = key.words(.firmQuarter, quarter: 11, entity: 3, block: sub / 4)
      let words = [four.0, four.1, four.2, four.3]
      #expect(key.word(.firmQuarter, quarter: 11, entity: 3, sub: sub) == words[sub % 4])
    }
    let six = key.wordPerTechnology(.initAware, entity: 3)
    for technology in 0..<6 { #expect(six[technology] == key.word(.initAware, entity: 3, sub: technology)) }
  }

  @Test func `a uniform is the middle of its word's interval, never 0 and never 1`() {
    #expect(uniformOf(0) == 0x1p-33)
    #expect(uniformOf(.max) == 1 - 0x1p-33)
    #expect(uniformOf(0x8000_0000) == 0.5 + 0x1p-33)
  }

  /// Were seed and firm added up, replicate 2 would be replicate 1 shifted by a firm, and sweeps would repeat themselves.
  @Test func `no replicate is a shifted copy of another, in firms, quarters or sub-ids`() {
    let count = 64
    for distance: UInt64 in [1, 2, 1 << 32, 0x9E37_79B9, 65_536] {
      let first = DrawKey(seed: 1_000)
      let second = DrawKey(seed: 1_000 + distance)
      for shift in 0..<8 {
        var same = 0
        for index in 0..<count {
          let word = first.word(.firmQuarter, quarter: 5, entity: index + shift, sub: 6)
          if word == second.word(.firmQuarter, quarter: 5, entity: index, sub: 6) { same += 1 }
          if word == second.word(.firmQuarter, quarter: 5 + shift, entity: index, sub: 6) { same += 1 }
          if word == second.word(.firmQuarter, quarter: 5, entity: index, sub: 6 + shift) { same += 1 }
        }
        // 192 comparisons of 32-bit words: an accident would be a wonder.
        #expect(same == 0)
      }
    }
  }

  @Test func `neighbouring firms, quarters and seeds have draws that are not correlated`() {
    let count = 4_096
    let key = DrawKey(seed: 77)
    let next = DrawKey(seed: 78)
    func correlation(_ other: (Int) -> Double) -> Double {
      var sum = 0.0
      for firm in 0..<count {
        sum += (key.uniform(.firmQuarter, quarter: 3, entity: firm, sub: 6) - 0.5) * (other(firm) - 0.5)
      }
      return 12 * sum / Double(count)
    }
    // Four standard deviations of a correlation of independent draws, 4/√4096.
    #expect(abs(correlation { next.uniform(.firmQuarter, quarter: 3, entity: $0, sub: 6) }) < 0.0625)
    #expect(abs(correlation { key.uniform(.firmQuarter, quarter: 3, entity: $0 + 1, sub: 6) }) < 0.0625)
    #expect(abs(correlation { key.uniform(.firmQuarter, quarter: 4, entity: $0, sub: 6) }) < 0.0625)
    #expect(abs(correlation { key.uniform(.firmQuarter, quarter: 3, entity: $0, sub: 7) }) < 0.0625)
  }

  @Test func `event codes are frozen`() {
    let codes = DrawEvent.allCases.map(\.rawValue)
    let frozen: [UInt32] =
      Array(1...14) + Array(20...25) + [30, 31, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 50, 51, 52, 60, 61, 62]
    #expect(codes == frozen)
    #expect(DrawEvent.firmQuarter.rawValue == 30 && DrawEvent.networkGeneric.rawValue == 25)
    #expect(DrawEvent.knowProgramme.rawValue == 14 && DrawEvent.tiePersist.rawValue == 52)
  }

  @Test func `fit is drawn with the event seed, other initial values with the population seed`() {
    for event in DrawEvent.allCases {
      let isInitial = event.rawValue < 30 && event != .fitFirm && event != .fitSector
      #expect(event.usesPopulationSeed == isInitial)
    }
  }

  /// Published quantiles, from the middle to the far tail.
  @Test(arguments: [
    (0.5, 0), (0.6, 0.2533471031357997), (0.75, 0.6744897501960817), (0.9, 1.2815515655446004),
    (0.975, 1.959963984540054), (0.99, 2.3263478740408408), (0.999, 3.090232306167813), (1e-4, -3.719016485455709),
    (1e-5, -4.264890793922825), (1e-9, -5.997807015007686), (1e-10, -6.361340902404056), (1e-20, -9.262340089798408),
  ])
  func `normal quantiles are right to eight digits and more`(probability: Double, quantile: Double) {
    #expect(abs(normalQuantile(probability) - quantile) < 1e-8)
    if probability < 0.5 || probability > 0.6, probability > 1e-5 {
      #expect(abs(normalQuantile(1 - probability) + quantile) < 1e-8)
    }
  }

  @Test func `the quantiles of 0 and 1 are infinite`() {
    #expect(normalQuantile(0) == -Double.infinity && normalQuantile(1) == Double.infinity)
  }

  @Test func `a normal draw is the quantile of the uniform at its address`() {
    let key = DrawKey(seed: 5)
    let uniform = key.uniform(.peerNoise, quarter: 8, entity: 2, sub: 4)
    #expect(key.normal(.peerNoise, quarter: 8, entity: 2, sub: 4) == normalQuantile(uniform))
  }
}
