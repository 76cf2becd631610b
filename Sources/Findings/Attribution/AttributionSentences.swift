import ScenarioModel

/// Where the effect of each explained policy comes from, in words.
struct AttributionSentences {
  let table: AttributionTable
  let scenario: Scenario
  let horizons: [Int]

  /// One sentence per policy, at the first horizon, largest channel first.
  func notices() -> [Notice] {
    guard let horizon = horizons.first else { return [] }
    return table.policies.compactMap { policy -> Notice? in
      let parts = table.netParts(policy: policy, horizon: horizon)
      guard let total = parts.first(where: { $0.channel == .total })?.estimate else { return nil }
      let name = scenario.policies[policy].name
      // What has no money to act with is left out; a channel that could act but does not is worth its zero.
      let channels = parts.filter { ![.total, .remainder].contains($0.channel) && !isSilent($0) }
        .sorted { ($0.estimate.mean ?? 0) > ($1.estimate.mean ?? 0) }
      guard !channels.isEmpty else { return nil }
      let sources = channels.enumerated().map { place, row in
        "\(NumberText.interval(row.estimate)) \(place == 0 ? "come from " : "from ")\(row.channel.words)"
      }
      var text =
        "\(name): of \(NumberText.interval(total)) net uses by the end of \(Quarter(index: horizon - 1)), "
        + sources.joined(separator: ", ")
      if channels.filter({ $0.firstIn != nil }).count > 2,
        let remainder = parts.first(where: { $0.channel == .remainder })
      {
        text += "; \(remainder.channel.words) account for \(NumberText.interval(remainder.estimate))"
      }
      return Notice(.finding, "attribution", policy: name, text + ".")
    }
  }

  /// A channel without any effect in any replicate that is no instrument.
  private func isSilent(_ row: AttributionRow) -> Bool {
    row.firstIn == nil && row.estimate.mean == 0 && (row.estimate.sd ?? 0) == 0
  }
}
