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
    /// Single bytes read at random places of as many bytes as there are firms, million a second.
    case scatteredReads
    /// Whole quarter over sweep, both of the same minute.
    case multiple
    /// World building with links, ns per firm.
    case building
    /// Resident memory, bytes per firm with its links: part `built` or `run`.
    case memory
    /// Calls that ask for memory, per quarter, one thread; the part is the policy.
    case allocations
    /// One arm, ns per firm-quarter: part `none`, `fund` or `extra`.
    case arm
    /// Replicates on two threads against one, t₁ / t₂; the part is the policy, or `policy-apart` for two processes of one
    /// thread each.
    case replicates
    /// One thread over two in one world, t₁ / t₂: part `quarter`, `building` or a network Bass process.
    case speedUp
    /// A network Bass process, million agent-steps a second; the part is `process-program`.
    case agentSteps
    /// Agent-steps a second of Peloton over those of another program in the same repetition; part `process-program`.
    case advantage
    /// Share of adopters at its end, as a check that the programs do the same.
    case adopters
    /// Building the network of such a process, ns per firm; the part is the program.
    case network
    /// A thousand replicates of a small network Bass process, fresh network each, one thread, s; the part is the program.
    case replicateSweep
    /// A shipped scenario with all its policies, s; the part is its name.
    case scenario
    /// The same per firm-quarter, arm and core, everything included, ns.
    case scenarioQuarter
    /// A world of any size, built and run: parts `…-building` (ns per firm), `…-quarter` (ns per firm-quarter), `…-horizon`
    /// (s, without building and warm-up), `…-seconds` (all, s), `…-memory` (bytes per firm) and `…-peak` (GB).
    case scale
    /// What a run leaves in every firm, as a number: equal only where all bits are.
    case fingerprint
    /// Processors that others kept busy meanwhile; the part is the workload.
    case bystanders

    /// Whether a loaded machine changes it.
    public var isTime: Bool {
      switch self {
      case .memory, .allocations, .adopters, .fingerprint, .bystanders: false
      default: true
      }
    }
  }

  public var quantity: Quantity
  /// Phase, policy, program or moment; empty for the whole.
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
