import ParallelColumns

extension World {
  /// Settles what ended in this quarter, in firm-id order: events in the order of firm and technology, what goes back to
  /// pools and purses, finished studies, partners to be tied.
  mutating func settleEndings(_ now: Moment) {
    lists.events.removeAll()
    lists.ties.removeAll()
    for place in 0..<lists.endings.count {
      fetchForSettlement(place + World.stripsAhead)
      let ended = lists.endings[place]
      guard ended.changed | ended.failed | ended.open != 0 else { continue }
      if now.calendar >= 0 { ledger.drops += ended.dropped.nonzeroBitCount }
      ledger.successes += ended.adopted.nonzeroBitCount
      ledger.failures += ended.failed.nonzeroBitCount
      let first = place * Endings.length
      for place in PlaceSet(bits: ended.changed) { noteEvents(first + place, ended, at: Endings.bit(place)) }
      for place in PlaceSet(bits: ended.open) {
        let succeeded = ended.adopted & Endings.bit(place) != 0
        settleEnd(first + place, succeeded: succeeded, now)
      }
    }
  }

  /// How many times 64 firms ahead to fetch: a few firms of whom something is to be settled.
  private static let stripsAhead = 8

  /// Fetches what is read to settle the projects of 64 firms.
  @inline(__always)
  private borrowing func fetchForSettlement(_ place: Int) {
    guard place < lists.endings.count else { return }
    for firm in PlaceSet(bits: lists.endings[place].open) {
      projects.hiredSpecialists.prefetch(place * Endings.length + firm)
    }
  }

  /// Notes that a firm gave up a use, began one, or both, the lower technology first.
  @inline(__always)
  private mutating func noteEvents(_ firm: Int, _ ended: Endings, at bit: UInt64) {
    let begun = projects.technology[firm]
    let adoption = UseEvent(firm: Int32(firm), technology: begun, sign: 1)
    guard ended.dropped & bit != 0 else {
      lists.events.append(adoption)
      return
    }
    let given = progress.drop[firm] - 1
    let adopts = ended.adopted & bit != 0
    if adopts, begun < given { lists.events.append(adoption) }
    lists.events.append(UseEvent(firm: Int32(firm), technology: given, sign: -1))
    if adopts, begun > given { lists.events.append(adoption) }
  }

  private mutating func settleEnd(_ firm: Int, succeeded: Bool, _ now: Moment) {
    switch projects.kind[firm] {
    case ProjectKind.callStudy, ProjectKind.voucherStudy: settleStudy(firm, now)
    case ProjectKind.innovation:
      returnSpecialists(firm, succeeded: succeeded)
      settleInnovation(firm, succeeded: succeeded, now)
    default: returnSpecialists(firm, succeeded: succeeded)
    }
  }

  /// After a study the grant is paid in arrears, and the lead's study goes on next quarter.
  private mutating func settleStudy(_ firm: Int, _ now: Moment) {
    if projects.kind[firm] == ProjectKind.callStudy {
      let grant = Double(projects.grant[firm])
      pay(firm, -grant, now)
      ledger.book(.study, agency: Int(projects.agency[firm]), committed: 0, paid: grant)
    }
    guard projects.isLead[firm] else { return }
    lists.finishedStudies.append(
      FinishedStudy(
        lead: Int32(firm), partner: projects.partner(of: firm), technology: projects.technology[firm],
        agency: projects.agency[firm], kind: projects.kind[firm]))
  }

  /// After a pilot with a grant the rest of it is paid, well or badly, because the cost was incurred. A success is a
  /// demonstration to others; partners may stay in touch.
  private mutating func settleInnovation(_ firm: Int, succeeded: Bool, _ now: Moment) {
    let agency = Int(projects.agency[firm])
    if let call = programme?.call {
      let rest = (1 - call.upfrontShare) * Double(projects.grant[firm])
      pay(firm, -rest, now)
      ledger.book(.innovation, agency: agency, committed: 0, paid: rest)
    }
    if succeeded {
      if programme?.leavesDemonstrations ?? true {
        let cell = Int(traits.region[firm]) * 6 + Int(traits.sector[firm])
        tables.demonstrations[cell * technologyCount + Int(projects.technology[firm])] += 1
      }
      ledger.fundedSuccesses += 1
      agencies[agency].grossResults += 1
    }
    if projects.isLead[firm], projects.partner(of: firm) >= 0 {
      lists.ties.append(TieRequest(lead: Int32(firm), partner: projects.partner(of: firm)))
    }
  }

  /// Specialists go back to the pool of the firm's region: all after a failure, `1 − retention` of them after success.
  private mutating func returnSpecialists(_ firm: Int, succeeded: Bool) {
    let hired = Double(projects.hiredSpecialists[firm])
    let returning = succeeded ? (1 - parameters.retention) * hired : hired
    places.regions[Int(traits.region[firm])].freeSpecialists += returning
    projects.hiredSpecialists[firm] = 0
  }
}
