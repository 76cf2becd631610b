/// One mechanism through which a field of policy reaches firms.
public struct MechanismEntry: Sendable, Equatable {
  /// Field of policy: regulation, awareness, finance, workforce or hubs.
  public let field: String
  /// What it is called.
  public let name: String
  /// What the mechanism keeps from one quarter to the next, and where.
  public let state: String
  /// Instruments that move the state, by their key; none when nothing that a programme buys does.
  public let instruments: [String]
  /// Switches of governance that must be on besides, by their key under `governance:`.
  public let governance: [String]
  /// What a unit of it costs the public.
  public let cost: String
  /// How long it takes from money to effect.
  public let delay: String
  /// Values that switch it off and leave everything else alone; all of them together.
  public let off: [OffValue]
  /// What else ends its effect, in words; empty when the values are all there is to say.
  public let offOtherwise: String
  /// The rule in one line, with the section of the specification.
  public let equation: String
  /// File that carries it out, below `Sources/`.
  public let file: String
}

/// A parameter and the value at which it switches a mechanism off.
public struct OffValue: Sendable, Equatable {
  /// The parameter, set under `world.parameters`.
  public let parameter: ParameterName
  /// Its value without the mechanism, in the parameter's unit.
  public let value: ParameterValue

  public init(_ parameter: ParameterName, _ value: ParameterValue) {
    self.parameter = parameter
    self.value = value
  }

  /// As in a scenario file: `campaignRate: 0`.
  public var text: String { "\(parameter.rawValue): \(value.text)" }
}
