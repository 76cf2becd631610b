import Glibc
import ParallelColumns

extension World {
  /// Phase 9: counts and sums at the end of the quarter. Changes nothing that a later quarter reads.
  mutating func observe(_ now: Moment) {
    countFirms()
    sumProductivity()
    observation.surveyTaken = now.calendar & 3 == 3
    if observation.surveyTaken { takeSurvey() }
  }

  private mutating func countFirms() {
    observation.reset()
    for firm in 0..<firmCount {
      let region = Int(traits.region[firm])
      let sector = Int(traits.sector[firm])
      let sizeClass = Int(traits.sizeClass[firm])
      let cell = (region * 3 + sizeClass) * 3 + Int(history.segment[firm])
      observation.firms[cell] += 1
      observation.sectorFirms[sector] += 1
      for technology in 0..<technologyCount {
        let stage = progress.stage[firm * technologyCount + technology]
        guard stage >= Stage.aware else { continue }
        observation.aware[cell * technologyCount + technology] += 1
        observation.sectorAware[sector * technologyCount + technology] += 1
        guard stage >= Stage.isolated else { continue }
        observation.used[cell * technologyCount + technology] += 1
        observation.sectorUsed[sector * technologyCount + technology] += 1
        guard stage == Stage.integrated else { continue }
        observation.integrated[cell * technologyCount + technology] += 1
        observation.sectorIntegrated[sector * technologyCount + technology] += 1
      }
      guard sizeClass < 2 else { continue }
      observation.sme[region] += 1
      if (exposure.adoptedMask[firm] & advancedTechnologies).nonzeroBitCount >= 2 {
        observation.advancedSme[region] += 1
      }
    }
  }

  /// Productivity of SMEs by segment, and jobs; blocks of 1,024 firms, added in index order.
  private mutating func sumProductivity() {
    var total = InlineArray<3, Double>(repeating: 0)
    var members = InlineArray<3, Int>(repeating: 0)
    var jobs = 0.0
    for start in stride(from: 0, to: firmCount, by: World.blockSize) {
      var part = InlineArray<3, Double>(repeating: 0)
      var partJobs = 0.0
      for firm in start..<min(firmCount, start + World.blockSize) {
        partJobs += Double(history.jobs[firm])
        guard traits.sizeClass[firm] < 2 else { continue }
        let segment = Int(history.segment[firm])
        members[segment] += 1
        part[segment] += Double(progress.productivityGain[firm]) + Double(history.logProductivity[firm])
      }
      for segment in 0..<3 { total[segment] += part[segment] }
      jobs += partJobs
    }
    observation.logProductivity = total
    observation.smeBySegment = members
    observation.jobs = jobs
  }

  /// The survey view: who would invest without help, read at the end of the quarter.
  ///
  /// ```
  /// expectedUptake_τ = share of SMEs at stage 1 in τ with payback(i, τ, 0, 1, 1) ≤ P_i
  /// ```
  private mutating func takeSurvey() {
    for index in observation.willing.indices { observation.willing[index] = 0 }
    for index in observation.smeByCountry.indices { observation.smeByCountry[index] = 0 }
    for firm in 0..<firmCount where traits.sizeClass[firm] < 2 {
      let country = country(of: firm)
      observation.smeByCountry[country] += 1
      for technology in 0..<technologyCount
      where progress.stage[firm * technologyCount + technology] == Stage.aware {
        let years = payback(firm, technology, cost: cost(firm, technology), grant: 0, discounted: true)
        if years <= Double(traits.hurdleYears[firm]) {
          observation.willing[country * technologyCount + technology] += 1
        }
      }
    }
  }
}

extension Observation {
  mutating func reset() {
    Observation.clear(&firms)
    Observation.clear(&sectorFirms)
    Observation.clear(&aware)
    Observation.clear(&used)
    Observation.clear(&integrated)
    Observation.clear(&sectorAware)
    Observation.clear(&sectorUsed)
    Observation.clear(&sectorIntegrated)
    Observation.clear(&advancedSme)
    Observation.clear(&sme)
  }

  private static func clear(_ counts: inout [Int]) {
    for index in counts.indices { counts[index] = 0 }
  }
}
