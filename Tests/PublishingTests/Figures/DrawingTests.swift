import Testing

@testable import Publishing

@Suite("Axes, labels and pictures as text")
struct DrawingTests {
  @Test(arguments: [(0.0, 576.0), (-3.2, 0.04), (0, 0), (5, 5), (1e-7, 3e-7), (-1e12, 1e12), (2, -2)])
  func `ticks are round, ascend in equal steps and cover the range`(lower: Double, upper: Double) {
    let ticks = Ticks(covering: lower, upper)
    let (least, most) = (min(lower, upper), max(lower, upper))
    #expect(ticks.first <= least + ticks.step * 1e-6 && ticks.last >= most - ticks.step * 1e-6)
    #expect((2...12).contains(ticks.values.count))
    for value in ticks.values {
      let multiple = value / ticks.step
      #expect(abs(multiple - multiple.rounded()) < 1e-6)
    }
    var lead = ticks.step
    while lead >= 9.99 { lead /= 10 }
    while lead < 0.999 { lead *= 10 }
    #expect([1.0, 2, 5].contains { abs($0 - lead) < 1e-6 })
  }

  @Test func `what is no number still gives an axis`() {
    #expect(Ticks(covering: .nan, .infinity).values.allSatisfy { $0.isFinite })
    let scale = AxisScale(lower: 0, upper: 10, start: 100, end: 200)
    #expect(scale(5) == 150 && scale(-3) == 100 && scale(99) == 200 && scale(.nan) == 100)
  }

  @Test func `labels that fit stay where they are wanted`() {
    #expect(LabelPlacement.spread([10, 50, 90], sizes: [10, 10, 10], within: 0...100) == [10, 50, 90])
    #expect(LabelPlacement.spread([], sizes: [], within: 0...1) == [])
  }

  @Test(arguments: [[50.0, 50, 50, 50], [1, 2, 3, 99], [98, 99, 100, 97], [0, 0, 100, 100]])
  func `labels that collide move apart, keep their order and stay within`(wanted: [Double]) {
    let sizes = [12.0, 8, 20, 10]
    let places = LabelPlacement.spread(wanted, sizes: sizes, within: 0...100)
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    for (before, after) in zip(order, order.dropFirst()) {
      #expect(places[before] + sizes[before] / 2 <= places[after] - sizes[after] / 2 + 1e-6)
    }
    for (place, size) in zip(places, sizes) {
      #expect(place - size / 2 >= -1e-6 && place + size / 2 <= 100 + 1e-6)
    }
  }

  @Test func `labels that cannot all fit are spread evenly`() {
    #expect(LabelPlacement.spread([5, 5, 5, 5], sizes: [10, 10, 10, 10], within: 0...20) == [2.5, 7.5, 12.5, 17.5])
  }

  @Test func `lines hold every word, fit, and end in an ellipsis where there are too many`() {
    let text = "Together, but projects of two firms of the same country"
    let lines = TextMetrics.lines(text, width: 90, size: 10)
    #expect(lines.joined(separator: " ") == text && lines.count > 2)
    #expect(lines.allSatisfy { TextMetrics.width($0, size: 10) <= 90 })
    let cut = TextMetrics.lines(text, width: 90, size: 10, limit: 2)
    #expect(cut.count == 2 && cut[1].hasSuffix("…") && TextMetrics.width(cut[1], size: 10) <= 90)
  }

  @Test func `text without spaces breaks between characters, and wide scripts count as wide`() {
    let text = "数字化转型支持计划适用于中小型制造企业"
    let lines = TextMetrics.lines(text, width: 50, size: 10)
    #expect(lines.joined() == text && lines.allSatisfy { $0.count <= 5 })
    #expect(TextMetrics.width("数", size: 10) == 10)
    #expect(TextMetrics.width("e\u{301}", size: 10) == TextMetrics.width("e", size: 10))
    #expect(TextMetrics.shortened("abc", to: 0.1, size: 10) == "…")
    #expect(TextMetrics.width("Wide", size: 10, isBold: true) > TextMetrics.width("Wide", size: 10))
  }

  @Test func `marks of XML in texts, tips and titles are escaped and control characters replaced`() {
    var scene = Scene()
    scene.text(TextLabel("a<b & \"c\" 'd'\u{1}", at: Point(0, 10), size: 10, hasHalo: true))
    scene.disc(Point(3, 4), radius: 2, fill: Fill(.blue, opacity: 0.5, isHatched: true), tip: "<tip>")
    let svg = SVGDocument(
      scene, width: 100, height: 50, title: "<t>", description: "d & e", language: "en", printWidth: 88, idPrefix: "f-")
    #expect(SceneInspection.problem(ofXML: svg.file) == nil)
    #expect(svg.element.contains("a&lt;b &amp; &quot;c&quot; &#39;d&#39;\u{FFFD}"))
    #expect(svg.element.contains("<title id=\"f-title\">&lt;t&gt;</title>"))
    #expect(svg.element.contains("url(#f-hatch-00508f)") && svg.element.contains("id=\"f-hatch-00508f\""))
    #expect(svg.element.hasPrefix("<svg ") && svg.element.contains("width=\"88mm\" height=\"44mm\""))
  }

  @Test func `numbers in pictures have two decimals at most, no minus zero and no infinity`() {
    var scene = Scene()
    scene.line(Point(-0.001, 1.005), Point(.infinity, 12.3456), Stroke(.ink))
    let svg = SVGDocument(
      scene, width: 10, height: 10, title: "", description: "", language: "en", printWidth: nil
    ).element
    #expect(svg.contains("M0 1L0 12.35") || svg.contains("M0 1.01L0 12.35"))
  }

  @Test func `ink on any colour of the palette can be read`() {
    for colour in Colour.hues + (0...10).map({ Colour.diverging(Double($0) / 5 - 1) }) {
      #expect(colour.inkOnTop.contrast(with: colour) >= 4.5)
    }
    #expect(Colour.quietInk.contrast(with: .paper) >= 7)
  }

  @Test func `series differ in form or dashes as well as in colour`() {
    let looks = (0..<12).map { SeriesLook(place: $0) }
    for (index, look) in looks.enumerated() {
      #expect(!looks[(index + 1)...].contains { $0.colour == look.colour && $0.form == look.form })
    }
  }
}
