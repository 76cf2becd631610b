import CMachine
import Dispatch
import Glibc
import Synchronization

/// Threads that share a piece of work with the one that asks, and then stand by for the next one for a while.
///
/// A quarter of a large world is some fifteen pieces of work, with stretches between them that only one thread can do.
/// With a thread that sleeps, work of 10 to 500 µs took 20 to 60 µs more than half of what one thread takes, with one that
/// stands by 1.5 (two virtual processors; phases of a million firms take 50 to 3,000 µs). A thread leaves when nothing
/// came for a while. Each runs on a dispatch queue of its own, so that as many run as were asked for.
///
/// One caller at a time has them; whoever asks meanwhile does without.
@safe
final class StandbyThreads: Sendable {
  static let shared = StandbyThreads()

  /// How long a thread stands by, ns: a few times what waking it costs, which is little beside longer stretches. With
  /// 1,000,000, and the processor offered to others every ten microseconds, two threads brought 1.46 where they bring 1.67
  /// (network Bass, a million firms).
  private static let patience: UInt64 = 200_000
  /// Glances at the door between two looks at the clock: some ten microseconds.
  private static let glances = 256

  private let isTaken = Atomic<Bool>(false)
  /// ``Door``.
  private let door = Atomic<UInt64>(0)
  /// Threads that are done with the present work, of those that took a seat.
  private let left = Atomic<Int>(0)
  /// Threads that stand by or work, and those that were asked to come.
  private let awake = Atomic<Int>(0)
  private let most = max(0, sysconf(Int32(_SC_NPROCESSORS_ONLN)) - 1)
  /// Written while the door is closed and nobody is inside, read by those who found it open.
  private nonisolated(unsafe) var work: (@Sendable (Int) -> Void)?

  /// Does `work` on this thread, as number 0, and on up to `others` more, numbers 1 and up, each number at most once;
  /// returns when all who began are done. `work` must get everything done even where nobody comes.
  ///
  /// - Returns: False, and nothing is done, when somebody else has the threads.
  func share(among others: Int, _ work: @Sendable (Int) -> Void) -> Bool {
    guard isTaken.compareExchange(expected: false, desired: true, ordering: .acquiring).exchanged else { return false }
    withoutActuallyEscaping(work) { work in
      unsafe self.work = work
      left.store(0, ordering: .relaxed)
      door.store(Door.open(seats: others), ordering: .releasing)
      for _ in 0..<max(0, others - awake.load(ordering: .relaxed)) {
        awake.wrappingAdd(1, ordering: .relaxed)
        DispatchQueue(label: "peloton.standby").async { self.standBy() }
      }
      work(0)
      let taken = Door.seatsTaken(door.exchange(Door.closed, ordering: .acquiringAndReleasing))
      var glance = 0
      while left.load(ordering: .acquiring) < taken {
        // Whoever is not done may need this processor.
        if StandbyThreads.wait(&glance) { sched_yield() }
      }
      unsafe self.work = nil
    }
    isTaken.store(false, ordering: .releasing)
    return true
  }

  /// Works when there is work; leaves when there was none for a while, or when more stand by than there are processors.
  private func standBy() {
    var lastWorked = StandbyThreads.now()
    var glance = 0
    while true {
      while let seat = takeSeat() {
        carryOut(seat)
        left.wrappingAdd(1, ordering: .releasing)
        lastWorked = StandbyThreads.now()
      }
      guard StandbyThreads.wait(&glance) else { continue }
      let idle = StandbyThreads.now() - lastWorked
      if idle > StandbyThreads.patience || awake.load(ordering: .relaxed) > most { break }
    }
    awake.wrappingSubtract(1, ordering: .relaxed)
  }

  /// A function of its own, not inlined: when it returns, nothing holds the work any more.
  @inline(never)
  private func carryOut(_ seat: Int) { unsafe work?(seat) }

  /// A number for a thread that comes in, or nil when the door is closed or no seat is free.
  private func takeSeat() -> Int? {
    var seen = door.load(ordering: .relaxed)
    while let seat = Door.freeSeat(seen) {
      let (isMine, now) = door.weakCompareExchange(
        expected: seen, desired: seen + Door.oneSeat, ordering: .acquiring)
      if isMine { return seat }
      seen = now
    }
    return nil
  }

  /// A short rest; says when it is time to look at the clock.
  private static func wait(_ glance: inout Int) -> Bool {
    rest_briefly()
    glance += 1
    guard glance >= glances else { return false }
    glance = 0
    return true
  }

  private static func now() -> UInt64 { DispatchTime.now().uptimeNanoseconds }
}

/// Whether there is work, for how many, and how many have come: seats in the upper half of a word, seats taken in the
/// lower.
private enum Door {
  static let closed: UInt64 = 0
  static let oneSeat: UInt64 = 1

  static func open(seats: Int) -> UInt64 { UInt64(seats) << 32 }
  static func seatsTaken(_ door: UInt64) -> Int { Int(door & 0xFFFF_FFFF) }

  /// The number of the next thread, from 1.
  static func freeSeat(_ door: UInt64) -> Int? {
    let taken = seatsTaken(door)
    return taken < Int(door >> 32) ? taken + 1 : nil
  }
}
