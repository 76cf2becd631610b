/// The six technologies, in the order of every list of six in the project (model, section 2).
public enum Technology: Int, CaseIterable, Sendable {
  case cloud, iot, bigData, robotics, print3d, ai

  /// Spelling in scenario files and CSV: `cloud`, `iot`, `bigData`, `robotics`, `print3d`, `ai`.
  public var key: String { String(describing: self) }

  /// Name in sentences and headings.
  public var title: String {
    switch self {
    case .cloud: "cloud"
    case .iot: "internet of things"
    case .bigData: "big data"
    case .robotics: "robotics"
    case .print3d: "3D printing"
    case .ai: "artificial intelligence"
    }
  }
}

/// Size classes by persons employed, in the order of every list of three.
public enum SizeClass: Int, CaseIterable, Sendable {
  /// 10–49 persons.
  case small
  /// 50–249 persons.
  case medium
  /// 250 persons and more; not an SME.
  case large

  /// Spelling in tables.
  public var key: String { String(describing: self) }
}

/// The six sectors of manufacturing (NACE Rev. 2 divisions), in the order of every list of six sector shares.
public enum Sector: Int, CaseIterable, Sendable {
  /// C10–12.
  case food
  /// C13–18.
  case textileWood
  /// C19–23.
  case chemicalMineral
  /// C24–25.
  case metal
  /// C26–28.
  case machineElectronics
  /// C29–33.
  case vehicleOther

  /// Spelling in tables.
  public var key: String { String(describing: self) }
}
