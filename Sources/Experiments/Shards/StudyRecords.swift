import ParallelColumns

/// The records of a plan in all ledgers of its folder.
struct StudyRecords: Sendable {
  let plan: StudyPlan
  /// Ledgers that can be read.
  private let ledgers: [(shard: Shard, reader: LedgerReader)]
  private let complaints: SharedValue<[StudyError]>

  /// Why others cannot: damaged, or of another plan or version. What is damaged in the middle shows while units are
  /// looked up.
  var unreadable: [StudyError] { complaints.change { $0 } }

  /// - Parameter excluding: A ledger to leave out, because its shard is being written.
  init(_ plan: StudyPlan, _ folder: StudyFolder, excluding: Shard? = nil) {
    self.plan = plan
    var ledgers: [(shard: Shard, reader: LedgerReader)] = []
    var unreadable: [StudyError] = []
    for ledger in folder.ledgers() where ledger.shard != excluding {
      do throws(StudyError) {
        ledgers.append((ledger.shard, try LedgerReader(ledger.path, plan: plan)))
      } catch {
        unreadable.append(error)
      }
    }
    self.ledgers = ledgers
    complaints = SharedValue(unreadable)
  }

  /// Whether there is anything to look into.
  var isEmpty: Bool { ledgers.isEmpty }

  /// What the ledgers say of a unit: done if one of them proves it, else failed if one says so. The ledger of the shard
  /// that owns the unit is asked first. One that cannot be read does not hide what others say.
  func state(_ unit: Unit) -> LedgerState {
    let identity = plan.identity(point: unit.point, replicate: unit.replicate)
    let count = plan.columns.count * plan.policies.count
    var failed: LedgerState = .missing
    for owns in [true, false] {
      for ledger in ledgers where (plan.shard(of: unit, count: ledger.shard.count) == ledger.shard.number) == owns {
        do throws(StudyError) {
          switch try ledger.reader.state(identity, count: count) {
          case .done(let values): return .done(values)
          case .failed(let message): failed = .failed(message)
          case .missing: continue
          }
        } catch {
          let complaint = error
          complaints.change { if !$0.contains(complaint) { $0.append(complaint) } }
        }
      }
    }
    return failed
  }

  /// Seconds that the unit took, wherever it was run.
  func seconds(_ unit: Unit) throws(StudyError) -> Double? {
    let identity = plan.identity(point: unit.point, replicate: unit.replicate)
    for ledger in ledgers {
      if let seconds = try ledger.reader.seconds(identity) { return seconds }
    }
    return nil
  }
}
