import Findings
import Foundation
import Publishing
import ScenarioModel
import Testing

@Suite("A folder of results")
struct ResultsFolderTests {
  private let provenance = Provenance(
    version: "0.1.0", commit: "abc", toolchain: "swift", command: ["peloton", "run", "Scenarios/printed.yaml"],
    inputs: [.init(path: "Scenarios/printed.yaml", sha256: "00")], parametersOutsideRange: ["wordOfMouthRate is 9"])

  /// Runs `body` with a fresh folder that is removed afterwards.
  private func withFolder(_ body: (String) throws -> Void) throws {
    let parent = FileManager.default.temporaryDirectory.appendingPathComponent("peloton-" + UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: parent) }
    try body(parent.appendingPathComponent("Results/printed").path)
  }

  private func text(_ folder: String, _ name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  @Test func `every table has its header, LF lines and no blank one`() throws {
    try withFolder { folder in
      let findings = try PrintedStudy.findings()
      let files = try ResultsFolder.write(findings, to: folder, provenance: provenance)
      #expect(
        files.map(\.name) == [
          "effects.csv", "trajectories.csv", "replicates.csv", "money.csv", "budget.csv", "links.csv", "hubs.csv",
          "contrasts.csv", "ranking.csv", "factorial.csv", "run.json", "datapackage.json",
        ])
      let extra: Set<ResultTable> = [.attribution, .alternatives, .flips]
      for (table, file) in zip(ResultTable.allCases.filter { !extra.contains($0) }, files) {
        let lines = try text(folder, file.name).split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.first == Substring(table.description.columns.map(\.name).joined(separator: ",")))
        #expect(lines.last == "" && lines.count - 2 == file.rows)
        #expect(lines.dropLast().allSatisfy { !$0.isEmpty && !$0.hasSuffix("\r") })
        #expect(try text(folder, file.name).utf8.count == file.bytes)
      }
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder + "/..") == ["printed"])
    }
  }

  @Test func `rows hold the numbers of the study`() throws {
    try withFolder { folder in
      try ResultsFolder.write(PrintedStudy.findings(additional: [5, 5]), to: folder, provenance: provenance)
      let effects = try text(folder, "effects.csv")
      #expect(effects.contains("\nfund,nothing,additional,pairs,all,all,all,2,5,5,5,2,,0,5,5\n"))
      #expect(effects.contains("\nfund,nothing,persistence,1,all,all,all,2,,,,2,,,,\n"))
      // Missing in the warm-up quarter; 0.1 + 0.2 in the last, spelled as it is.
      let courses = try text(folder, "trajectories.csv")
      #expect(courses.contains("\nfund,isolatedShare,1,all,all,all,2023Q4,,,,,,,,0\n"))
      #expect(courses.contains("\nfund,isolatedShare,1,all,all,all,2024Q2,0.30000000000000004,0,"))
      #expect(try text(folder, "replicates.csv").contains("\nfund,additional,pairs,all,all,all,2,2,5\n"))
      #expect(
        try text(folder, "money.csv")
          == "policy,instrument,payer,quarter,committed_euro,paid_euro,private_euro,projects,firms\n"
          + "fund,innovation,NL,2024Q1,600000,0,600000,5,5\n"
          + "fund,administration,NL,2024Q1,100000.25,100000.25,0,0,0\n")
      #expect(
        try text(folder, "budget.csv").hasSuffix(
          "\nfund,NL,call,1000000,600000,400000,0\nfund,NL,administration,100000.25,100000.25,0,100000.25\n"))
      #expect(try text(folder, "links.csv").hasSuffix("\nfund,NL22,NL22,false,1.5,0,0\n"))
      #expect(
        try text(folder, "hubs.csv").hasSuffix(
          "\nfund,0,new hub in NL22,NL22,NL,iot+robotics,true,2024Q1,5,2,3,1,2,4,0.75\n"))
    }
  }

  @Test func `channels have a table when something was explained, and none is left when nothing was`() throws {
    try withFolder { folder in
      let files = try ResultsFolder.write(
        PrintedStudy.findings(additional: [5, 5], explained: true), to: folder, provenance: provenance)
      #expect(files.map(\.name).suffix(3) == ["attribution.csv", "run.json", "datapackage.json"])
      let table = try text(folder, "attribution.csv")
      #expect(
        table.hasPrefix(
          "policy,channel,indicator,unit,group_kind,group,horizon,mean,lower,upper,replicates,sd,first_in,last_in\n"
            + "fund,call,net,pairs,all,all,2,4,4,4,2,0,4,4\nfund,demonstrations,net,pairs,all,all,2,0,0,0,2,0,,\n"
            + "fund,peers,net,pairs,all,all,2,1,1,1,2,0,,\n"))
      #expect(table.contains("\nfund,total,adopterYears,pair-years,country,NL,2,1.25,1.25,1.25,2,0,,\n"))
      #expect(try text(folder, "datapackage.json").contains("attribution.csv"))
      // A table of an earlier study would stand there as if it belonged to this one.
      try ResultsFolder.write(PrintedStudy.findings(), to: folder, provenance: provenance)
      #expect(!FileManager.default.fileExists(atPath: folder + "/attribution.csv"))
      #expect(try !text(folder, "datapackage.json").contains("attribution.csv"))
    }
  }

  @Test func `ranking and contrasts hold order, intervals and shares`() throws {
    try withFolder { folder in
      try ResultsFolder.write(
        PrintedStudy.findings(additional: [5, 5], funds: 2), to: folder, provenance: provenance)
      #expect(
        try text(folder, "ranking.csv").hasPrefix(
          "indicator,unit,horizon,rank,policy,mean,lower,upper,share_first,share_at_rank,share_order,replicates\n"
            + "net,pairs,2,1,fund-number-2,6,6,6,1,1,1,2\nnet,pairs,2,2,fund,5,5,5,0,1,1,2\n"))
      #expect(
        try text(folder, "contrasts.csv").contains(
          "\nfund-number-2,fund,ranking,net,pairs,2,1,1,1,2,0,1,1,1\n"))
      #expect(
        try text(folder, "factorial.csv")
          == "factorial,fields,indicator,unit,horizon,kind,term,mean,lower,upper,replicates,sd,bootstrap_lower,"
          + "bootstrap_upper\n")
    }
  }

  @Test func `an empty result is a header with zero rows`() throws {
    try withFolder { folder in
      try ResultsFolder.write(PrintedStudy.findings(additional: []), to: folder, provenance: provenance)
      #expect(try text(folder, "contrasts.csv").split(separator: "\n").count == 1)
      #expect(try text(folder, "money.csv").split(separator: "\n").count == 1)
    }
  }

  @Test func `the same study gives the same bytes, over an earlier result and beside other files`() throws {
    try withFolder { folder in
      let first = try ResultsFolder.write(PrintedStudy.findings(), to: folder, provenance: provenance)
      let before = try first.map { try text(folder, $0.name) }
      try "mine".write(toFile: folder + "/notes.txt", atomically: false, encoding: .utf8)
      try ResultsFolder.write(PrintedStudy.findings(additional: [1, 2]), to: folder, provenance: provenance)
      #expect(try text(folder, "effects.csv") != before[0])
      try ResultsFolder.write(PrintedStudy.findings(), to: folder, provenance: provenance)
      #expect(try first.map { try text(folder, $0.name) } == before)
      #expect(try text(folder, "notes.txt") == "mine")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == first.count + 1)
    }
  }

  @Test func `a folder that is a link stays one, and files are named by it`() throws {
    try withFolder { folder in
      let files = FileManager.default
      try files.createDirectory(atPath: folder + "-elsewhere", withIntermediateDirectories: true)
      try files.createSymbolicLink(atPath: folder, withDestinationPath: folder + "-elsewhere")
      let written = try ResultsFolder.write(PrintedStudy.findings(), to: folder + "/", provenance: provenance)
      #expect(written.first?.path == folder + "/effects.csv")
      #expect(try files.contentsOfDirectory(atPath: folder + "-elsewhere").count == written.count)
      #expect(try files.destinationOfSymbolicLink(atPath: folder) == folder + "-elsewhere")
    }
  }

  @Test func `the data dictionary describes every column of every table with its length and hash`() throws {
    try withFolder { folder in
      let files = try ResultsFolder.write(
        PrintedStudy.findings(), to: folder, provenance: provenance, digest: { _ in "sha256:00ff" })
      let package = try #require(
        try JSONSerialization.jsonObject(with: Data(text(folder, "datapackage.json").utf8)) as? [String: Any])
      let resources = try #require(package["resources"] as? [[String: Any]])
      #expect(package["title"] as? String == "A \"tiny\" study")
      #expect(resources.count == ResultTable.allCases.count - 3)
      for (resource, file) in zip(resources, files) {
        #expect(resource["path"] as? String == file.name)
        #expect(resource["bytes"] as? Int == file.bytes)
        #expect(resource["hash"] as? String == "sha256:00ff")
        let schema = try #require(resource["schema"] as? [String: Any])
        let fields = try #require(schema["fields"] as? [[String: Any]])
        let header = try text(folder, file.name).prefix { $0 != "\n" }
        #expect(fields.compactMap { $0["name"] as? String }.joined(separator: ",") == header)
        #expect(fields.allSatisfy { ($0["description"] as? String)?.isEmpty == false })
        #expect(schema["missingValues"] as? [String] == [""])
      }
    }
  }

  @Test func `the provenance names version, command, inputs, seeds and warnings`() throws {
    try withFolder { folder in
      var provenance = provenance
      provenance.resolvedScenario = .object(["schema": .whole(1)])
      try ResultsFolder.write(PrintedStudy.findings(), to: folder, provenance: provenance)
      let run = try #require(
        try JSONSerialization.jsonObject(with: Data(text(folder, "run.json").utf8)) as? [String: Any])
      #expect((run["program"] as? [String: Any])?["version"] as? String == "0.1.0")
      #expect(run["command"] as? [String] == ["peloton", "run", "Scenarios/printed.yaml"])
      #expect((run["study"] as? [String: Any])?["lastReplicate"] as? Int == 3)
      #expect(run["parametersOutsideRange"] as? [String] == ["wordOfMouthRate is 9"])
      let codes = (run["notices"] as? [[String: Any]])?.compactMap { $0["code"] as? String }
      #expect(codes == ["effect", "few-replicates", "budget-not-absorbed"])
      #expect((run["resolvedScenario"] as? [String: Any])?["schema"] as? Int == 1)
    }
  }
}
