import ScenarioModel

/// The rules of a hubs table (`Scenarios/Data/README.md`): where hubs go whose place is not published, and what they
/// are competent in.
struct HubRules {
  let hubs: [StartTable.Row]
  let regions: [StartTable.Row]

  /// The place of the hub is one of a published number of the country.
  func isCounted(_ hub: StartTable.Row) -> Bool { hub.text("nuts_code_source").hasPrefix("one of") }
  /// The hub stands for what is left of the number of the EU.
  func isOfTheRest(_ hub: StartTable.Row) -> Bool { hub.text("nuts_code_source").hasPrefix("no count found") }

  /// Regions without a hub among `taken`, those with most firms first, then by code.
  func free(in countries: Set<String>, taken: Set<String>) -> [StartTable.Row] {
    regions.filter { countries.contains($0.country) && !taken.contains($0.text("nuts_code")) }.sorted {
      ($1.number("firms_ge10"), $0.text("nuts_code")) < ($0.number("firms_ge10"), $1.text("nuts_code"))
    }
  }

  /// The region of a counted hub: the first that the hubs before it in the file leave free.
  func place(ofCounted index: Int) -> String? {
    let taken = Set(hubs[..<index].map { $0.text("nuts_code") })
    return free(in: [hubs[index].country], taken: taken).first?.text("nuts_code")
  }

  /// The regions of the hubs that no country's number covers: one in the largest region of every country that has
  /// none, then in the regions with most firms.
  func placesOfTheRest(_ count: Int, countries: Set<String>) -> Set<String> {
    let named = Set(hubs.filter { !isOfTheRest($0) }.map { $0.text("nuts_code") })
    let without = countries.filter { country in !named.contains { $0.hasPrefix(country) } }
    let first = without.compactMap { free(in: [$0], taken: named).first?.text("nuts_code") }
    let more = free(in: countries, taken: named.union(first)).map { $0.text("nuts_code") }
    return Set(first + more.prefix(count - first.count))
  }

  /// The technologies of the country's k-th hub without a published specialisation, as of a founded hub:
  /// (3k, 3k + 1, 3k + 2) mod 6. Nil for the others.
  func mask(_ index: Int) -> Int? {
    func follows(_ hub: StartTable.Row) -> Bool { hub.text("technology_mask_source").contains("rule for new hubs") }
    guard follows(hubs[index]) else { return nil }
    let k = hubs[..<index].count { follows($0) && $0.country == hubs[index].country }
    return (0..<3).reduce(0) { $0 | 1 << ((3 * k + $1) % 6) }
  }
}
