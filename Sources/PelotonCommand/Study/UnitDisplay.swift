import Experiments
import Foundation
import ParallelColumns
import ScenarioModel

/// Shows how far a shard is: a moving line on a terminal, one plain line per ten per cent otherwise, or one JSON object
/// per event on standard output.
final class UnitDisplay: Sendable {
  /// Who is told what.
  enum Form { case people, quiet, events }

  private let form: Form
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let clock = ShardRun.steadySeconds
  private let start: Double
  private let lastTenths = SharedValue(0)

  init(_ form: Form) {
    self.form = form
    start = clock()
  }

  /// Tells an event of a kind.
  func event(_ kind: String, _ members: [JSONValue.Member]) {
    guard form == .events else { return }
    let line = JSONValue.object([JSONValue.Member("event", .text(kind))] + members).flat + "\n"
    try? FileHandle.standardOutput.write(contentsOf: Data(line.utf8))
  }

  /// Tells what a user should know before the first unit, quiet or not.
  func note(_ text: String) {
    tell(text)
    event("note", [.init("text", .text(text))])
  }

  /// May be called from any thread.
  func show(_ progress: ShardRun.Progress) {
    switch form {
    case .quiet: return
    case .events:
      event(
        "unit",
        [
          .init("point", .whole(progress.unit.point)), .init("replicate", .whole(progress.unit.replicate)),
          .init("state", .text(progress.failure == nil ? "done" : "failed")),
          .init("reason", progress.failure.map { .text($0) } ?? .null), .init("seconds", .number(progress.seconds)),
          .init("finished", .whole(progress.finished)), .init("planned", .whole(progress.planned)),
          .init("failures", .whole(progress.failures)),
        ])
    case .people:
      if isTerminal {
        try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K\(text(progress))".utf8))
        return
      }
      let tenths = 10 * progress.finished / max(1, progress.planned)
      let isNew = lastTenths.change { last in
        defer { last = max(last, tenths) }
        return tenths > last
      }
      if isNew { tell(text(progress)) }
    }
  }

  /// Ends the moving line.
  func finish() {
    if isTerminal, form == .people { try? FileHandle.standardError.write(contentsOf: Data("\r\u{1B}[K".utf8)) }
  }

  private func text(_ progress: ShardRun.Progress) -> String {
    let seconds = max(clock() - start, 1e-3)
    let rate = Double(progress.finished) / seconds
    let left = Double(progress.planned - progress.finished) / rate
    let percent = 100 * progress.finished / max(1, progress.planned)
    return "\(progress.finished)/\(progress.planned) units (\(percent) %), "
      + String(format: "%.1f units/s", rate) + ", about \(TimeText.text(left)) left"
      + (progress.failures > 0 ? ", \(progress.failures) failed" : "")
  }
}
