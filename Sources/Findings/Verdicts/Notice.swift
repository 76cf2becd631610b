/// Something a reader of the numbers must know, in words.
public struct Notice: Sendable, Equatable {
  /// How a notice is meant.
  public enum Kind: String, Sendable, CaseIterable {
    /// What the study found.
    case finding
    /// Where the numbers would mislead without it.
    case warning
  }

  /// Finding or warning.
  public var kind: Kind
  /// Stable name of the rule that speaks: `effect`, `attribution`, `partner-or-border`, `never-fired`, `budget-not-absorbed`,
  /// `few-replicates`, `effect-within-interval`, `no-domestic-control`, `baseline-has-programme`, `interrupted`,
  /// `stopping-rule-not-met`.
  public var code: String
  /// Name of the policy it is about; nil: about the study.
  public var policy: String?
  /// One or two sentences.
  public var text: String

  public init(_ kind: Kind, _ code: String, policy: String? = nil, _ text: String) {
    self.kind = kind
    self.code = code
    self.policy = policy
    self.text = text
  }
}
