/// An argument outside the domain of a function. GSL itself would end the process; nothing here does.
public struct NumericsError: Error, Equatable, CustomStringConvertible {
  /// The function asked, `Normal.quantile`.
  public let function: String
  /// The argument, by name.
  public let argument: String
  /// What was given.
  public let value: Double
  /// What is accepted, in words.
  public let expected: String

  public init(function: String, argument: String, value: Double, expected: String) {
    self.function = function
    self.argument = argument
    self.value = value
    self.expected = expected
  }

  public var description: String {
    "\(function): \(argument) is \(value), but must be \(expected)."
  }
}
