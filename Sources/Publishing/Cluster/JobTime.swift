/// The time that a job of a cluster may take, as Slurm writes it.
public struct JobTime: Sendable, Equatable, CustomStringConvertible {
  /// Seconds, from five minutes to a year.
  public let seconds: Int

  /// A program that stops by itself does so this long before its time ends, seconds. Slurm looks at times once a minute
  /// and may send its signal, due 60 s before the end, up to 60 s early.
  public static let margin = 120
  /// Less would leave no time to run anything before the margin, seconds.
  static let least = 300

  /// Nil below five minutes and above a year.
  public init?(seconds: Int) {
    guard (JobTime.least...31_536_000).contains(seconds) else { return nil }
    self.seconds = seconds
  }

  /// Reads `20m`, `2h`, `01:30:00` or `1-12:00:00`; nil for anything else. A bare number and `mm:ss` mean minutes to
  /// Slurm and seconds to others, so that neither is taken.
  public init?(text: String) {
    let units: [Character: Int] = ["m": 60, "h": 3600, "d": 86_400]
    if let unit = text.last.flatMap({ units[$0] }) {
      guard let number = JobTime.number(text.dropLast()) else { return nil }
      self.init(seconds: number * unit)
      return
    }
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let clock = parts.last?.split(separator: ":", omittingEmptySubsequences: false).compactMap(JobTime.number) ?? []
    let days = parts.count == 2 ? JobTime.number(parts[0]) : parts.count == 1 ? 0 : nil
    guard let days, clock.count == 3, text.filter({ $0 == ":" }).count == 2, clock[1] < 60, clock[2] < 60 else {
      return nil
    }
    self.init(seconds: days * 86_400 + clock[0] * 3600 + clock[1] * 60 + clock[2])
  }

  private static func number(_ text: Substring) -> Int? {
    guard (1...6).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return Int(text)
  }

  /// Time to ask for when a job is expected to take `expected` seconds: three times that, because nodes differ from the
  /// machine of the pilot and points from one another, and the margin; in steps of five minutes, at least fifteen.
  public static func asked(expected: Double) -> JobTime {
    let wanted = 3 * min(max(expected, 0), 1e7) + Double(margin)
    let steps = Int((wanted / 300).rounded(.up))
    return JobTime(seconds: min(max(900, steps * 300), 31_536_000)) ?? JobTime.hour
  }

  /// One hour.
  public static let hour = JobTime(unchecked: 3600)

  private init(unchecked seconds: Int) { self.seconds = seconds }

  /// Seconds after which a program that began with the job takes no further work.
  var working: Int { seconds - JobTime.margin }

  /// `01:30:00`, or `1-12:00:00` from a day on.
  public var description: String {
    let days = seconds / 86_400
    let clock = [seconds / 3600 % 24, seconds / 60 % 60, seconds % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return (days > 0 ? "\(days)-" : "") + clock.joined(separator: ":")
  }
}
