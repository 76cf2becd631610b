import Dispatch
import Glibc
import Synchronization

/// Notices Ctrl-C and a polite request to end. The first one asks the work to stop; the second one ends the process at
/// once with exit code 130.
public final class InterruptWatch: @unchecked Sendable {
  private let requests = Atomic<Int>(0)
  /// Set once, before anybody else can see the watch; kept alive by it.
  private var sources: [any DispatchSourceSignal] = []

  /// Starts watching. `onFirst` is called once, from another thread.
  public init(onFirst: @escaping @Sendable () -> Void = {}) {
    let queue = DispatchQueue(label: "peloton.interrupt")
    for number in [SIGINT, SIGTERM] {
      _ = signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: queue)
      source.setEventHandler { [self] in
        if requests.wrappingAdd(1, ordering: .relaxed).oldValue == 0 { onFirst() } else { _exit(130) }
      }
      source.resume()
      sources.append(source)
    }
  }

  /// Whether somebody has asked the work to stop.
  public var isRequested: Bool { requests.load(ordering: .relaxed) > 0 }
}
