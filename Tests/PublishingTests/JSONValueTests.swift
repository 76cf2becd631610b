import Publishing
import Testing

@Suite("JSON")
struct JSONValueTests {
  @Test func `members keep their order and text is escaped`() {
    let value: JSONValue = [
      "z": "a \"b\"\\\n\u{1}ü", "a": [1, .number(0.5), .number(2), .number(.nan), .bool(true), .null], "e": [],
      "o": [:],
    ]
    #expect(
      value.text == """
        {
          "z": "a \\"b\\"\\\\\\n\\u0001ü",
          "a": [
            1,
            0.5,
            2,
            null,
            true,
            null
          ],
          "e": [],
          "o": {}
        }

        """)
  }
}
