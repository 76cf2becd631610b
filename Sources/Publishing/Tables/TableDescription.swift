/// What one table holds: its header and its entry in the data dictionary come from here.
public struct TableDescription: Sendable, Equatable {
  /// File name without `.csv`.
  public let name: String
  /// What one row is, and how to read it.
  public let meaning: String
  /// Columns in order.
  public let columns: [Column]
  /// Columns that identify a row.
  public let key: [String]

  /// One column.
  public struct Column: Sendable, Equatable {
    /// Heading, snake_case.
    public let name: String
    /// How its fields are read.
    public let type: ColumnType
    /// Unit as in the model; empty for texts and for numbers whose unit stands in the row.
    public let unit: String
    public let meaning: String

    init(_ name: String, _ type: ColumnType, unit: String = "", _ meaning: String) {
      self.name = name
      self.type = type
      self.unit = unit
      self.meaning = meaning
    }
  }

  /// Types of the Table Schema standard that the tables use.
  public enum ColumnType: String, Sendable {
    case string, integer, number, boolean
  }
}

extension TableDescription.Column {
  static let policy = Self("policy", .string, "Key of the policy in the scenario.")
  static let indicator = Self("indicator", .string, "Name of the indicator; definitions are in datapackage.json.")
  static let unit = Self("unit", .string, "Unit of the numbers of the row; 1 is a pure number or a share.")
  static let groupKind = Self(
    "group_kind", .string,
    "How firms are cut: all, segment, size_class, country, region, sector, or support (the exact combination of "
      + "support that a pair received). Segments are those at the start of 2024Q1.")
  static let group = Self("group", .string, "The group: a code or key; all for the kind all.")
  static let technology = Self(
    "technology", .string,
    "Key of the technology; all over all technologies, or where technologies play no part.")
  static let horizon = Self(
    "horizon", .integer, unit: "quarters",
    "Quarters since the start of 2024Q1: the state at the end of the last of them.")
  static let quarter = Self("quarter", .string, "Calendar quarter, as 2024Q2.")
  static let replicates = Self("replicates", .integer, "Replicates in which the number is defined.")
  static let cell = [indicator, unit, groupKind, group, technology]
  static let spread = [
    Self("sd", .number, "Standard deviation over replicates; for ratios that of the linearised values."),
    Self(
      "bootstrap_lower", .number,
      "Lower end of the percentile bootstrap interval; empty where the resampled ratio is unbounded."),
    Self("bootstrap_upper", .number, "Upper end of the percentile bootstrap interval."),
  ]
  static let interval = [
    Self("mean", .number, "Mean over replicates; for ratios the ratio of means. Empty where it is not defined."),
    Self(
      "lower", .number,
      "Lower end of the Student t interval of the mean; empty with one replicate, or where the denominator of a ratio "
        + "cannot be told from zero."),
    Self("upper", .number, "Upper end of the Student t interval."),
  ]
}
