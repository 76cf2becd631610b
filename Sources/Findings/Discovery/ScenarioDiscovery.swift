import GSLNumerics

/// Finds the futures in which an outcome is of interest: one box of few limits that holds most of them and little else
/// (patient rule induction, Friedman and Fisher 1999; scenario discovery, Bryant and Lempert 2010).
///
/// Peeling gives a series of boxes, from the whole space, which covers all points of interest, to a dense one that covers
/// few: the trade-off. Of these the box with the largest coverage among those as dense as wanted is taken, the densest
/// one where none is, and pasted. Limits that chance would as well have given are then left out one by one, the most
/// doubtful first. Start reading this folder here.
public struct ScenarioDiscovery: Sendable {
  /// Names of the factors.
  public let factors: [String]
  /// The trade-off: all boxes of the peeling, the whole space first.
  public let trajectory: [BoxContents]
  /// Position in ``trajectory`` of the box that was taken.
  public let chosen: Int
  /// The chosen box after pasting.
  public let pasted: BoxContents
  /// The same without limits that may be chance.
  public let box: BoxContents
  /// What each limit of the box is worth, in the order of the factors.
  public let limits: [BoxLimit]
  /// Least and greatest value of every factor among the points.
  public let ranges: [ClosedRange<Double>]

  /// How the box is looked for.
  public struct Settings: Sendable, Equatable {
    /// α: share of the points in the box that one step takes off or pastes on, in (0, ½]; 0.05 by default. The
    /// smaller, the more patient (Friedman and Fisher 1999); 0.05 to 0.1 are usual.
    public var slice: Double
    /// Boxes below this share of all points are not made, in (0, 1).
    public var leastMass: Double
    /// Density that the box should have, in (0, 1].
    public var density: Double
    /// A limit whose quasi-p-value is above this is left out, in [0, 1]; 1 keeps all of them.
    public var mostDoubt: Double

    public init(slice: Double = 0.05, leastMass: Double = 0.05, density: Double = 0.8, mostDoubt: Double = 0.05) {
      self.slice = slice
      self.leastMass = leastMass
      self.density = density
      self.mostDoubt = mostDoubt
    }
  }

  /// - Parameters:
  ///   - points: `points[point][factor]`; a choice is an ordered number like any other.
  ///   - isOfInterest: by point.
  /// - Returns: nil where no point, or every point, is of interest: then there is nothing to tell apart.
  public init?(factors: [String], points: [[Double]], isOfInterest: [Bool], settings: Settings = Settings()) {
    let count = isOfInterest.count { $0 }
    guard points.count == isOfInterest.count, count > 0, count < points.count else { return nil }
    let interesting = InterestingPoints(points: points, isOfInterest: isOfInterest)
    let leastPoints = max(1, Int((settings.leastMass * Double(points.count)).rounded(.up)))
    let peeling = BoxPeeling(interesting: interesting, slice: settings.slice, leastPoints: leastPoints)
    trajectory = peeling.trajectory().map(interesting.contents)
    chosen = ScenarioDiscovery.choice(trajectory, density: settings.density)
    let pasting = BoxPasting(interesting: interesting, slice: settings.slice)
    pasted = interesting.contents(pasting.pasted(trajectory[chosen].box))
    let box = ScenarioDiscovery.convincing(pasted, interesting, mostDoubt: settings.mostDoubt)
    self.box = box
    self.factors = factors
    limits = box.box.restricted.map { BoxLimit($0, box, interesting) }
    ranges = factors.indices.map { factor in
      let values = points.map { $0[factor] }
      return (values.min() ?? 0)...(values.max() ?? 0)
    }
  }

  /// Leaves out the most doubtful limit again and again, until every one that is left adds more than chance would.
  private static func convincing(
    _ pasted: BoxContents, _ interesting: InterestingPoints, mostDoubt: Double
  ) -> BoxContents {
    var box = pasted
    while let worst = box.box.restricted.map({ BoxLimit($0, box, interesting) }).max(by: { $0.quasiP < $1.quasiP }),
      worst.quasiP > mostDoubt
    {
      box = interesting.contents(box.box.freeing(worst.factor))
    }
    return box
  }

  /// The largest coverage among boxes that are dense enough, of equals the densest; otherwise the largest density, of
  /// equals the one that covers more.
  private static func choice(_ trajectory: [BoxContents], density: Double) -> Int {
    func largest(_ indices: [Int], by value: (BoxContents) -> (Double, Double)) -> Int? {
      indices.reduce(nil) { best, next in
        best.map { value(trajectory[next]) > value(trajectory[$0]) ? next : $0 } ?? next
      }
    }
    let dense = trajectory.indices.filter { trajectory[$0].density >= density }
    return largest(dense) { ($0.coverage, $0.density) }
      ?? largest(Array(trajectory.indices)) { ($0.density, $0.coverage) } ?? 0
  }

  /// Whether the box is as dense as was wanted.
  public func isDense(_ settings: Settings) -> Bool { box.density >= settings.density }
}

/// What a limit of a box is worth: the box without it, and how easily chance would give what it adds.
public struct BoxLimit: Sendable, Equatable {
  /// Position of the factor.
  public var factor: Int
  /// The limits; nil: none on this side.
  public var lower: Double?
  public var upper: Double?
  /// Coverage and density of the box without limits on this factor.
  public var coverageWithout: Double
  public var densityWithout: Double
  /// Probability that at least as many of the box's points would be of interest if each were with the density of the
  /// box without this limit: the quasi-p-value of Bryant and Lempert (2010). *Quasi*: the limit was chosen with the
  /// same points. Above 0.05 the limit may as well be left out, and is.
  public var quasiP: Double

  init(_ factor: Int, _ contents: BoxContents, _ interesting: InterestingPoints) {
    let without = interesting.contents(contents.box.freeing(factor))
    self.factor = factor
    lower = contents.box.lower[factor]
    upper = contents.box.upper[factor]
    coverageWithout = without.coverage
    densityWithout = without.density
    quasiP =
      (try? Binomial.atLeast(contents.ofInterest, trials: contents.points, probability: without.density)) ?? .nan
  }
}
