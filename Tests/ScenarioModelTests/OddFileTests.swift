import Foundation
import Testing

@testable import ScenarioModel

@Suite("Odd files")
struct OddFileTests {
  private func reading(_ bytes: [UInt8]) throws -> ScenarioFile.Reading {
    let folder = try ScratchFolder()
    try folder.write(bytes, to: "odd.yaml")
    return folder.load("odd.yaml")
  }

  private func problem(_ text: String) throws -> Problem {
    let reading = try reading(Array(text.utf8))
    #expect(reading.scenario == nil && reading.exitCode == 65)
    return try #require(reading.problems.first)
  }

  @Test func `a file that does not exist gives 66 and the name that is near`() throws {
    let folder = try ScratchFolder(["fund.yaml": SampleScenario.text()])
    let reading = folder.load("fnud.yaml")
    #expect(reading.exitCode == 66)
    #expect(reading.problems.map(\.sentence) == ["This file does not exist. Did you mean \(folder.path)/fund.yaml?"])
    #expect(folder.load("nothing-like-it.yaml").problems.map(\.sentence) == ["This file does not exist."])
    #expect(ScenarioFile.load(path: "").exitCode == 65)
  }

  @Test func `a folder and a device are no scenario`() throws {
    let folder = try ScratchFolder()
    #expect(
      ScenarioFile.load(path: folder.path).problems.map(\.message) == [
        "This file is a folder, but must be a text file."
      ])
    #expect(
      ScenarioFile.load(path: "/dev/zero").problems.map(\.message) == [
        "This file is not a regular file, but must be a text file."
      ])
  }

  @Test func `a file of a hundred megabytes is refused by its size alone`() throws {
    let folder = try ScratchFolder(["odd.yaml": ""])
    let handle = try #require(FileHandle(forWritingAtPath: "\(folder.path)/odd.yaml"))
    try handle.truncate(atOffset: 100 << 20)
    try handle.close()
    #expect(folder.load("odd.yaml").exitCode == 65)
    #expect(
      folder.sentences("odd.yaml") == ["0:0 This file has 104857600 bytes, but at most 4194304 (4 MiB) are read."])
  }

  @Test(arguments: ["", "\n\n", "# only a comment\n"])
  func `an empty file is called empty`(text: String) throws {
    #expect(try problem(text).message.hasPrefix("This file is empty, but must hold a scenario"))
  }

  @Test(arguments: ["~", "hello", "- 1\n- 2", "12"])
  func `a file that is no group of keys has this one problem`(text: String) throws {
    let reading = try reading(Array(text.utf8))
    #expect(reading.problems.count == 1 && reading.problems[0].message.contains("must be a group of keys"))
  }

  @Test func `bytes that are no UTF-8 are told with their place`() throws {
    let found = try reading(Array("schema: 1\ntitle: caf".utf8) + [0xE9, 0x0A]).problems
    #expect(found.count == 1 && found[0].place.line == 2 && found[0].place.column == 11)
    #expect(found[0].message.hasPrefix("This file is not UTF-8"))
    let wide = try reading([0xFF, 0xFE] + Array("s\0c\0".utf8)).problems
    #expect(wide.map(\.message) == ["This file is UTF-16, but must be UTF-8. Save it again as UTF-8."])
    #expect(try reading(Array("title: a\0b".utf8)).problems[0].message.contains("zero byte"))
  }

  @Test func `a byte order mark and foreign line ends change nothing`() throws {
    let text = SampleScenario.text()
    let plain = try reading(Array(text.utf8)).scenario
    #expect(plain != nil)
    #expect(try reading([0xEF, 0xBB, 0xBF] + Array(text.utf8)).scenario == plain)
    #expect(try reading(Array(text.replacing("\n", with: "\r\n").utf8)).scenario == plain)
    #expect(try reading(Array(text.replacing("\n", with: "\r").utf8)).scenario == plain)
  }

  @Test func `a tab is told with its line`() throws {
    let found = try problem("schema: 1\nworld:\n\tregions: x\n")
    #expect(found.place.line == 3 && found.message.hasSuffix("The line holds a tab; indent with spaces."))
  }

  @Test func `a mistake of YAML is told with its place`() throws {
    let colon = try problem("schema: 1\ntitle: a: b\n")
    #expect(colon.place.line == 2 && colon.message.hasSuffix("Put text that holds \": \" in quotes."))
    #expect(try problem("schema: 1\nworld: { a: 1\ntitle: x\n").place.line == 3)
    let second = try problem("schema: 1\n---\nschema: 1\n")
    #expect(second.message == "A second document begins here, but a file holds one scenario.")
  }

  @Test func `aliases that unfold to billions are refused before they do`() throws {
    var bomb = "schema: 1\na0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...9 {
      let inner = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(inner)]\n"
    }
    #expect(try problem(bomb).message.hasPrefix("More than 16 aliases"))
    #expect(try problem("? *a\n: 1\n").message.contains("undefined alias"))
  }

  @Test func `a few aliases are fine`() throws {
    let text = SampleScenario.text(
      policies: """

          none: {}
          p: { programme: { envelopeEuro: 1000000, opens: &start 2025Q1, closes: 2026Q4 }, instruments: &all { voucher: { share: 1 } } }
          q: { programme: { envelopeEuro: 2000000, opens: *start, closes: 2026Q4 }, instruments: *all }
        """)
    let scenario = try SampleScenario.scenario(text)
    #expect(scenario.policies[1].programme?.instruments == scenario.policies[2].programme?.instruments)
    #expect(scenario.policies[2].programme?.opens == Quarter(index: 4))
  }

  @Test(arguments: [
    "x: " + String(repeating: "[", count: 500) + String(repeating: "]", count: 500),
    String(repeating: "[", count: 100_000),
    "x:\n  " + String(repeating: "- ", count: 100_000) + "1",
    "x: [" + String(repeating: "y,", count: 30_000) + "]", "a: &a [*a]",
  ])
  func `what is too deep, too large or eats itself is refused without a hang`(text: String) throws {
    _ = try problem("schema: 1\n" + text)
  }

  @Test func `a key repeated fifty thousand times is refused without a hang`() throws {
    let found = try problem("schema: 1\n" + String(repeating: "key: 1\n", count: 50_000))
    #expect(found.message == "key: given twice in one group of keys.")
  }

  @Test func `tags, merge keys and keys that are no words are refused`() throws {
    let tagged = try SampleScenario.problems(SampleScenario.text(more: "question: !!str why"))
    #expect(tagged == ["3:11 question has the tag !!str, but tags are not used here. Write the value alone."])
    let merged = try SampleScenario.problems(SampleScenario.text(study: "\n  <<: {}\n  baseline: none"))
    #expect(merged == ["7:3 study.<< is not a known key: merge keys are not used here. Use extends."])
    let list = try SampleScenario.problems(SampleScenario.text(study: "{ [a, b]: 1, baseline: none }"))
    #expect(list == ["6:10 study has a key that is not a word."])
  }

  @Test func `control characters never reach the terminal`() throws {
    let reading = try reading(Array(SampleScenario.text(more: "\"\\e[31mred\": 1").utf8))
    let report = ProblemReport.text(reading.problems)
    #expect(report.contains("\\u{1b}[31mred is not a known key."))
    #expect(!report.unicodeScalars.contains("\u{1B}"))
  }

  @Test func `a name that cannot be an identifier asks for one`() throws {
    let folder = try ScratchFolder(["My Fund.yaml": SampleScenario.text(), "my-fund.yml": SampleScenario.text()])
    #expect(folder.sentences("My Fund.yaml")[0].contains("Did you mean my-fund? Give id: a-name in the file."))
    #expect(folder.load("my-fund.yml").scenario?.id == "my-fund")
    try folder.write(Array(SampleScenario.text(more: "id: fund-7").utf8), to: "My Fund.yaml")
    #expect(folder.load("My Fund.yaml").scenario?.id == "fund-7")
  }
}
