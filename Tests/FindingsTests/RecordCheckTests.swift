import Experiments
import Findings
import Testing

@Suite("Identities of a study record")
struct RecordCheckTests {
  private let study = TinyStudy(additional: [4, 6], deadweight: [2, 3], failed: [1, 1])

  private func problems(_ change: (inout StudyRecord) -> Void) -> [String] {
    var record = study.record()
    change(&record)
    do {
      _ = try StudyFindings(record)
      return []
    } catch let error as FindingsError {
      return error.problems
    } catch {
      return ["\(error)"]
    }
  }

  @Test func `a record that closes is accepted`() {
    #expect(problems { _ in } == [])
  }

  @Test func `supported pairs that do not add up are named with their place`() throws {
    let found = problems {
      $0.arms[1][1].accounts[0].supported += 1
      $0.arms[1][1].accounts[2].supported += 1
      $0.arms[1][1].accounts[3].supported += 1
    }
    #expect(found.count == 3)
    #expect(
      found.first
        == "fund, replicate 2, horizon 2, all all, technology all: supported 11 is not additional 6 + deadweight 3 + "
        + "failed 1.")
  }

  @Test func `a net effect that its parts do not explain is refused`() {
    let found = problems { for row in [0, 2] { $0.arms[0][1].accounts[row].net += 1 } }
    #expect(found.contains { $0.contains("net 5 is not additional 4") })
    #expect(found.contains { $0.contains("usedPairs differ by 4.0") })
  }

  @Test func `regions that do not add up to the whole are refused`() {
    let found = problems {
      $0.arms[0][1].accounts[1].failed += 1
      $0.arms[0][1].accounts[1].supported += 1
    }
    #expect(found.contains { $0.contains("the groups of region add up to 2 failed, not 1") })
  }

  @Test func `a part larger than its whole is refused`() {
    #expect(problems { $0.arms[0][1].accounts[0].harmed = 2 }.contains { $0.contains("harmed exceeds failed") })
  }

  @Test func `a difference before the first policy date is refused`() {
    let found = problems { $0.arms[1][1].values[4] = 0.26 }
    #expect(
      found == [
        "fund, replicate 2: adoptionRate differs from the baseline in 2023Q4, before the policy can have changed anything."
      ])
  }

  @Test func `a budget that is exceeded by two cents is refused`() {
    let found = problems {
      $0.arms[0][1].money[0].committedEuro += 0.02
      for quarter in 1..<5 { $0.arms[0][1].values[quarter * 5 + 1] += 0.02 }
    }
    #expect(found == ["fund, replicate 1, agency joint: call spends 100.02 of a budget of 100.0."])
  }

  @Test func `administration must be booked in full`() {
    let found = problems {
      $0.arms[0][1].money[1].committedEuro -= 1
      for quarter in 1..<5 { $0.arms[0][1].values[quarter * 5 + 1] -= 1 }
    }
    #expect(found == ["fund, replicate 1, agency joint: administration books 9.0, but must book 10.0 in full."])
  }

  @Test func `public cost is what is booked by instrument and payer`() {
    #expect(problems { $0.arms[0][1].values[4 * 5 + 1] += 1 }.count == 1)
  }

  @Test func `net budgets and administration are the envelope`() {
    #expect(problems { $0.budgets[1]?.envelopeEuro = 111 }.first?.contains("do not add up to the envelope") == true)
  }

  @Test func `records of different shape are refused`() {
    #expect(problems { $0.arms[1].removeLast() }.first?.contains("do not match the policies") == true)
    #expect(problems { $0.arms[1][1].values.removeLast() }.first?.contains("24 values") == true)
    #expect(problems { $0.arms[1][1].accounts.removeLast() }.first?.contains("account rows differ") == true)
  }

  @Test func `an error lists twenty problems and counts the rest`() {
    let error = FindingsError(problems: (1...25).map { "problem \($0)" })
    #expect(error.description.contains("in 25 places"))
    #expect(error.description.contains("problem 20\n  … and 5 more"))
  }
}
