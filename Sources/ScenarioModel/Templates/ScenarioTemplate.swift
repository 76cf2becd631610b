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
      scenario: EmbeddedFile.minimal_yaml, companions: tables("nl-de") + schema),
    ScenarioTemplate(
      name: "industr-i40", summary: "the Dutch-German fund and the policies it is compared with, every firm",
      scenario: EmbeddedFile.industr_i40_yaml, companions: tables("nl-de") + schema),
    ScenarioTemplate(
      name: "lithuanian-robotics", summary: "how firms reach know-how abroad through two linked hubs",
      scenario: EmbeddedFile.lithuanian_robotics_yaml, companions: tables("lt-dk") + schema),
    ScenarioTemplate(
      name: baltic, summary: "national against transnational mixes around the Baltic Sea, at equal cost",
      scenario: EmbeddedFile.baltic_sea_region_yaml, companions: tables("bsr") + schema),
    ScenarioTemplate(
      name: "baltic-structure", summary: "the same mixes in other worlds: where the answer flips",
      scenario: EmbeddedFile.baltic_structure_yaml, companions: balticFiles),
    ScenarioTemplate(
      name: "baltic-uncertainty", summary: "a study: what drives the answer, and where the transnational mix loses",
      scenario: EmbeddedFile.baltic_uncertainty_yaml, companions: balticFiles),
    ScenarioTemplate(
      name: "baltic-screening", summary: "a study: which uncertain parameters matter at all",
      scenario: EmbeddedFile.baltic_screening_yaml,
      companions: [TemplateFile(path: "baltic-uncertainty.yaml", content: EmbeddedFile.baltic_uncertainty_yaml)]
        + balticFiles),
    ScenarioTemplate(
      name: "baltic-seminar", summary: "national approaches around the Baltic Sea, and scaling them up",
      scenario: EmbeddedFile.baltic_seminar_yaml, companions: balticFiles),
    ScenarioTemplate(
      name: "unsuccessful-initiatives", summary: "the four fields of policy in every mix, at equal cost",
      scenario: EmbeddedFile.unsuccessful_initiatives_yaml, companions: balticFiles),
    ScenarioTemplate(
      name: "hub-network", summary: "more capacity, links between hubs, or new hubs, at equal cost",
      scenario: EmbeddedFile.hub_network_yaml, companions: balticFiles),
    ScenarioTemplate(
      name: "governance-switches", summary: "the switches between national and transnational, one by one",
      scenario: EmbeddedFile.governance_switches_yaml, companions: balticFiles),
    ScenarioTemplate(
      name: "agency-learning", summary: "agencies that learn from each other, from gross and from true results",
      scenario: EmbeddedFile.agency_learning_yaml, companions: balticFiles),
    ScenarioTemplate(
      name: "digitising-european-industry", summary: "separate or pooled national investment in EU-27",
      scenario: EmbeddedFile.digitising_european_industry_yaml, companions: tables("europe") + schema),
  ]

  /// The template with this name.
  public static func named(_ name: String) -> ScenarioTemplate? { all.first { $0.name == name } }

  private static let baltic = "baltic-sea-region"

  /// The scenario that others of its region extend, with its tables.
  private static let balticFiles =
    [TemplateFile(path: "\(baltic).yaml", content: EmbeddedFile.baltic_sea_region_yaml)] + tables("bsr") + schema

  /// The three tables of a world.
  private static func tables(_ world: String) -> [TemplateFile] {
    let places: (regions: [UInt8], hubs: [UInt8]) =
      switch world {
      case "bsr": (EmbeddedFile.bsr_regions_csv, EmbeddedFile.bsr_hubs_csv)
      case "europe": (EmbeddedFile.europe_regions_csv, EmbeddedFile.europe_hubs_csv)
      case "lt-dk": (EmbeddedFile.lt_dk_regions_csv, EmbeddedFile.lt_dk_hubs_csv)
      default: (EmbeddedFile.nl_de_regions_csv, EmbeddedFile.nl_de_hubs_csv)
      }
    return [
      TemplateFile(path: "Data/\(world)-regions.csv", content: places.regions),
      TemplateFile(path: "Data/\(world)-hubs.csv", content: places.hubs),
      TemplateFile(path: "Data/countries.csv", content: EmbeddedFile.countries_csv),
    ]
  }

  /// For editors.
  private static let schema = [
    TemplateFile(path: "Schema/scenario.schema.json", content: Array(ScenarioSchema.text.utf8))
  ]
}

/// A file that belongs to a template.
public struct TemplateFile: Sendable, Equatable {
  /// Path relative to the scenario file, `Data/countries.csv`.
  public let path: String
  /// Content, byte for byte.
  public let content: [UInt8]
}
