import AdoptionKernel
import ParallelColumns
import ScenarioModel

/// What weaving the gravity network needs of the scenario, computed once for all replicates.
struct GravityPlan: Sendable {
  let sameSectorShare: Double
  let triangleShare: Double
  /// First firm of every region, and the number of firms.
  let regionEdges: [Int]
  private let regions: Int
  /// Cumulated weights over destination regions: `[origin · regions + destination]`.
  private let pull: [Double]
  /// Where the search for a draw's region begins: `[origin · 256 + first eight bits of the word]`. All lower regions are
  /// too low for any draw that begins with these bits. Two steps remain on average of 6 with 46 regions.
  private let guide: [UInt16]
  /// Smallest word that makes 2, 3, … stubs.
  private let stubWords: [UInt64]

  /// Stubs of one firm, at most.
  static let mostStubs = 40

  init(_ description: WorldDescription, _ geography: Geography, regionFirms: [Int]) {
    let values = description.parameters
    sameSectorShare = values[.sameSectorShare]
    triangleShare = values[.triangleShare]
    regions = description.regions.count
    regionEdges = regionFirms.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    pull = GravityPlan.pull(description, geography, regionFirms)
    guide = GravityPlan.guide(pull, regions: regions)
    let spread = values[.degreeLogSd]
    stubWords = GravityPlan.stubWords(
      location: logarithm(values[.meanDegree] / 2) - spread * spread / 2, spread: spread)
  }

  private static func pull(_ description: WorldDescription, _ geography: Geography, _ regionFirms: [Int]) -> [Double] {
    let regions = description.regions
    let values = description.parameters
    let abroad = exponential(-values[.borderPenalty])
    var table: [Double] = []
    for origin in regions.indices {
      var sum = 0.0
      for region in regions.indices {
        let border = regions[origin].country == regions[region].country ? 1 : abroad
        let distance = geography.distance[origin * regions.count + region]
        sum += Double(regionFirms[region]) * geography.decay(distance, values) * border
        table.append(sum)
      }
    }
    return table
  }

  private static func guide(_ pull: [Double], regions: Int) -> [UInt16] {
    var guide: [UInt16] = []
    for row in stride(from: 0, to: pull.count, by: regions) {
      var region = 0
      for start in 0..<256 {
        let least = pull[row + regions - 1] * uniformOf(UInt32(start) << 24)
        while region < regions - 1, pull[row + region] <= least { region += 1 }
        guide.append(UInt16(region))
      }
    }
    return guide
  }

  /// Stubs rise with the word, so each number of them begins at one word: found by halving, with the very formula.
  private static func stubWords(location: Double, spread: Double) -> [UInt64] {
    (2...mostStubs).map { wanted in
      var lower: UInt64 = 0
      var upper: UInt64 = 1 << 32
      while lower < upper {
        let middle = (lower + upper) / 2
        let stubs = exponential(location + spread * normalQuantile(uniformOf(UInt32(middle)))).rounded()
        if stubs >= Double(wanted) { upper = middle } else { lower = middle + 1 }
      }
      return lower
    }
  }

  /// Stubs that each of eight words makes: `max(1, round(exp(ln(k̄/2) − s_d²/2 + s_d·z)))`, at most 40.
  @inline(__always)
  func stubs(_ words: Octet) -> Octet {
    var stubs = Octet(repeating: 1)
    for least in stubWords {
      let rest = words &- Octet(repeating: least)
      if signBits(rest) == 0xFF { break }
      // One more where the rest is not negative.
      stubs &+= ~rest &>> Octet(repeating: 63)
    }
    return stubs
  }

  /// First region whose cumulated weight exceeds the draw.
  @inline(__always)
  func region(from origin: Int, _ word: UInt32) -> Int {
    let row = origin * regions
    let target = pull[row + regions - 1] * uniformOf(word)
    var region = Int(guide[origin << 8 | Int(word >> 24)])
    while region < regions - 1, pull[row + region] <= target { region += 1 }
    return region
  }
}
