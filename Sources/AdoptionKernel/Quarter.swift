/// The phases of a quarter, in the order in which they happen. The order *is* the model (ODD element 3).
public enum Phase: Int, CaseIterable, Sendable {
  /// Costs, pools, rules, campaigns, administration: what changes without a decision in this quarter.
  case exogenousChange
  /// Agencies learn once a year; countries know whether a programme calls for attention.
  case agencies
  /// Hubs serve the requests of last quarter.
  case hubs
  /// All firms integrate, give up, hear, talk and look: the hot one, in parallel blocks.
  case firmPass
  /// Studies, applications, awards, vouchers, private decisions.
  case allocation
  /// Specialists meet the firms that wait for them.
  case specialists
  /// Drops are carried out; studies and pilots end.
  case completion
  /// Neighbours see what changed; partners who stay in touch are tied.
  case network
  /// Output shares and jobs, once a year.
  case market
  /// Counts and sums; changes nothing that a later quarter reads.
  case observation

  /// Firms from which on the phases beside the firm pass, of a few nanoseconds a firm, are worth sharing with threads that
  /// stand by. Own choice: where the quickest of them takes some ten microseconds. At 16,000 firms two threads took 59 ns
  /// a firm-quarter without and 44 with it.
  static let firmsForThreads = 8_192
}

extension World {
  /// Advances the region by one quarter: every phase once, in order.
  ///
  /// - Parameter workers: Threads, ≥ 1; the result is the same for any number.
  public mutating func advance(workers: Int = 1) {
    for phase in Phase.allCases { carryOut(phase, workers: workers) }
  }

  /// Carries out one phase of the present quarter. Whoever does not use ``advance(workers:)`` must call every phase once
  /// a quarter, in order; the last one ends the quarter.
  public mutating func carryOut(_ phase: Phase, workers: Int = 1) {
    let now = Moment(run: quartersDone, calendar: quartersDone - warmUpQuarters)
    let side = firmCount < Phase.firmsForThreads ? 1 : workers
    switch phase {
    case .exogenousChange: applyExogenousChange(now, workers: side)
    case .agencies: letAgenciesLearn(now)
    case .hubs: serveHubRequests(now)
    case .firmPass: runFirmPass(now, workers: workers)
    case .allocation: allocateSupport(now, workers: side)
    case .specialists: matchSpecialists(now, workers: side)
    case .completion: dropAndComplete(now, workers: side)
    case .network: spreadAdoption(now, workers: side)
    case .market: settleMarket(now, workers: side)
    case .observation:
      observe(now, workers: side)
      quartersDone += 1
    }
  }
}
