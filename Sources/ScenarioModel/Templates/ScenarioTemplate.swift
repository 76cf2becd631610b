/// A shipped scenario that the program carries inside itself, with the tables it needs.
///
/// `peloton new` writes it to a folder, so that the built binary needs nothing of its source tree.
public struct ScenarioTemplate: Sendable {
  /// Name given to `--from`, the stem of the scenario file.
  public let name: String
  /// One line for a list.
  public let summary: String
  /// The scenario file as shipped, comments included.
  public let scenario: [UInt8]
  /// Files that the scenario refers to, by path relative to it.
  public let companions: [TemplateFile]

  /// The templates, smallest first.
  public static let all: [ScenarioTemplate] = [
    ScenarioTemplate(
      name: "minimal", summary: "one programme against no programme on the Dutch-German border, few firms, seconds",
      scenario: PackageResources.minimal_yaml, companions: borderTables)
  ]

  /// The template with this name.
  public static func named(_ name: String) -> ScenarioTemplate? { all.first { $0.name == name } }

  private static let borderTables = [
    TemplateFile(path: "Data/nl-de-regions.csv", content: PackageResources.nl_de_regions_csv),
    TemplateFile(path: "Data/nl-de-hubs.csv", content: PackageResources.nl_de_hubs_csv),
    TemplateFile(path: "Data/countries.csv", content: PackageResources.countries_csv),
  ]
}

/// A file that belongs to a template.
public struct TemplateFile: Sendable, Equatable {
  /// Path relative to the scenario file, `Data/countries.csv`.
  public let path: String
  /// Content, byte for byte.
  public let content: [UInt8]
}
