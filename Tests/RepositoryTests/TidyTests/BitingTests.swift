import Testing

/// A rule that never bites protects nothing: each is shown a bad file that it refuses and a good one that it lets pass.
@Suite("Tidy rules bite")
struct BitingTests {
  struct Sample: Sendable, CustomTestStringConvertible {
    let rule: HouseRule
    let path: String
    let bad: String
    let good: String
    var testDescription: String { rule.claim }

    init(_ rule: HouseRule, _ path: String, bad: String, good: String) {
      self.rule = rule
      self.path = path
      self.bad = bad
      self.good = good
    }
  }

  private static let kernelFile = "Sources/AdoptionKernel/Phases/Pilot.swift"
  private static let modelFile = "Sources/ScenarioModel/World/Places.swift"

  private static let samples: [Sample] = [
    Sample(
      .length, modelFile, bad: String(repeating: "\n", count: 401), good: String(repeating: "\n", count: 400)),
    Sample(
      .functionLength, modelFile, bad: "func long() {" + String(repeating: "\n", count: 70) + "}\n",
      good: "func short() {\n  let box = { 1 }\n}\n" + String(repeating: "\n", count: 90)),
    Sample(.importTable, modelFile, bad: "import Foundation\n", good: "// import Foundation\n"),
    Sample(
      .importTable, modelFile, bad: "public import struct WorldBuilding.World\n", good: "let text = \"import Yams\"\n"),
    Sample(.importTable, "Sources/Findings/Effect.swift", bad: "import AdoptionKernel\n", good: "import Experiments\n"),
    Sample(.importTable, "Sources/Kitchen/Sink.swift", bad: "\n", good: ""),
    Sample(
      .threads, kernelFile, bad: "DispatchQueue.concurrentPerform(iterations: 2) { _ in }\n", good: "// Dispatch\n"),
    Sample(.unsafeMemory, kernelFile, bad: "let first = unsafe base[0]\n", good: "/* unsafe */ let first = 0\n"),
    Sample(.unsafeMemory, "Sources/GSLNumerics/Fit.swift", bad: "extension Fit: @unchecked Sendable {}\n", good: "\n"),
    Sample(.unsafeMemory, modelFile, bad: "values.withUnsafeBufferPointer { $0.count }\n", good: "let isUnsafe = 1\n"),
    Sample(.library, modelFile, bad: "let x = gsl_cdf_ugaussian_P(0)\n", good: "import GSLNumerics\n"),
    Sample(.machine, modelFile, bad: "import CMachine\n", good: "import ParallelColumns\n"),
    Sample(.kernel, kernelFile, bad: "let model: any Model\n", good: "let company = many[0]\n"),
    Sample(.kernel, kernelFile, bad: "final class Firm {}\n", good: "let sizeClass = 1\n"),
    Sample(.kernel, kernelFile, bad: "func advance() throws {}\n", good: "/// Never throws.\nfunc advance() {}\n"),
    Sample(.kernel, kernelFile, bad: "print(firm)\n", good: "let footprint = blueprint(1)\n"),
    Sample(.crashes, modelFile, bad: "fatalError(\"never\")\n", good: "preconditionFailure(\"fatalError\")\n"),
    Sample(.crashes, modelFile, bad: "let text = try! read()\n", good: "let text = try? read()\n"),
    Sample(.crashes, modelFile, bad: "let text = value as! String\n", good: "let text = value as? String\n"),
    Sample(.documentation, modelFile, bad: "public struct Place {}\n", good: "/// A place.\npublic struct Place {}\n"),
    Sample(
      .documentation, modelFile, bad: "  public var name: String\n",
      good: "  /// Its name.\n  @inlinable\n  public var name: String\n  public init() {}\n"),
    Sample(
      .documentation, modelFile, bad: "// Not for readers.\npublic static func place() {}\n",
      good: "public var description: String { \"\" }\n"),
    Sample(.unfinished, modelFile, bad: "// TO" + "DO: later\n", good: "// Everything is done.\n"),
    Sample(.names, modelFile, bad: "struct RegionInfo {}\n", good: "struct Region {}\n"),
    Sample(.fileNames, "Sources/ScenarioModel/Common/Place.swift", bad: "\n", good: ""),
  ]

  @Test(arguments: samples)
  func `a bad file is refused with its line`(sample: Sample) {
    let found = sample.rule.violations(SourceFile(path: sample.path, text: sample.bad))
    #expect(!found.isEmpty)
    #expect(found.allSatisfy { $0.path == sample.path && $0.line >= 1 })
  }

  @Test(arguments: samples.filter { !$0.good.isEmpty })
  func `a good file passes`(sample: Sample) {
    #expect(sample.rule.violations(SourceFile(path: sample.path, text: sample.good)).isEmpty)
  }

  @Test func `a rule about one target leaves the others alone`() {
    let launch = "DispatchQueue.concurrentPerform(iterations: 2) { unsafe work($0) }\n"
    let file = SourceFile(path: "Sources/ParallelColumns/Launch.swift", text: launch)
    #expect(HouseRule.threads.violations(file).isEmpty)
    #expect(HouseRule.unsafeMemory.violations(file).isEmpty)
  }

  @Test func `comments and strings are taken out, lines stay`() {
    let source = [
      #"let a = "x // \(f("unsafe")) y" // tail"#, "/* one /* two */", ##"three */ let b = #"raw " \"#"##,
      "let c = \"\"\"", "  joined \\", "  line", "  \"\"\"", "let d = 1",
    ].joined(separator: "\n")
    let code = codeOnly(source).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(code.count == source.split(separator: "\n").count)
    #expect(code[0] == #"let a = """" "#)
    #expect(code[2] == #" let b = """#)
    #expect(code.last == "let d = 1")
  }

  @Test func `every rule is shown at least one bad file`() {
    let shown = Set(Self.samples.map(\.rule.claim))
    #expect(HouseRule.all.allSatisfy { shown.contains($0.claim) })
  }
}
