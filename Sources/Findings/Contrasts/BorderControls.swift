import Experiments
import ScenarioModel

/// A cross-border policy and its controls: the same policy in everything but the partner rule (and, for
/// single firms, limits on the number of projects that are twice as large), or at least national pairs.
struct BorderControls {
  var foreign: Int
  /// Pairs from the same country. Without it nothing can be said about the border alone.
  var domestic: Int?
  /// Firms alone.
  var single: Int?
  /// Pairs from the same country under national agencies, with the same envelope, window and instruments. It takes out
  /// the effect of having a partner, but leaves crossing the border and pooling the money together. Nil when it is
  /// `domestic` itself, and for a policy of which a part is spent without a partner from abroad.
  var nationalPairs: Int?
  /// Single firms under national agencies, otherwise alike: what a transnational policy is meant to beat.
  var nationalAlone: Int?

  /// One entry for every policy whose call demands a partner from another country.
  static func find(in scenario: Scenario) -> [BorderControls] {
    let programmes = scenario.policies.map { $0.programme?.withoutIdleSettings }
    return programmes.indices.compactMap { index in
      guard let programme = programmes[index], BorderControls.hasForeignCall(programme) else { return nil }
      func control(_ rule: ConsortiumRule) -> Int? {
        let wanted = BorderControls.replacing(programme, rule)
        // A project of a single firm has half the members: twice the number of projects is the same participation.
        let alternative = rule == .single ? wanted.replacingLimits { 2 * $0 } : wanted
        return programmes.firstIndex { $0 == wanted } ?? programmes.firstIndex { $0 == alternative }
      }
      let domestic = control(.domestic)
      func national(_ rule: ConsortiumRule) -> Int? {
        programmes.firstIndex { $0.map { isNational($0, rule, besides: programme) } ?? false }
      }
      let pairs = programme.partnerRules == [.foreign] ? national(.domestic) : nil
      return BorderControls(
        foreign: index, domestic: domestic, single: control(.single),
        nationalPairs: pairs == domestic ? nil : pairs,
        nationalAlone: national(.single))
    }
  }

  /// What is compared with the controls.
  static let indicators: [Indicator] = [
    .supported, .additional, .deadweightShare, .net, .adopterYears, .costPerAdditional, .additionalPerMillion,
  ]

  /// The differences that these controls make possible.
  var requests: [ContrastRequest] {
    func request(_ question: PolicyContrast.Question, _ policy: Int?, _ reference: Int?) -> ContrastRequest? {
      guard let policy, let reference else { return nil }
      return ContrastRequest(
        question: question, policy: policy, reference: reference, indicators: BorderControls.indicators)
    }
    return [
      request(.partner, domestic, single), request(.border, foreign, domestic),
      request(.partnerAndBorder, foreign, single), request(.borderAndPooling, foreign, nationalPairs),
    ].compactMap { $0 }
  }

  private static func hasForeignCall(_ programme: Programme) -> Bool {
    let governance = programme.governance
    return programme.hasCall && programme.envelopeEuro > 0
      && (governance.consortium == .foreign || governance.nationalConsortium == .foreign)
  }

  private static func replacing(_ programme: Programme, _ rule: ConsortiumRule) -> Programme {
    var programme = programme
    if programme.governance.consortium == .foreign { programme.governance.consortium = rule }
    if programme.governance.nationalConsortium == .foreign { programme.governance.nationalConsortium = rule }
    return programme
  }

  /// Limits on the number of projects are those of each agency, and are not compared between one agency and many.
  private static func isNational(_ control: Programme, _ rule: ConsortiumRule, besides programme: Programme) -> Bool {
    control.governance.pooledShare <= 0 && control.governance.nationalConsortium == rule
      && control.hasSameEnvelope(as: programme) && control.opens == programme.opens
      && control.closes == programme.closes && control.pelotonOnly == programme.pelotonOnly
      && control.replacingLimits { _ in nil }.instruments == programme.replacingLimits { _ in nil }.instruments
  }
}
