import ParallelColumns

/// A firm of a strip and whom it talks to, in one word.
struct Talk {
  private(set) var bits: UInt64

  init(bits: UInt64) { self.bits = bits }

  @inline(__always)
  init(place: Int, partner: Int) { bits = UInt64(partner) << 32 | UInt64(place) << 8 }

  /// Of the one that listens.
  var place: Int { Int(bits >> 8 & 63) }
  /// Firm index.
  var partner: Int { Int(bits >> 32) }
  /// What the partner uses and the listener knows; set once.
  var topics: UInt8 {
    get { UInt8(truncatingIfNeeded: bits) }
    set { bits |= UInt64(newValue) }
  }
}

/// Up to 64 talks: written and read one at a time, so that none waits for what another one looks up.
struct TalkRow: ~Copyable {
  private var words = InlineArray<64, UInt64>(repeating: 0)
  private let inPlace = InPlace()

  subscript(index: Int) -> Talk {
    @inline(__always) get { Talk(bits: words[index & 63]) }
    @inline(__always) set { words[index & 63] = newValue.bits }
  }
}

/// Up to eight experiences that are being passed on, each about one technology, waiting for their numbers to be drawn.
///
/// A signal takes two normal draws: 384 instructions one by one, each waiting for the one before. Eight at a time, empty
/// lanes included, they take 449 of 128-bit vectors that wait for nothing, and a fraction of that with wider ones.
struct Talks: ~Copyable {
  /// Number of talks noted.
  private(set) var count = 0
  /// Pair of the listener in its block, listener, partner, technology, and the sector's part of the partner's fit.
  var pairs = InlineArray<8, Int>(repeating: 0)
  var firms = InlineArray<8, UInt64>(repeating: 0)
  var partners = InlineArray<8, UInt64>(repeating: 0)
  var technologies = InlineArray<8, UInt64>(repeating: 0)
  var commons = InlineArray<8, Double>(repeating: 0)
  private let inPlace = InPlace()

  /// Those of an earlier strip among them.
  private var earlier = 0

  var areEight: Bool { count == 8 }

  /// Whether some of an earlier strip still wait.
  var haveEarlier: Bool { earlier > 0 }

  /// From now on, those that wait are of an earlier strip.
  mutating func markEarlier() { earlier = count }

  @inline(__always)
  mutating func note(pair: Int, firm: Int, partner: Int, technology: Int, common: Double) {
    pairs[count] = pair
    firms[count] = UInt64(firm)
    partners[count] = UInt64(partner)
    technologies[count] = UInt64(technology)
    commons[count] = common
    count += 1
  }

  mutating func forget() {
    count = 0
    earlier = 0
  }
}

extension World {
  /// Draws what the talks pass on, `fit_partner,τ + σ_p·z`, adds it to what the listeners have heard, and forgets them.
  ///
  /// The same numbers as ``fit(firm:sector:technology:)`` and ``DrawKey/normal(_:quarter:entity:other:sub:)`` give, in
  /// the same order of operations.
  borrowing func take(
    _ talks: inout Talks, _ rules: FirmPassRules, counts: inout MutableSpan<UInt8>, sums: inout MutableSpan<Float>
  ) {
    guard talks.count > 0 else { return }
    var firms = Octet()
    var partners = Octet()
    var technologies = Octet()
    var common = SIMD8<Double>()
    for lane in 0..<8 {
      firms[lane] = talks.firms[lane]
      partners[lane] = talks.partners[lane]
      technologies[lane] = talks.technologies[lane]
      common[lane] = talks.commons[lane]
    }
    let blocks = technologies &>> Octet(repeating: 2)
    let keys = rules.draws.keys
    let own = normalsByTechnology(keys.octets(.fitFirm, entities: partners, blocks: blocks), technologies)
    let noise = normalsByTechnology(
      keys.octets(.peerNoise, quarter: rules.now.run, entities: firms, blocks: blocks), technologies)
    let commonPart = parameters.fitSectorShare.squareRoot()
    let ownPart = (1 - parameters.fitSectorShare).squareRoot()
    let fit = parameters.fitSd * (commonPart * common + ownPart * own)
    let signals = fit + parameters.peerNoise * noise
    for lane in 0..<talks.count {
      counts[talks.pairs[lane]] += 1
      sums[talks.pairs[lane]] += Float(signals[lane])
    }
    talks.forget()
  }
}

/// Standard normals from the words of each lane's sub `technology mod 4`.
@inline(__always)
private func normalsByTechnology(_ words: FourOctets, _ technologies: Octet) -> SIMD8<Double> {
  let isOdd = Octet() &- (technologies & Octet(repeating: 1))
  let isUpper = Octet() &- (technologies &>> Octet(repeating: 1) & Octet(repeating: 1))
  let lower = words.0 ^ (words.0 ^ words.1) & isOdd
  let upper = words.2 ^ (words.2 ^ words.3) & isOdd
  return normalQuantiles(uniformsOf(lower ^ (lower ^ upper) & isUpper))
}
