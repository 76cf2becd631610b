import Testing

@testable import Publishing

@Suite("Words and numbers of a language")
struct WordingTests {
  @Test func `decimals, thousands and minus signs follow the language`() {
    #expect(Wording().number(-1234567.891, decimals: 2) == "−1,234,567.89")
    #expect(Wording("de").number(1234567.891, decimals: 2) == "1\u{202F}234\u{202F}567,89")
    #expect(Wording("de").number(1234, decimals: 0) == "1234")
    #expect(Wording().number(-0.001, decimals: 2) == "0.00")
    #expect(Wording().number(nil) == "–" && Wording().number(.nan) == "–" && Wording().number(.infinity) == "–")
  }

  @Test func `a decimal comma can be asked for, and never meets a comma between thousands`() {
    let words = Wording("en", hasDecimalComma: true)
    #expect(words.number(12345.5, decimals: 1) == "12\u{202F}345,5")
    #expect(Wording("de", hasDecimalComma: false).number(1.5, decimals: 1) == "1.5")
  }

  @Test func `signs, percentages, counts and lists`() {
    let words = Wording()
    #expect(words.signed(12) == "+12" && words.signed(-3) == "−3" && words.signed(0.2) == "0")
    #expect(words.percent(0.054) == "5.4%" && words.percent(0.2) == "20%")
    #expect(words.rounded(190_432) == "190,000" && words.rounded(0.01234) == "0.012")
    #expect(words.list(["a", "b", "c"]) == "a, b and c" && words.list([]) == "" && words.list(["a"]) == "a")
  }

  @Test(arguments: ["de", "nl", "et"])
  func `every phrase has every language, with the same gaps`(language: String) throws {
    let table = PhraseTable.shipped
    let place = try #require(table.languages.firstIndex(of: language))
    func gaps(_ text: String) -> Set<String> { Set(text.matches(of: /\{(\w+)\}/).map { String($0.1) }) }
    for (key, row) in table.phrases {
      #expect(row.count == table.languages.count, "\(key)")
      #expect(!row[place].isEmpty, "\(key)")
      #expect(gaps(row[place]) == gaps(row[0]), "\(key)")
    }
  }

  @Test func `no phrase stands in the table twice`() {
    let keys = PhraseTable.shippedCSV.split(separator: "\n").map { $0.prefix { $0 != "," } }
    #expect(Set(keys).count == keys.count)
  }

  @Test func `another language lies over the shipped ones, and lacks nothing`() throws {
    let table = try PhraseTable(extendedBy: Array("key,fr\nframe.and,et\nnumber.decimal,\",\"\n".utf8))
    #expect(table.languages == ["en", "de", "nl", "et", "fr"])
    let words = Wording("fr", table: table)
    #expect(words.list(["a", "b"]) == "a et b" && words.number(1.5, decimals: 1) == "1,5")
    #expect(words("frame.missing") == "no value")
    #expect(Wording("de", table: table)("frame.and") == "und")
  }

  @Test func `a phrase that no figure has is refused with its line`() throws {
    let error = #expect(throws: PhraseTableError.self) {
      try PhraseTable(extendedBy: Array("key,fr\nframe.and,et\nframe.nothing,x\n".utf8))
    }
    #expect(error?.line == 3)
    #expect(throws: PhraseTableError.self) { try PhraseTable(extendedBy: Array("word,fr\n".utf8)) }
  }
}
