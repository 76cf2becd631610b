import Synchronization

/// A value that several threads change, one at a time.
public final class SharedValue<Value: Sendable>: Sendable {
  private let value: Mutex<Value>

  public init(_ start: Value) { value = Mutex(start) }

  /// Changes the value while nobody else looks, and returns what `body` returns.
  public func change<Outcome: Sendable>(_ body: (inout Value) -> Outcome) -> Outcome {
    value.withLock { value in body(&value) }
  }
}
