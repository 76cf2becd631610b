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
  /// Stable name of the rule that speaks.
  ///
  /// Findings: `verdict` who comes first and how surely; `factorial` what fields of policy are worth in mixes at equal
  /// cost; `price-of-gross` what agencies lose by learning from gross results; `learning-club` and `governance-switch`
  /// what a switch of governance brings; `partner-or-border` having a partner told from crossing a border;
  /// `same-country-pairs` a cross-border policy against national pairs; `effect` one policy against the baseline;
  /// `attribution` that effect by channel.
  ///
  /// Warnings: `interrupted`, `stopping-rule-not-met`, `few-replicates`, `baseline-has-programme`, `never-fired`,
  /// `budget-not-absorbed`, `effect-within-interval`, `no-domestic-control`.
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
