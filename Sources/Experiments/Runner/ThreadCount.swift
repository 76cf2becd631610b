import Foundation

/// How many threads the process may use.
public enum ThreadCount {
  /// Where a number of threads comes from.
  public struct Choice: Sendable, Equatable {
    /// Threads, at least 1.
    public var count: Int
    /// `--threads`, `PELOTON_THREADS`, `SLURM_CPUS_PER_TASK`, `cgroup quota` or `processors`.
    public var source: String
  }

  /// The number asked for, else the environment's, else what the machine grants.
  ///
  /// - Parameters:
  ///   - requested: Value of `--threads`, if given; at least 1.
  ///   - environment: `PELOTON_THREADS`, then `SLURM_CPUS_PER_TASK`, are read; anything but a whole number ≥ 1 is ignored.
  ///   - quotaText: Content of the cgroup's `cpu.max`; nil where there is none.
  ///   - processors: Processors that the affinity of the process grants.
  public static func choose(
    requested: Int?, environment: [String: String], quotaText: String?, processors: Int
  ) -> Choice {
    if let requested { return Choice(count: max(1, requested), source: "--threads") }
    for name in ["PELOTON_THREADS", "SLURM_CPUS_PER_TASK"] {
      if let text = environment[name], let count = Int(text), count >= 1 { return Choice(count: count, source: name) }
    }
    if let quota = cgroupQuota(quotaText), quota < processors { return Choice(count: quota, source: "cgroup quota") }
    return Choice(count: max(1, processors), source: "processors")
  }

  /// The choice for this process.
  public static func forThisProcess(requested: Int?) -> Choice {
    choose(
      requested: requested, environment: ProcessInfo.processInfo.environment,
      quotaText: try? String(contentsOfFile: "/sys/fs/cgroup/cpu.max", encoding: .utf8),
      processors: ProcessInfo.processInfo.activeProcessorCount)
  }

  /// Whole processors of a cgroup v2 quota, `max 100000` or `150000 100000` (microseconds of quota and period).
  static func cgroupQuota(_ text: String?) -> Int? {
    guard let fields = text?.split(whereSeparator: \.isWhitespace), fields.count == 2,
      let quota = Double(fields[0]), let period = Double(fields[1]), period > 0
    else { return nil }
    return max(1, Int((quota / period).rounded(.up)))
  }
}
