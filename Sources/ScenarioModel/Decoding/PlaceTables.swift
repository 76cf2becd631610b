/// What the tables of a world say. Scenarios that differ in values of a study share it instead of reading files again.
struct PlaceTables: Sendable {
  /// The nodes that name the tables and choose among their rows.
  let names: [SourceNode?]
  let countries: [Country]
  let regions: [Region]
  let hubs: [HubSite]
  let figures: [WorldFigure]
  let files: [String]
  /// Warnings about the tables.
  let problems: [Problem]

  static func names(_ world: SourceNode) -> [SourceNode?] {
    ["regions", "countries", "hubs", "areas"].map { world[$0] }
  }
}
