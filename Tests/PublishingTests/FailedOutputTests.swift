import Findings
import Foundation
import Publishing
import Testing

@Suite("Output that fails")
struct FailedOutputTests {
  private let provenance = Provenance(version: "0.1.0", toolchain: "swift", command: [])

  private func error(writingTo path: String, digest: ((String) throws -> String)? = nil) throws -> OutputError? {
    let findings = try PrintedStudy.findings()
    do {
      try ResultsFolder.write(findings, to: path, provenance: provenance, digest: digest)
      return nil
    } catch let error as OutputError {
      return error
    }
  }

  @Test func `a folder below a file cannot be made, and the error says why`() throws {
    let file = FileManager.default.temporaryDirectory.appendingPathComponent("peloton-" + UUID().uuidString).path
    defer { try? FileManager.default.removeItem(atPath: file) }
    try "a file".write(toFile: file, atomically: false, encoding: .utf8)
    let error = try #require(try error(writingTo: file + "/Results/printed"))
    #expect(error.kind == .cannotCreate)
    #expect(error.path == file + "/Results/printed")
    #expect(error.cause == "a part of that path is a file and not a folder")
    #expect(error.remedy.contains("--output"))
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "a file")
  }

  #if os(Linux)
  @Test func `a place where nothing can be made is named`() throws {
    let error = try #require(try error(writingTo: "/proc/peloton/printed"))
    #expect(error.kind == .cannotCreate)
    #expect(error.description.hasPrefix("Cannot write /proc/peloton/printed: "))
  }

  @Test func `a full disk is called by its name`() throws {
    // Every write to this device fails as on a full disk.
    var sink = try ByteSink(opening: "/dev/full", finalPath: "Results/printed/effects.csv")
    let error = #expect(throws: OutputError.self) {
      try sink.append([65])
      try sink.finish()
    }
    #expect(
      error?.description
        == "Cannot write Results/printed/effects.csv: no space is left there. Free some space or choose another "
        + "folder with --output. No earlier result was changed.")
    #expect(error?.kind == .failedOnTheWay)
  }
  #endif

  @Test func `a failure on the way leaves the earlier result whole and nothing half-written`() throws {
    let parent = FileManager.default.temporaryDirectory.appendingPathComponent("peloton-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: parent) }
    let folder = parent.appendingPathComponent("printed").path
    try ResultsFolder.write(PrintedStudy.findings(additional: [1, 2]), to: folder, provenance: provenance)
    let before = try Data(contentsOf: URL(fileURLWithPath: folder + "/effects.csv"))
    var calls = 0
    let failure = try error(writingTo: folder) { path in
      calls += 1
      guard calls < 3 else { throw OutputError(.failedOnTheWay, path: path, cause: "broken", remedy: "") }
      return "sha256:00"
    }
    #expect(failure?.cause == "broken")
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/effects.csv")) == before)
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent.path) == ["printed"])
  }

  @Test func `a folder in the place of a file is not replaced, and files moved before are put back`() throws {
    let parent = FileManager.default.temporaryDirectory.appendingPathComponent("peloton-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: parent) }
    let folder = parent.appendingPathComponent("printed").path
    try ResultsFolder.write(PrintedStudy.findings(additional: [1, 2]), to: folder, provenance: provenance)
    let before = try Data(contentsOf: URL(fileURLWithPath: folder + "/effects.csv"))
    try FileManager.default.removeItem(atPath: folder + "/datapackage.json")
    try FileManager.default.createDirectory(
      atPath: folder + "/datapackage.json/kept", withIntermediateDirectories: true)
    let failure = try error(writingTo: folder)
    #expect(failure?.cause == "a folder is in the way")
    #expect(FileManager.default.fileExists(atPath: folder + "/datapackage.json/kept"))
    #expect(try Data(contentsOf: URL(fileURLWithPath: folder + "/effects.csv")) == before)
  }
}
