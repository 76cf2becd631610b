import Experiments
import Foundation
import ParallelColumns

/// Shows how far the runs are: a moving line on a terminal, one plain line per ten per cent otherwise.
final class ProgressDisplay: Sendable {
  private let isQuiet: Bool
  private let isTerminal = isatty(STDERR_FILENO) == 1
  private let start = Date()
  private let shown = SharedValue((tenths: 0, done: 0))

  init(isQuiet: Bool) { self.isQuiet = isQuiet }

  /// May be called from any thread.
  func show(_ progress: Experiment.Progress) {
    guard !isQuiet, progress.armsPlanned > 0 else { return }
    shown.change { last in
      guard progress.armsDone > last.done else { return }
      last.done = progress.armsDone
      let tenths = 10 * progress.armsDone / progress.armsPlanned
      if isTerminal {
        FileHandle.standardError.write(Data("\r\u{1B}[K\(text(progress))".utf8))
      } else if tenths != last.tenths {
        last.tenths = tenths
        tell(text(progress))
      }
    }
  }

  /// Ends the moving line.
  func finish() {
    if isTerminal, !isQuiet { FileHandle.standardError.write(Data("\r\u{1B}[K".utf8)) }
  }

  private func text(_ progress: Experiment.Progress) -> String {
    let seconds = max(Date().timeIntervalSince(start), 1e-3)
    let rate = Double(progress.armsDone) / seconds
    let left = Double(progress.armsPlanned - progress.armsDone) / rate
    let percent = 100 * progress.armsDone / progress.armsPlanned
    return "\(progress.armsDone)/\(progress.armsPlanned) runs (\(percent) %), "
      + String(format: "%.1f runs/s, about %.0f s left", rate, left)
  }
}
