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
      name: "minimal", summary: "one voucher scheme against no programme, 2,000 firms, seconds",
      scenario: PackageResources.minimal_yaml, companions: borderFiles),
    ScenarioTemplate(
      name: "lithuanian-robotics",
      summary: "Lithuanian firms reach Danish robotics know-how through linked hubs, seconds",
      scenario: PackageResources.lithuanian_robotics_yaml, companions: linkedHubFiles),
    ScenarioTemplate(
      name: "industr-i40", summary: "the Dutch-German fund and the policies it is compared with, every firm",
      scenario: PackageResources.industr_i40_yaml, companions: borderFiles),
  ]

  /// The template with this name.
  public static func named(_ name: String) -> ScenarioTemplate? { all.first { $0.name == name } }

  /// What scenarios of the Dutch-German border refer to: three tables, and the schema for editors.
  private static let borderFiles =
    [
      TemplateFile(path: "Data/nl-de-regions.csv", content: PackageResources.nl_de_regions_csv),
      TemplateFile(path: "Data/nl-de-hubs.csv", content: PackageResources.nl_de_hubs_csv),
    ] + sharedFiles

  /// What the case of two linked hubs refers to.
  private static let linkedHubFiles =
    [
      TemplateFile(path: "Data/lt-dk-regions.csv", content: PackageResources.lt_dk_regions_csv),
      TemplateFile(path: "Data/lt-dk-hubs.csv", content: PackageResources.lt_dk_hubs_csv),
    ] + sharedFiles

  private static let sharedFiles = [
    TemplateFile(path: "Data/countries.csv", content: PackageResources.countries_csv),
    TemplateFile(path: "Schema/scenario.schema.json", content: Array(ScenarioSchema.text.utf8)),
  ]
}

/// A file that belongs to a template.
public struct TemplateFile: Sendable, Equatable {
  /// Path relative to the scenario file, `Data/countries.csv`.
  public let path: String
  /// Content, byte for byte.
  public let content: [UInt8]
}
