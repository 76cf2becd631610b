import Foundation
import MachineLimits
import Synchronization

/// How much resident memory a world takes. Read for the first world of a process only: later ones are given memory
/// that earlier ones left.
final class ResidentMemory: Sendable {
  private struct State {
    var before: Double?
    var growth: Double?
    var isOver = false
  }
  private let state = Mutex(State())

  func start() {
    let now = ResidentMemory.now()
    state.withLock { if !$0.isOver { $0.before = now } }
  }

  /// Bytes since the start; nil after the first world, or where the system does not tell.
  var grown: Double? {
    let now = ResidentMemory.now()
    return state.withLock { state in
      guard !state.isOver, let before = state.before, let now else { return nil }
      state.growth = now - before
      return state.growth
    }
  }

  /// Whether the first world is gone.
  var isOver: Bool { state.withLock { $0.isOver } }

  func stop() { state.withLock { $0.isOver = true } }

  /// What was read last, bytes.
  var lastGrowth: Double? { state.withLock { $0.growth } }

  /// The most that this process has ever had resident, bytes; nil where the system does not tell.
  static var peak: Double? {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    return line.flatMap { $0.split(whereSeparator: \.isWhitespace).dropFirst().first }.flatMap { Double($0) }
      .map { $0 * 1_024 }
  }

  /// Resident bytes of this process, after free memory went back to the system.
  private static func now() -> Double? {
    give_back_free_memory()
    guard let fields = try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8).split(separator: " "),
      fields.count > 1, let pages = Double(fields[1])
    else { return nil }
    return pages * Double(sysconf(Int32(_SC_PAGESIZE)))
  }
}

/// How many processors other processes kept busy while something was measured: what to distrust a figure for.
struct Bystanders {
  private let start: (busy: Double, own: Double)?
  private let clock = ContinuousClock.now

  init() { start = Bystanders.ticks() }

  /// Processors since the start, ≥ 0; nil where the system does not tell.
  var processors: Double? {
    guard let start, let end = Bystanders.ticks() else { return nil }
    let ticks = clock.nanosecondsToNow / 1e9 * Double(sysconf(Int32(_SC_CLK_TCK)))
    return max(0, (end.busy - start.busy - end.own + start.own) / ticks)
  }

  /// Busy time of all processors, and of this process with those that it has started and that have ended, ticks.
  private static func ticks() -> (busy: Double, own: Double)? {
    guard let all = try? String(contentsOfFile: "/proc/stat", encoding: .utf8).split(separator: "\n").first,
      let stat = try? String(contentsOfFile: "/proc/self/stat", encoding: .utf8).split(separator: ")").last
    else { return nil }
    // cpu user nice system idle iowait irq softirq steal …
    let times = all.split(separator: " ").dropFirst().compactMap { Double($0) }
    // After the name: state is field 0; user and system time are fields 11 and 12, those of children 13 and 14.
    let fields = stat.split(separator: " ")
    guard times.count >= 8, fields.count > 14 else { return nil }
    let own = fields[11...14].compactMap { Double($0) }.reduce(0, +)
    return (times[0] + times[1] + times[2] + times[5] + times[6] + times[7], own)
  }
}

extension ContinuousClock.Instant {
  /// Time since this instant, ns.
  var nanosecondsToNow: Double { (ContinuousClock.now - self) / .nanoseconds(1) }
}

/// Talk goes to standard error.
func tell(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
