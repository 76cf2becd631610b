import Testing

@testable import Publishing

@Suite("The verdict of a brief")
struct VerdictWordsTests {
  private let gains = ["shown to gain:", "brings the most", "leads", "distinctly ahead of"]

  @Test func `a gain whose interval leaves zero out reads as gain`() throws {
    let sample = try BriefSample()
    defer { sample.remove() }
    try sample.setNet("5,3,7")
    let verdict = try sample.verdict()
    #expect(verdict.contains("shown to gain: 5.0 [3.0,\u{00A0}7.0] net additional"))
    #expect(!verdict.contains("harm") && !verdict.contains("cannot be told"))
  }

  @Test(arguments: ["5,-1,11", "-5,-11,1", "5,0,10", "0,-3,3"])
  func `an interval that holds zero reads as a null result, whatever the mean`(numbers: String) throws {
    let sample = try BriefSample()
    defer { sample.remove() }
    try sample.setNet(numbers)
    let verdict = try sample.verdict()
    #expect(verdict.contains("cannot be told from no effect"))
    #expect(!verdict.contains("harm") && !gains.contains { verdict.contains($0) })
    #expect(!verdict.contains("additional use under it costs"))
    let html = try sample.brief().html
    #expect(html.contains("not distinct from zero") && !html.contains(">gain<"))
    #expect(!html.contains("of public money per additional use"))
  }

  @Test func `a loss whose interval leaves zero out reads as harm`() throws {
    let sample = try BriefSample()
    defer { sample.remove() }
    try sample.setNet("-5,-8,-2")
    let verdict = try sample.verdict()
    #expect(verdict.contains("shown to do harm") && verdict.contains("−5.0 [−8.0,\u{00A0}−2.0]"))
    #expect(!gains.contains { verdict.contains($0) })
    #expect(try sample.brief().html.contains(">harm<"))
  }

  @Test func `exactly nothing reads as nothing, and one replicate claims nothing`() throws {
    let sample = try BriefSample()
    defer { sample.remove() }
    try sample.setNet("0,0,0")
    #expect(try sample.verdict().contains("changes nothing"))
    let single = try BriefSample(additional: [4])
    defer { single.remove() }
    let verdict = try single.verdict()
    #expect(verdict.contains("nothing can be told apart") && !gains.contains { verdict.contains($0) })
    #expect(try single.brief().html.contains("no interval"))
  }

  /// Two funds; the second comes first with the given net effect, ahead of the other by the given lead.
  private func ranked(_ net: String, lead: String, other: String = "5,3,7") throws -> BriefSample {
    let sample = try BriefSample(funds: 2)
    try sample.setNet(net, of: "fund-number-2")
    try sample.setNet(other)
    try sample.set("ranking", "net,pairs,2,1,fund-number-2", net)
    try sample.set("ranking", "net,pairs,2,2,fund", other)
    try sample.set("contrasts", "fund-number-2,fund,ranking,net,pairs,2", lead)
    return sample
  }

  @Test func `a lead whose interval leaves zero out is certain`() throws {
    let sample = try ranked("6,4,8", lead: "1,0.5,1.5")
    defer { sample.remove() }
    let verdict = try sample.verdict()
    #expect(verdict.contains("brings the most") && verdict.contains("Its lead over every other policy is distinct"))
    #expect(verdict.contains("by 1.0 [0.5,\u{00A0}1.5] uses"))
  }

  @Test(arguments: ["1,-0.5,2.5", "1,,"])
  func `an order that is not certain reads so`(lead: String) throws {
    let sample = try ranked("6,4,8", lead: lead)
    defer { sample.remove() }
    let verdict = try sample.verdict()
    #expect(verdict.contains("comes first by its mean") && verdict.contains("who leads is not certain"))
    #expect(!verdict.contains("brings the most") && !verdict.contains("is distinct from zero"))
    #expect(try sample.brief().html.contains("no; not distinctly ahead of"))
  }

  @Test func `the first of several that gain nothing is no winner`() throws {
    let sample = try ranked("6,-1,13", lead: "1,0.5,1.5", other: "5,-2,12")
    defer { sample.remove() }
    let verdict = try sample.verdict()
    #expect(verdict.contains("No policy is shown to gain") && !gains.contains { verdict.contains($0) })
    #expect(verdict.contains("Not distinct from no effect"))
  }

  @Test func `where even the first does harm, harm is the headline, and the harmed list names both`() throws {
    let sample = try ranked("-6,-8,-4", lead: "1,0.5,1.5", other: "-7,-9,-5")
    defer { sample.remove() }
    let verdict = try sample.verdict()
    #expect(verdict.contains("No policy gains, and harm is shown") && verdict.contains("Shown to do harm against"))
    #expect(!gains.contains { verdict.contains($0) })
  }

  @Test(arguments: ["de", "nl", "et"])
  func `other languages say as much and no more`(language: String) throws {
    let sample = try BriefSample()
    defer { sample.remove() }
    let words = Wording(language)
    try sample.setNet("5,-1,11")
    let open = try sample.verdict(language)
    try sample.setNet("-5,-8,-2")
    let harm = try sample.verdict(language)
    try sample.setNet("5,3,7")
    let gain = try sample.verdict(language)
    for (text, key) in [(open, "verdict.oneNone"), (harm, "verdict.oneHarm"), (gain, "verdict.oneGain")] {
      let parts = words(key).split(separator: "{").compactMap { $0.split(separator: "}").last.map(String.init) }
      #expect(text.contains(try #require(parts.max { $0.count < $1.count })))
      #expect(!text.contains("{"))
    }
  }
}
