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

  /// Counts region by region in stretches that the packed counters can hold.
  private mutating func countFirms() {
    observation.reset()
    for region in 0..<places.regions.count {
      let firms = places.regions[region].firms
      for start in stride(from: firms.lowerBound, to: firms.upperBound, by: PackedCounts.limit) {
        tally.clear()
        countStretch(start..<min(firms.upperBound, start + PackedCounts.limit), region: region)
        tally.add(to: &observation, region: region)
      }
    }
  }

  private mutating func countStretch(_ firms: Range<Int>, region: Int) {
    var sme = 0
    var advanced = 0
    for firm in firms {
      let sizeClass = Int(traits.sizeClass[firm])
      let used = exposure.adoptedMask[firm]
      var known: UInt8 = 0
      var integrated: UInt8 = 0
      for technology in 0..<technologyCount {
        let stage = progress.stage[firm * technologyCount + technology]
        known |= (stage >= Stage.aware ? 1 : 0) << technology
        integrated |= (stage == Stage.integrated ? 1 : 0) << technology
      }
      tally.count(
        cell: 3 * sizeClass + Int(history.segment[firm]), sector: Int(traits.sector[firm]), known: known, used: used,
        integrated: integrated)
      guard sizeClass < 2 else { continue }
      sme += 1
      if (used & advancedTechnologies).nonzeroBitCount >= 2 { advanced += 1 }
    }
    observation.sme[region] += sme
    observation.advancedSme[region] += advanced
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
      let home = country(of: firm)
      observation.smeByCountry[home] += 1
      var aware: UInt8 = 0
      for technology in 0..<technologyCount {
        let isAware = progress.stage[firm * technologyCount + technology] == Stage.aware
        aware |= (isAware ? 1 : 0) << technology
      }
      guard aware != 0 else { continue }
      // Largest cost per euro of promised benefit that still pays back in time.
      let limit = Double(traits.hurdleYears[firm]) * benefitScale(firm)
      for technology in TechnologySet(aware) {
        let pair = firm * technologyCount + technology
        let promise = promise(
          country: home, count: Int(progress.signalCount[pair]), sum: Double(progress.signalSum[pair]),
          discounted: true)
        if cost(firm, technology) <= limit * promise * parameters.benefit[technology] {
          observation.willing[home * technologyCount + technology] += 1
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
