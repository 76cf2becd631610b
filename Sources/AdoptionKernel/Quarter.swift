extension World {
  /// Advances the region by one quarter. The order of the phases *is* the model (ODD element 3).
  ///
  /// - Parameter workers: Threads for the firm pass, ≥ 1; the result is the same for any number.
  public mutating func advance(workers: Int = 1) {
    let now = Moment(run: quartersDone, calendar: quartersDone - warmUpQuarters)
    applyExogenousChange(now)  // 0
    letAgenciesLearn(now)  // 1
    serveHubRequests(now)  // 2
    runFirmPass(now, workers: workers)  // 3, the hot one: all firms, in parallel blocks
    allocateSupport(now)  // 4
    matchSpecialists(now)  // 5
    dropAndComplete(now)  // 6
    spreadAdoption(now)  // 7
    settleMarket(now)  // 8
    observe(now)  // 9
    quartersDone += 1
  }
}
