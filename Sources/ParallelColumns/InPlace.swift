import Synchronization

/// Keeps a large noncopyable structure where it is.
///
/// A structure of many columns is, to the compiler, a value that fits into registers in principle, and it moves the
/// whole of it (three kilobytes for a world) to a temporary place around some calls: eleven per cent of a run, measured.
/// A structure that holds one `InPlace` has an address of its own and is only ever passed by it. It carries nothing.
public struct InPlace: ~Copyable, Sendable {
  private let anchor = Atomic<UInt8>(0)

  public init() {}
}
