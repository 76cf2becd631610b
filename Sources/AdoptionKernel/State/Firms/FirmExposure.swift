public import ParallelColumns

/// What a firm shows to its neighbours: written by completion and network, read by the firm pass.
public struct FirmExposure: ~Copyable, Sendable {
  /// Bit τ is set when technology τ is in use (stage 4 or 5).
  public var adoptedMask: Column<UInt8>
  /// Neighbours that use a technology now, ``width`` per firm: those of the technologies that the world has, side by side
  /// (``place(of:_:)``). Not kept on the complete graph, where it is the total of adopters.
  ///
  /// Every adoption changes the counts of all who see it, anywhere in the world: what is narrow stays in the cache.
  public var adoptedNeighbours: Column<UInt16>
  /// Ties of the firm, extra ties included. Not kept on the complete graph.
  public var degree: Column<UInt16>
  /// What the others take the firm to use, bits as in `adoptedMask`. Empty unless perception is led from outside: they
  /// take the firm to use what it uses.
  public var perceivedMask: Column<UInt8>
  /// Counts of a firm, 1…6.
  public let width: Int
  /// Technologies that neighbours are counted for, bits as in `adoptedMask`.
  private let technologies: UInt8
  /// Where each technology stands among them, four bits each.
  @usableFromInline let slots: UInt32

  /// - Parameters:
  ///   - count: Firms.
  ///   - technologies: Those that the world has; 0 stands for all.
  public init(count: Int, technologies: UInt8) {
    self.technologies = technologies == 0 ? 0b11_1111 : technologies
    width = self.technologies.nonzeroBitCount
    var slots: UInt32 = 0
    for technology in 0..<technologyCount {
      let before = (self.technologies & (1 << technology &- 1)).nonzeroBitCount
      slots |= UInt32(before) << UInt32(4 * technology)
    }
    self.slots = slots
    adoptedMask = Column(repeating: 0, count: count)
    adoptedNeighbours = Column(repeating: 0, count: count * width)
    degree = Column(repeating: 0, count: count)
    perceivedMask = Column(repeating: 0, count: 0)
  }

  /// The same values in memory of its own.
  public init(copying other: borrowing FirmExposure) {
    technologies = other.technologies
    slots = other.slots
    width = other.width
    adoptedMask = Column(copying: other.adoptedMask)
    adoptedNeighbours = Column(copying: other.adoptedNeighbours)
    degree = Column(copying: other.degree)
    perceivedMask = Column(copying: other.perceivedMask)
  }

  /// Where a technology stands among those that the world has.
  @inlinable @inline(__always)
  public func slot(of technology: Int) -> Int { Int(slots >> UInt32(truncatingIfNeeded: 4 &* technology) & 15) }

  /// Where the count of a firm's neighbours that use a technology stands in ``adoptedNeighbours``.
  @inline(__always)
  public func place(of firm: Int, _ technology: Int) -> Int { firm &* width &+ slot(of: technology) }

  /// Neighbours of a firm that use a technology now; 0 of one that the world does not have.
  public func neighbours(of firm: Int, using technology: Int) -> Int {
    technologies & 1 << technology == 0 ? 0 : Int(adoptedNeighbours[place(of: firm, technology)])
  }
}
