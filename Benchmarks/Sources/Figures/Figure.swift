/// One quantity that is measured several times in a run of the benchmarks.
public struct Figure: Hashable, Sendable {
  /// What is measured.
  public enum Quantity: String, Sendable {
    /// Full model without policy, ns per firm-quarter; the part is a phase, or empty for the whole quarter.
    case quarter
    /// Plain sum over as many bytes as all firms have, ns per firm.
    case sweep
    /// The same sum, GB/s.
    case bandwidth
    /// Whole quarter over sweep, both of the same minute.
    case multiple
    /// World building with links, ns per firm.
    case building
    /// Resident memory, bytes per firm with its links: part `built` or `run`.
    case memory
    /// One arm, ns per firm-quarter: part `none`, `fund` or `extra`.
    case arm
    /// Replicates on two threads against one, t₁ / (2 t₂); the part is the policy.
    case efficiency
    /// A shipped scenario with all its policies, s; the part is its name.
    case scenario
    /// The same per firm-quarter, arm and core, everything included, ns.
    case scenarioQuarter
    /// A world built and run under a policy with every instrument: parts `…-building` (ns per firm), `…-quarter` (ns per
    /// firm-quarter), `…-seconds` (both together) and `…-memory` (bytes per firm).
    case scale
    /// Processors that others kept busy meanwhile.
    case bystanders
  }

  public var quantity: Quantity
  /// Phase, policy or moment; empty for the whole.
  public var part: String
  /// Simulated firms; 0 where it does not matter.
  public var firms: Int
  /// Threads; 0 where it does not matter.
  public var threads: Int

  public init(_ quantity: Quantity, _ part: String = "", firms: Int = 0, threads: Int = 0) {
    self.quantity = quantity
    self.part = part
    self.firms = firms
    self.threads = threads
  }

  /// The figure as a word without spaces.
  var word: String { "\(quantity.rawValue)/\(part)/\(firms)/\(threads)" }

  /// Reads a word; nil if it is none.
  init?(word: some StringProtocol) {
    let fields = word.split(separator: "/", omittingEmptySubsequences: false)
    guard fields.count == 4, let quantity = Quantity(rawValue: String(fields[0])), let firms = Int(fields[2]),
      let threads = Int(fields[3])
    else { return nil }
    self.init(quantity, String(fields[1]), firms: firms, threads: threads)
  }
}
