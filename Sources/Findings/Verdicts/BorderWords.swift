import Experiments
import ScenarioModel

/// Tells the effect of having a partner from that of crossing a border, as far as the controls allow.
struct BorderWords {
  let comparison: Comparison

  /// One line per cross-border policy and kind of control.
  func findings() -> [Notice] {
    comparison.controls.flatMap { controls in
      [strict(controls), nationalPairs(controls)].compactMap { $0 }
    }
  }

  /// Policies that lack their strict control, those with the same weaker control in one warning.
  func warnings() -> [Notice] {
    let lacking = comparison.controls.filter { $0.domestic == nil }
    var weaker: [Int?] = []
    for controls in lacking where !weaker.contains(controls.nationalPairs) { weaker.append(controls.nationalPairs) }
    return weaker.map { control in
      let names = lacking.filter { $0.nationalPairs == control }.map { comparison.name($0.foreign) }
      let verb = names.count == 1 ? "funds" : "fund"
      var text =
        "\(WordList.joined(names)) \(verb) projects across a border, but no policy is the same with pairs from one "
        + "country. "
      if let control {
        text +=
          "Pairs from the same country under national agencies (\(comparison.name(control))) take out what comes from "
          + "having a partner; they cannot separate crossing the border from pooling the money and the joint agency's "
          + "other switches. "
      } else {
        text +=
          "What comes from having a partner cannot be told from what comes from crossing a border; that control is "
          + "mandatory wherever cross-border projects are compared. "
      }
      text += "Add a policy with consortium: domestic and nothing else changed."
      return Notice(.warning, "no-domestic-control", policy: names.count == 1 ? names[0] : nil, text)
    }
  }

  private func strict(_ controls: BorderControls) -> Notice? {
    guard let domestic = controls.domestic, let horizon = comparison.horizons.first else { return nil }
    let name = comparison.name(controls.foreign)
    var text = "Partner or border? By \(comparison.end(horizon)), paired by replicate: "
    if let single = controls.single {
      text += "having a partner (\(comparison.name(domestic)) against \(comparison.name(single))) brings "
      text += words(.partner, domestic, single, horizon) + "; "
    }
    text += "crossing the border (\(name) against \(comparison.name(domestic))) brings "
    text += words(.border, controls.foreign, domestic, horizon) + "."
    return Notice(.finding, "partner-or-border", policy: name, text)
  }

  private func nationalPairs(_ controls: BorderControls) -> Notice? {
    guard let control = controls.nationalPairs, let horizon = comparison.horizons.first else { return nil }
    let name = comparison.name(controls.foreign)
    let net = comparison.difference(.borderAndPooling, controls.foreign, control, .net, horizon)
    let additional = comparison.difference(.borderAndPooling, controls.foreign, control, .additional, horizon)
    let reading =
      switch net.claim {
      case .more:
        "The partner is held fixed, so this gain is that of crossing the border, pooling the money and the "
          + "joint agency's other switches together."
      case .less:
        "The partner is held fixed: crossing the border, pooling and the joint agency's other switches "
          + "together cost uses, and no gain of \(name) over firms alone can be put down to them."
      case .indistinct, .same:
        "So what \(name) gains over firms alone cannot be put down to the border or to pooling: "
          + "no advantage is shown against same-country pairs."
      case .unbounded, .missing: "Without an interval nothing follows from it."
      }
    return Notice(
      .finding, "same-country-pairs", policy: name,
      "Against same-country pairs under national agencies (\(comparison.name(control))), by "
        + "\(comparison.end(horizon)), \(name) brings \(net.phrase("net uses")) and "
        + "\(additional.phrase("additional uses")). \(reading)")
  }

  /// Both what the supported firms gain and what all firms do: the two can differ in sign.
  private func words(
    _ question: PolicyContrast.Question, _ policy: Int, _ reference: Int, _ horizon: Int
  ) -> String {
    [(Indicator.additional, "additional uses"), (.net, "net")].map { indicator, name in
      let difference = comparison.difference(question, policy, reference, indicator, horizon)
      let isVague = [.indistinct, .same].contains(difference.claim)
      return "\(NumberText.interval(difference.estimate)) \(name)" + (isVague ? " (not distinct from zero)" : "")
    }.joined(separator: ", ")
  }
}
