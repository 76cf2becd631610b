import Findings
import Foundation
import Publishing
import Testing

@Suite("The comparison in the terminal")
struct ComparisonTableTests {
  @Test func `the page shows what was bought, what it changed and what to beware of`() throws {
    let page = try ComparisonTable.render(PrintedStudy.findings())
    #expect(page.contains("What was bought, by the end of 2024Q2\n"))
    #expect(page.contains("\nfund          0       5.0         0      –   0.70  1.1      64 %         10\n"))
    #expect(page.contains("\nfund    5.0 [2.5, 7.5]    50 %       0       0   140,000  7.1 [3.6, 10.7]\n"))
    #expect(page.contains("\nfund    5.0 [2.5, 7.5]  7.1 [3.6, 10.7]           0            0\n"))
    #expect(page.contains("- fund, by the end of 2024Q2: EUR 700,000 of EUR 1.1 million spent;"))
    #expect(page.contains("Warnings\n- 3 replicates: intervals are unreliable."))
    #expect(page.hasSuffix("\n") && !page.contains("\u{1B}"))
  }

  @Test func `where uses come from is shown when it was asked for`() throws {
    let page = try ComparisonTable.render(PrintedStudy.findings(explained: true))
    #expect(
      page.contains(
        """
        Where the net uses come from, by the end of 2024Q2
        channel                   fund
        ------------------------------
        call            4.0 [1.5, 6.5]
        demonstrations        0 [0, 0]
        peers           1.0 [1.0, 1.0]
        remainder             0 [0, 0]
        total           5.0 [2.5, 7.5]

        """))
    #expect(page.contains("- fund: of 5.0 [2.5, 7.5] net uses by the end of 2024Q2, 4.0 [1.5, 6.5] come from the"))
    #expect(!(try ComparisonTable.render(PrintedStudy.findings())).contains("Where the net uses come from"))
    let json = try ComparisonTable.json(PrintedStudy.findings(explained: true))
    let document = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let rows = try #require(document["attribution"] as? [[String: Any]])
    #expect(rows.count == 10 && rows[0]["channel"] as? String == "call" && rows[0]["firstIn"] as? Double == 4)
  }

  @Test(arguments: [80, 100])
  func `no line is wider than the terminal`(width: Int) throws {
    let title = Array(repeating: "wide", count: 60).joined(separator: " ")
    let page = try ComparisonTable.render(PrintedStudy.findings(title: title), width: width)
    #expect(page.split(separator: "\n").allSatisfy { $0.count <= width })
  }

  @Test func `the verdict opens the findings, and takes the place of the first policy's own sentence`() throws {
    let page = try ComparisonTable.render(PrintedStudy.findings(funds: 2))
    #expect(page.contains("\n\nFindings\n- At equal public cost (EUR 1.1 million each, of which about EUR 700,000 is"))
    #expect(!page.contains("- fund, by the end of"))
  }

  @Test(arguments: [80, 100])
  func `sixteen policies stay on a page that can be read`(width: Int) throws {
    let page = try ComparisonTable.render(PrintedStudy.findings(funds: 16), width: width)
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= width })
    // Three tables of sixteen rows, two lines each where the terminal is narrow, and fewer lines of words than that.
    #expect(lines.count < (width < 100 ? 2 : 1) * 3 * 16 + 40)
    // Alike warnings are told three times, then only named.
    #expect(page.contains("- fund-number-3 does not absorb its budget"))
    #expect(!page.contains("- fund-number-4 does not absorb its budget"))
    #expect(page.contains("- Likewise (budget-not-absorbed): fund-number-4, fund-number-5,"))
  }

  @Test func `the page for programs has verdict, rankings and the distance from the first policy`() throws {
    let text = try ComparisonTable.json(PrintedStudy.findings(funds: 3))
    let page = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect((page["verdict"] as? String)?.hasPrefix("At equal public cost") == true)
    let rankings = try #require(page["rankings"] as? [[String: Any]])
    let net = try #require(rankings.first { $0["indicator"] as? String == "net" })
    #expect(net["shareOrder"] as? Double == 1)
    let places = try #require(net["places"] as? [[String: Any]])
    #expect(places.map { $0["policy"] as? String } == ["fund-number-3", "fund-number-2", "fund"])
    #expect((places[2]["behindFirst"] as? [String: Any])?["mean"] as? Double == 2)
    #expect(places[2]["shareBehindFirst"] as? Double == 1)
    #expect(places[0]["behindFirst"] is NSNull)
    // Pairs of rankings are in contrasts.csv; the page keeps those that isolate a cause.
    #expect((page["contrasts"] as? [Any])?.isEmpty == true)
    #expect((page["factorials"] as? [Any])?.isEmpty == true)
  }

  @Test func `a name that leaves no room for numbers has a line of its own`() {
    let table = TextTable(heading: ["policy", "net"], rows: [["a-long-name", "12 [1, 23]"]])
    #expect(
      table.lines(width: 30) == ["policy              net", "-----------------------", "a-long-name  12 [1, 23]"])
    #expect(table.lines(width: 16) == ["             net", "----------------", "a-long-name", "      12 [1, 23]"])
  }

  @Test func `colour needs a terminal and respects NO_COLOR`() throws {
    #expect(TextStyle(isTerminal: true, environment: [:]) == .coloured)
    #expect(TextStyle(isTerminal: false, environment: [:]) == .plain)
    #expect(TextStyle(isTerminal: true, environment: ["NO_COLOR": "1"]) == .plain)
    #expect(TextStyle(isTerminal: true, environment: ["NO_COLOR": ""]) == .coloured)
    #expect(TextStyle(isTerminal: true, environment: ["TERM": "dumb"]) == .plain)
    #expect(try ComparisonTable.render(PrintedStudy.findings(), style: .coloured).contains("\u{1B}[1m"))
  }

  @Test func `a study without replicates has a page that says so`() throws {
    let page = try ComparisonTable.render(PrintedStudy.findings(additional: []))
    #expect(page.contains("There is nothing to compare"))
  }

  @Test func `the page for programs is one object with the same numbers`() throws {
    let text = try ComparisonTable.json(PrintedStudy.findings())
    let page = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let fund = try #require((page["policies"] as? [[String: Any]])?.first)
    #expect((fund["additional"] as? [String: Any])?["mean"] as? Double == 5)
    #expect((fund["costPerAdditional"] as? [String: Any])?["mean"] as? Double == 140_000.05)
    #expect(fund["distinctFirms"] is NSNull)
  }
}
