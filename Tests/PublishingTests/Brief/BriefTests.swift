import Foundation
import Testing

@testable import Publishing

@Suite("The brief of a results folder")
struct BriefTests {
  @Test(arguments: ["en", "de", "nl", "et"])
  func `it asks for nothing from outside, leaves no gap open, and says its language`(language: String) throws {
    let sample = try BriefSample(funds: 3, title: "A <b>\"tiny\"</b> study & more")
    defer { sample.remove() }
    let html = try sample.brief(language).html
    #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language)\">"))
    #expect(html.hasSuffix("</html>\n"))
    let outside = html.replacing("http://www.w3.org/2000/svg", with: "")
    for sign in ["http:", "https:", "src=", "@import", "url(http", "<script", "{{", "}}", "<b>"] {
      #expect(!outside.contains(sign), "\(sign)")
    }
    #expect(html.contains("&lt;b&gt;"))
    // A phrase that is missing would show its key.
    #expect(
      html.firstRange(of: /\b(brief|verdict|policies|column|flips|gains|assumptions|methods|reproduce)\.[a-z]+[A-Z]/)
        == nil)
  }

  @Test func `headings go down one step at a time, every part has one, and every link inside has its target`() throws {
    let sample = try BriefSample(funds: 2)
    defer { sample.remove() }
    let html = try sample.brief().html
    let levels = html.matches(of: /<h([1-6])/).compactMap { Int($0.1) }
    #expect(levels.first == 1 && levels.count { $0 == 1 } == 1)
    for (before, after) in zip(levels, levels.dropFirst()) { #expect(after <= before + 1) }
    for part in ["verdict", "policies", "effects", "flips", "assumptions", "warnings", "methods", "reproduce"] {
      let isThere = html.contains("<section id=\"\(part)\"")
      #expect(isThere, "\(part)")
    }
    for link in html.matches(of: /href="#([^"]+)"/) { #expect(html.contains("id=\"\(link.1)\"")) }
    let ids = html.matches(of: /\sid="([^"]+)"/).map { String($0.1) }
    #expect(Set(ids).count == ids.count)
    #expect(!html.contains("<th>"))
  }

  @Test func `every figure is a picture with words, a table and the bytes of its rows`() throws {
    let sample = try BriefSample(funds: 2)
    defer { sample.remove() }
    let brief = try sample.brief()
    #expect(!brief.figures.figures.isEmpty)
    for figure in brief.figures.figures {
      let name = figure.kind.rawValue
      #expect(brief.html.contains("<figure id=\"figure-\(name)\">"))
      #expect(brief.html.contains("aria-labelledby=\"\(name)-title \(name)-desc\""))
      #expect(brief.html.contains(Data(FigureFiles.rows(of: figure).utf8).base64EncodedString()))
      #expect(brief.html.contains("download=\"\(name).csv\""))
    }
    for svg in brief.html.matches(of: /<svg(?s:.)*?<\/svg>/) {
      #expect(SceneInspection.problem(ofXML: String(svg.0)) == nil)
      #expect(!svg.0.contains("></title>"))
    }
  }

  @Test func `assumptions carry provenance, and what lies outside the evidence is flagged`() throws {
    let sample = try BriefSample(
      outside: ["world.parameters.subThreshold lies outside the range of the evidence, 0 to 1."])
    defer { sample.remove() }
    let html = try sample.brief().html
    #expect(html.contains("A survey of 2024") && html.contains("OUTSIDE the range of the evidence"))
    #expect(html.contains("set by the scenario"))
    #expect(html.contains("lies outside the range of the evidence, 0 to 1."))
  }

  @Test func `it tells how to make it again: a command for the shell, version, commit, hashes`() throws {
    let sample = try BriefSample()
    defer { sample.remove() }
    let html = try sample.brief().html
    #expect(html.contains("peloton run &#39;Scenarios/it&#39;\\&#39;&#39;s.yaml&#39;"))
    for word in ["Peloton 0.1.0", "abc", "sha256:00ff", "replicates 1 to 3"] { #expect(html.contains(word)) }
  }

  @Test func `the same folder gives the same bytes, wherever it lies`() throws {
    let (first, second) = (try BriefSample(funds: 2), try BriefSample(funds: 2))
    defer {
      first.remove()
      second.remove()
    }
    #expect(try first.brief().html == second.brief().html)
  }

  @Test func `published figures and brief go with the run they belong to, and files of others stay`() throws {
    let sample = try BriefSample(funds: 2)
    defer { sample.remove() }
    try Brief.publish(in: sample.folder)
    let names = ["brief.html", "figures/difference.svg", "figures/difference.csv", "figures/difference.json"]
    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: "\(sample.folder)/\(name)") }
    #expect(names.allSatisfy(exists))
    try "mine".write(toFile: sample.folder + "/figures/mine.svg", atomically: true, encoding: .utf8)
    try ResultsFolder.write(
      PrintedStudy.findings(), to: sample.folder,
      provenance: Publishing.Provenance(version: "0.1.0", toolchain: "swift", command: ["peloton"]))
    #expect(!names.contains(where: exists) && exists("figures/mine.svg") && exists("effects.csv"))
  }

  @Test func `a folder without a run is told by its file, and a broken table leaves the others alone`() throws {
    let sample = try BriefSample()
    defer { sample.remove() }
    let effects = sample.folder + "/effects.csv"
    try "policy,indicator\nfund\n".write(toFile: effects, atomically: true, encoding: .utf8)
    #expect(throws: ReadingError.self) { try Brief.publish(in: sample.folder) }
    #expect(!FileManager.default.fileExists(atPath: sample.folder + "/brief.html"))
    #expect(FileManager.default.fileExists(atPath: sample.folder + "/money.csv"))
    try FileManager.default.removeItem(atPath: sample.folder + "/run.json")
    let error = #expect(throws: ReadingError.self) { try sample.brief() }
    #expect(error?.place.hasSuffix("run.json") == true)
  }
}
