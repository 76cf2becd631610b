import ParallelColumns

/// A study that ended last quarter and waits for its second step.
struct FinishedStudy: BitwiseCopyable, Sendable {
  var lead: Int32
  /// −1 when the lead was alone.
  var partner: Int32
  var technology: UInt8
  /// Position in `World.agencies`.
  var agency: UInt8
  /// ``ProjectKind``.
  var kind: UInt8
}

/// An application filed in this quarter.
struct Application: BitwiseCopyable, Sendable {
  var lead: Int32
  /// −1 when the lead is alone.
  var partner: Int32
  var technology: UInt8
  var agency: UInt8
  /// For an innovation project; otherwise for a study.
  var isInnovation: Bool
  /// The pair's study was funded under a call.
  var followsStudy: Bool
  /// The lead looked only because the programme is open.
  var owedToAttention: Bool
  /// Awarded or refused already.
  var isSettled: Bool
  /// Cost factor of working across a border, ≥ 1.
  var borderFactor: Double
  /// Panel score, lottery draw or minus the place in the queue: larger is better.
  var score: Double
}

/// A firm that asked a hub about a technology, to be served next quarter.
struct HubRequest: BitwiseCopyable, Sendable {
  var firm: Int32
  var technology: UInt8
  /// Hub that takes it, or −1.
  var hub: Int32
  var isReferral: Bool
  /// The request before this one at the same hub, or −1.
  var previous: Int32 = -1
}

/// A change of use: +1 adoption, −1 drop.
struct UseEvent: BitwiseCopyable, Sendable {
  var firm: Int32
  var technology: UInt8
  var sign: Int8
}

/// Two firms to be tied after this quarter's adoptions have been counted.
struct TieRequest: BitwiseCopyable, Sendable {
  var lead: Int32
  var partner: Int32
}

/// Lists that phases hand to one another. Room for the whole population: appending never allocates.
struct QuarterLists: ~Copyable, Sendable {
  /// From completion to the next quarter's allocation, in firm-id order of the lead.
  var finishedStudies: FixedList<FinishedStudy>
  /// From allocation to the next quarter's hubs, in order of filing.
  var requests: FixedList<HubRequest>
  /// Within allocation.
  var applications: FixedList<Application>
  /// Sort keys: arrivals, vouchers, hub queues, waiting firms.
  var keys: FixedList<UInt64>
  /// Within allocation: voucher applicants.
  var voucherKeys: FixedList<UInt64>
  /// From completion to network, in (firm, technology) order.
  var events: FixedList<UseEvent>
  var ties: FixedList<TieRequest>
  /// Within network: who sees which event (twice the place of the count that changes, and a bit that says down), and
  /// whether there was room for those of each ``EventBatch``.
  var seen: SharedNotes<UInt32>
  let areSeen: Column<UInt8>
  /// ``IntentMarks`` of every block.
  let marks: Column<UInt64>
  /// ``Endings`` of every 64 firms, whole stretches of them. Within completion.
  let endings: Column<Endings>
  /// Technology that a firm asked a hub or a voucher for in this quarter.
  var askedTechnology: Column<UInt8>
  /// Quarter + 1 in which the firm is a member of an application; 0 never.
  var reserved: Column<UInt8>

  init(firmCount: Int) {
    finishedStudies = FixedList(capacity: firmCount)
    requests = FixedList(capacity: firmCount)
    applications = FixedList(capacity: firmCount)
    keys = FixedList(capacity: firmCount)
    voucherKeys = FixedList(capacity: firmCount)
    events = FixedList(capacity: 2 * firmCount)
    ties = FixedList(capacity: firmCount)
    seen = SharedNotes(capacity: firmCount, empty: 0)
    areSeen = Column(repeating: 0, count: EventBatch.count(of: events.capacity), isSparse: true)
    let blocks = (firmCount + IntentMarks.blockSize - 1) / IntentMarks.blockSize
    marks = Column(repeating: 0, count: blocks * IntentMarks.words)
    let stretches = (firmCount + Endings.stretch - 1) / Endings.stretch
    endings = Column(repeating: Endings(), count: stretches * Endings.perStretch)
    askedTechnology = Column(repeating: 0, count: firmCount)
    reserved = Column(repeating: 0, count: firmCount, isSparse: true)
  }

  /// The lists of a copied world: between quarters only requests and finished studies are under way.
  init(following other: borrowing QuarterLists, firmCount: Int) {
    self.init(firmCount: firmCount)
    for index in 0..<other.requests.count { requests.append(other.requests[index]) }
    for index in 0..<other.finishedStudies.count { finishedStudies.append(other.finishedStudies[index]) }
  }
}

/// Sorts a list of keys ascending.
func sortList(_ list: inout FixedList<UInt64>) {
  var keys = list.mutableSpan
  sortKeys(&keys)
}
