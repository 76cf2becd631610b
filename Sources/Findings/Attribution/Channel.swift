import Experiments
import ScenarioModel

/// A way in which a policy changes who uses what. The channels of a policy and the remainder add up to its whole effect.
public enum Channel: String, CaseIterable, Sendable {
  // Instruments, each with all that it does to firms directly and through pools, queues, purses and new ties.
  case call, voucher, hubs, workforce, awareness, regulation
  /// Supported pilots that others of the region and sector hear of.
  case demonstrations
  /// Neighbours and partners of a conversation that see what the policy brought about, and pass it on.
  case peers
  /// Minus what the baseline's own programme does; only where the baseline has one.
  case baselineProgramme
  /// What interactions of three or more instruments leave.
  case remainder
  /// The whole effect.
  case total

  init(_ instrument: InstrumentKind) {
    switch instrument {
    case .call: self = .call
    case .voucher: self = .voucher
    case .hubs: self = .hubs
    case .workforce: self = .workforce
    case .awareness: self = .awareness
    case .regulation: self = .regulation
    }
  }

  /// Channels of a policy in the order of the tables, remainder and total last.
  static func channels(of plan: ExplanationPlan) -> [Channel] {
    plan.instruments.map(Channel.init) + [.demonstrations, .peers]
      + (plan.baselineHasProgramme ? [.baselineProgramme] : []) + [.remainder, .total]
  }

  /// Where uses come from, in a sentence.
  var words: String {
    switch self {
    case .call: "the grants of the call"
    case .voucher: "vouchers"
    case .hubs: "hub services"
    case .workforce: "training"
    case .awareness: "the campaign"
    case .regulation: "rules"
    case .demonstrations: "demonstrations"
    case .peers: "peers"
    case .baselineProgramme: "the baseline's own programme, which is not there"
    case .remainder: "interactions of three or more instruments"
    case .total: "the whole policy"
    }
  }
}
