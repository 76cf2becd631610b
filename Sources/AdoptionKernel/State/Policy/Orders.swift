/// What was paid for and takes effect later.
struct Orders: Sendable {
  let countries: Int
  let regions: Int
  /// `[quarter · countries + country]`.
  var enablement: [Double]
  /// `[quarter]`.
  var harmonisation: [Double]
  /// `[quarter · regions + region]`, persons.
  var trainees: [Double]

  init(quarters: Int, countries: Int, regions: Int) {
    self.countries = countries
    self.regions = regions
    enablement = Array(repeating: 0, count: quarters * countries)
    harmonisation = Array(repeating: 0, count: quarters)
    trainees = Array(repeating: 0, count: quarters * regions)
  }
}
