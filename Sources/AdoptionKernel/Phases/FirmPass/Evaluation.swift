import Glibc
import ParallelColumns

extension World {
  /// Phase 3d: an idle firm looks at the technologies that it knows and that count as legitimate, and picks the one that
  /// pays back soonest.
  ///
  /// ```
  /// looks if u₆ < min(1, e_s·e_k·(1 + A_i))
  /// legitimate: adoptedNeighbours ≥ φ_i·max(1, degree) − 10⁻⁹,  or else u₁₀₊τ < ε₀
  /// choice: smallest payback(i, τ, 0, 1, 1), ties to the lower τ
  /// ```
  ///
  /// A_i is `programmeAttention` where the country has an attention flag and the firm may apply, else 0. It is looked up
  /// only where it decides, and the intent is then *owed to attention*.
  /// Reads: own state, what neighbours show, attention. Writes: nothing; returns the intent's byte.
  /// Draws: `firmQuarter` sub 6, 10–15. Source: specification 5.4; thresholds Centola and Macy 2007, Watts 2002.
  @inline(__always)
  borrowing func evaluate(
    _ view: FirmView, _ rules: FirmPassRules, counts: borrowing MutableSpan<UInt8>,
    sums: borrowing MutableSpan<Float>, first: Int
  ) -> UInt8 {
    let draw = uniformOf(view.middleWords.2)
    let usual = parameters.evaluation[view.sizeClass]
    var owed: UInt8 = 0
    if draw >= usual {
      guard draw < usual * (1 + parameters.programmeAttention), places.countries[view.country].attention,
        mayApply(view.firm, mask: view.used)
      else { return 0 }
      owed = Intent.owedToAttention
    }
    var words = FourWords(0, 0, 0, 0)
    var lastBlock = 0
    let threshold = traits.threshold[view.firm]
    let needed = (parameters.thresholdIsCount ? threshold : threshold * Double(max(1, view.degree))) - 1e-9
    var best = Double.infinity
    var choice: UInt8 = 0
    for technology in TechnologySet(view.aware)
    where Int(progress.coolUntil[view.firm * technologyCount + technology]) <= rules.now.run {
      if Double(neighbours(view, technology, rules)) < needed {
        let sub = 10 + technology
        if lastBlock != sub / 4 {
          lastBlock = sub / 4
          words = rules.draws.words(.firmQuarter, quarter: rules.now.run, entity: view.firm, block: lastBlock)
        }
        let word = sub & 3 == 0 ? words.0 : sub & 3 == 1 ? words.1 : sub & 3 == 2 ? words.2 : words.3
        guard uniformOf(word) < parameters.subThreshold else { continue }
      }
      // Payback up to factors that all technologies of the firm share.
      let promise = promise(
        country: view.country, count: Int(counts[first + technology]), sum: Double(sums[first + technology]),
        discounted: true)
      let cost = tables.cost[view.region * technologyCount + technology]
      let years = cost / (promise * parameters.benefit[technology])
      if years < best || choice == 0 {
        best = years
        choice = UInt8(technology + 1)
      }
    }
    return choice == 0 ? 0 : choice | owed
  }

  /// Belief about fit, log points: `μ − risk·λ·v`.
  ///
  /// ```
  /// precision = 1/v0_c² + signalCount/σ_p²;   μ = (μ_0/v0_c² + signalSum/σ_p²)/precision;   v = precision^−½
  /// ```
  @inline(__always)
  borrowing func belief(country: Int, count: Int, sum: Double, discounted: Bool) -> Double {
    let row = country * Tables.beliefWidth + count
    let noise = max(parameters.peerNoise * parameters.peerNoise, 1e-18)
    let mean = (tables.priorWeight[country] + sum / noise) * tables.beliefVariance[row]
    return discounted ? mean - parameters.uncertaintyAversion * tables.beliefSd[row] : mean
  }

  /// What a firm expects of its fit as a factor on benefit, `exp(μ − risk·λ·v)`. Without signals it is the same for all
  /// firms of a country and stands in a table.
  @inline(__always)
  borrowing func promise(country: Int, count: Int, sum: Double, discounted: Bool) -> Double {
    if count == 0, discounted { return tables.firstPromise[country] }
    return exp(belief(country: country, count: count, sum: sum, discounted: discounted))
  }

  /// Whether a firm may apply to the open programme: an SME, not a leader if the programme is for the peloton, that
  /// knows the programmes (`u(KNOW_PROGRAMME, i) < ω`, ω higher after a hub service). The window is asked elsewhere.
  borrowing func mayApply(_ firm: Int, mask: UInt8) -> Bool {
    guard isEligible(firm, mask: mask) else { return false }
    let knowledge = history.served[firm] ? parameters.hubFinanceKnowledge : parameters.programmeKnowledge
    return populationDraws.uniform(.knowProgramme, entity: firm) < knowledge
  }

  /// Whether a firm is for the programme: an SME, and not a leader now if the programme is for the peloton. Asked
  /// only while there is a programme.
  borrowing func isEligible(_ firm: Int, mask: UInt8) -> Bool {
    guard traits.sizeClass[firm] < 2 else { return false }
    return !isForPelotonOnly || segment(mask: mask) < 2
  }
}
