import Foundation
import Testing

@testable import Publishing

@Suite("Figures of studies")
struct StudyFigureTests {
  static let names = [
    "world.parameters.subThreshold", "world.parameters.borderPenalty", "world.parameters.campaignCost",
    "world.offSwitches.refusedPartnersDecide", "policies.together.instruments.call.grantRate", "rules",
    "plainFactorName",
  ]

  /// Writes tables with their dictionary, draws a figure of them and removes them.
  private func figure(
    _ kind: FigureKind, _ tables: [String: String], size: FigureSize = .wide, language: String = "en",
    _ request: FigureRequest = FigureRequest()
  ) throws -> Figure {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peloton-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let texts: Set<String> = [
      "policy", "against", "indicator", "unit", "group_kind", "group", "technology", "quarter", "method", "index",
      "factor", "second_factor", "condition", "stage", "path", "value_text", "reference", "question", "target", "use",
      "is_inside", "scenario", "ahead_in_scenario", "ahead_here", "certain_here", "certain_scenario",
    ]
    var resources: [String] = []
    for (name, content) in tables.sorted(by: { $0.key < $1.key }) {
      try content.write(to: folder.appendingPathComponent(name + ".csv"), atomically: true, encoding: .utf8)
      let header = content.split(separator: "\n")[0].split(separator: ",")
      let fields = header.map { column in
        let isText = texts.contains(String(column)) || column == "value" && name != "sensitivity"
        return "{\"name\": \"\(column)\", \"type\": \"\(isText ? "string" : "number")\"}"
      }
      resources.append(
        "{\"name\": \"\(name)\", \"path\": \"\(name).csv\", \"schema\": {\"fields\": [\(fields.joined(separator: ", "))]}}"
      )
    }
    let dictionary = """
      {"title": "Invented study", "name": "invented", "version": "0.1.0", "resources": [\(resources.joined(separator: ", "))],
       "indicators": [{"name": "net", "unit": "pairs", "kind": "account", "description": ""}],
       "study": {"baseline": "none", "confidenceLevel": 0.95, "replicates": 4, "firstReplicate": 1, "lastReplicate": 4,
         "firms": 10, "weight": 1, "horizons": [{"quarters": 16, "lastQuarter": "2027Q4"}],
         "policies": [{"name": "none", "title": "Nothing"}, {"name": "a", "title": "The first"},
           {"name": "b", "title": "The second"}],
         "factors": [{"path": "world.parameters.subThreshold", "meaning": "", "lower": 0, "upper": 2}],
         "countries": [], "regions": []}}
      """
    try dictionary.write(to: folder.appendingPathComponent("datapackage.json"), atomically: true, encoding: .utf8)
    let results = try ResultsReader(folder: folder.path)
    return try Figure(kind, from: results, request, style: FigureStyle(size: size, wording: Wording(language)))
  }

  // MARK: Tornado

  /// The second against the first: as it stands by `lead`, in the worlds by what they say.
  private func alternatives(
    lead: Double, worlds: [(String, String, Double)], interval: (Double, Double)? = nil, certain: Bool = false
  ) -> [String: String] {
    var text = "path,value,policy,indicator,unit,horizon,mean,lower,upper,rank,replicates,sd\n"
    var flips = "path,value,indicator,horizon,ahead_in_scenario,ahead_here,certain_here\n"
    for (path, value, difference) in [("scenario", "as it stands", lead)] + worlds {
      text += "\(path),\(value),a,net,pairs,16,\(100 + difference),,,1,4,\n\(path),\(value),b,net,pairs,16,100,,,2,4,\n"
      if difference * lead < 0 { flips += "\(path),\(value),net,16,a,b,\(certain)\n" }
    }
    var tables = ["alternatives": text, "flips": flips]
    if let interval {
      tables["contrasts"] =
        "policy,reference,question,indicator,horizon,mean,lower,upper\nb,a,ranking,net,16,\(-lead),\(-interval.1),"
        + "\(-interval.0)\n"
    }
    return tables
  }

  private let pair: FigureRequest = {
    var request = FigureRequest()
    (request.policies, request.against) = (["a"], "b")
    return request
  }()

  @Test func `a tornado says in how many worlds the order turns, and whether surely`() throws {
    let worlds = [("world.parameters.borderPenalty", "1.1", 30.0), ("world.parameters.campaignCost", "times 2", -5)]
    func title(_ tables: [String: String]) throws -> String { try figure(.tornado, tables, pair).texts.title }
    let sure = (10.0, 30.0)
    #expect(
      try title(alternatives(lead: 20, worlds: worlds, interval: sure, certain: true)).contains(
        "turns in 1 of 2 other worlds, with certainty in 1"))
    #expect(try title(alternatives(lead: 20, worlds: worlds, interval: sure)).contains("in none with certainty"))
    #expect(try title(alternatives(lead: 20, worlds: worlds, interval: (-1, 41))).contains("cannot be told apart"))
    #expect(try title(alternatives(lead: 20, worlds: [worlds[0]], interval: sure)).contains("stays above"))
    let below = [("world.parameters.borderPenalty", "1.1", -30.0)]
    #expect(try title(alternatives(lead: -20, worlds: below, interval: (-30, -10))).contains("stays below"))
  }

  @Test func `the world that changes most comes first, with its value in words`() throws {
    let made = try figure(
      .tornado,
      alternatives(
        lead: 20,
        worlds: [
          ("world.parameters.campaignCost", "times 2", 22), ("world.offSwitches.refusedPartnersDecide", "false", -40),
        ],
        interval: (10, 30)), pair)
    let texts = made.scene.labels.map(\.text)
    let first = try #require(texts.firstIndex(of: "refused partners decide alone"))
    #expect(try first < #require(texts.firstIndex(of: "cost of campaigns")))
    #expect(texts.contains { $0.hasPrefix("no: −40") && $0.hasSuffix("○") } && texts.contains { $0.hasPrefix("× 2") })
    #expect(made.table.records[2].text("order") == "turned")
  }

  // MARK: Sensitivity

  private let head =
    "policy,against,indicator,unit,group_kind,group,technology,quarter,method,index,factor,second_factor,rows,value,lower,upper\n"

  private func morris(_ rows: [(Double, Double, Double, Double)], noise: Double? = 0.1) -> [String: String] {
    let start = "a,b,net,pairs,all,all,all,2027Q4,morris"
    var text = head
    if let noise { text += "\(start),noise_share,,,16,\(noise),,\n" }
    for (name, row) in zip(StudyFigureTests.names, rows) {
      text += "\(start),mu_star,\(name),,16,\(row.0),\(row.1),\(row.2)\n\(start),mu,\(name),,16,\(row.0),,\n"
      text += "\(start),sigma,\(name),,16,\(row.3),,\n"
    }
    return ["sensitivity": text]
  }

  @Test func `the strongest factor is named only where its interval stands clear of the others`() throws {
    func title(_ rows: [(Double, Double, Double, Double)], noise: Double? = 0.1) throws -> String {
      try figure(.morris, morris(rows, noise: noise)).texts.title
    }
    #expect(try title([(50, 40, 60, 5), (10, 5, 20, 5)]).hasPrefix("Firms that try before others do matters most"))
    #expect(try title([(50, 10, 90, 5), (40, 5, 80, 5)]).contains("which of them comes first is not certain"))
    #expect(try title(Array(repeating: (50, 10, 90, 5), count: 6)).contains("6 of 6 factors could matter most"))
    #expect(try title([(50, 40, 60, 5), (10, 5, 20, 5)], noise: 0.8).contains("Noise"))
    #expect(try title([(0, 0, 0, 0)]).contains("No factor moves"))
  }

  private func sobol(_ rows: [(Double, Double, Double, Double)]) -> [String: String] {
    let start = "a,b,net,pairs,all,all,all,2027Q4,saltelli"
    var text = head
    for (name, row) in zip(StudyFigureTests.names, rows) {
      // From half of the rows something else: only the whole counts.
      text += "\(start),S1,\(name),,32,0.9,0.8,1\n\(start),ST,\(name),,32,0.9,0.8,1\n"
      text += "\(start),S1,\(name),,64,\(row.0),\(row.0 - 0.05),\(row.0 + 0.05)\n"
      text += "\(start),ST,\(name),,64,\(row.1),\(row.2),\(row.3)\n"
    }
    return ["sensitivity": text]
  }

  @Test func `shares are those of all rows, and what no factor explains alone is the rest`() throws {
    let made = try figure(.sobol, sobol([(0.5, 0.6, 0.5, 0.7), (0.2, 0.3, 0.2, 0.4)]))
    #expect(made.table.records.map { $0.number("s1") } == [0.5, 0.2])
    #expect(made.texts.title.contains("60% of the variance with its interactions, 50% alone"))
    let texts = made.scene.labels.map(\.text)
    #expect(texts.contains("no single factor: interactions") && texts.contains("30%") && texts.contains("50% / 60%"))
    #expect(try figure(.sobol, sobol([(0.5, 0.6, 0.1, 1), (0.2, 0.5, 0.1, 0.9)])).texts.title.contains("not certain"))
    let unsure = try figure(.sobol, sobol([(0.9, 1.4, -0.3, 2), (0.8, 1, -0.4, 2)]))
    #expect(unsure.texts.title.contains("Too few rows"))
    #expect(!unsure.scene.labels.contains { $0.text.contains("interactions") && $0.text.contains("single") })
  }

  @Test func `a study laid for another method is refused with the one that is needed`() throws {
    let wrong = #expect(throws: FigureError.self) { try figure(.sobol, morris([(1, 1, 1, 1)])) }
    #expect(wrong?.description.contains("saltelli") == true)
    let other = #expect(throws: FigureError.self) { try figure(.morris, sobol([(0.1, 0.1, 0, 1)])) }
    #expect(other?.description.contains("morris") == true)
    for kind in [FigureKind.tornado, .morris, .sobol, .box, .predictive] {
      let missing = #expect(throws: FigureError.self) { try figure(kind, ["points": "point,x\n0,1\n"]) }
      #expect(missing?.description.contains(".csv") == true)
    }
    var request = FigureRequest()
    request.policies = ["c"]
    let nobody = #expect(throws: FigureError.self) { try figure(.morris, morris([(1, 1, 1, 1)]), request) }
    #expect(nobody?.description.contains("--policy c") == true)
  }

  // MARK: Box and predictive check

  private func discovery(limits: [(String, Double?, Double?)]) -> [String: String] {
    let start = "a,b,net,pairs,all,all,all,2027Q4,< 0"
    var text =
      "policy,against,indicator,unit,group_kind,group,technology,quarter,condition,stage,step,points,of_interest,mass,"
      + "coverage,density,factor,lower,upper,quasi_p\n"
    for (step, density) in [0.3, 0.4, 0.55, 0.8].enumerated() {
      text += "\(start),peel,\(step),\(100 - step * 20),30,1,\(1 - Double(step) * 0.15),\(density),,,,\n"
    }
    if limits.isEmpty { text += "\(start),box,0,100,30,1,1,0.3,,,,\n" }
    for limit in limits {
      text += "\(start),box,2,60,30,1,0.7,0.55,\(limit.0),\(limit.1.map { "\($0)" } ?? ""),"
      text += "\(limit.2.map { "\($0)" } ?? ""),0.01\n"
    }
    return [
      "discovery": text,
      "points": "point,world.parameters.borderPenalty\n0,1.5\n1,3.5\n",
    ]
  }

  @Test func `a box says how much more often one policy loses inside than anywhere`() throws {
    let made = try figure(
      .box,
      discovery(limits: [("world.parameters.subThreshold", nil, 0.5), ("world.parameters.borderPenalty", 2, nil)]))
    #expect(made.texts.title.contains("“The first” lies below “The second” in 55% of the futures with"))
    #expect(made.texts.title.contains("≤\u{A0}0.500") && made.texts.title.contains("and in 30% of all"))
    let limits = made.table.records.filter { $0.text("role") == "limit" }
    // One range from the context of the study, one from its points.
    #expect(limits.map { $0.number("range_upper") } == [2, 3.5])
    let none = try figure(.box, discovery(limits: []))
    #expect(none.texts.title.contains("no limits on factors tell in which"))
  }

  private func predictive(_ rows: [(String, String, Double, Double)]) -> [String: String] {
    var text =
      "target,use,observed,observed_sd,prior_q05,prior_q50,prior_q95,posterior_q05,posterior_q50,posterior_q95,lower,"
      + "upper,is_inside\n"
    for (name, use, observed, fitted) in rows {
      text += "\(name),\(use),\(observed),0.1,-9,\(fitted),9,\(fitted - 0.05),\(fitted),\(fitted + 0.05),"
      text += "\(fitted - 0.2),\(fitted + 0.2),\(abs(observed - fitted) < 0.2)\n"
    }
    return ["predictive": text]
  }

  @Test func `a predictive check counts what was fitted and what was left out apart`() throws {
    let made = try figure(
      .predictive, predictive([("one", "fit", 0.5, 0.5), ("two", "fit", 0.5, 1.5), ("three", "left-out", 0.5, 0.55)]))
    #expect(made.texts.title == "1 of 2 fitted figures lie where the fit expects them, and 1 of 1 that were left out")
    #expect(
      try figure(.predictive, predictive([("one", "left-out", 1, 1)])).texts.title.contains(
        "1 of 1 figures that were left out"))
    // The figure off its interval is set in bold.
    #expect(
      made.scene.labels.contains { $0.isBold && $0.text == "1.50" }
        && !made.scene.labels.contains { $0.isBold && $0.text == "0.500" && $0.place.y < 0 })
  }

  // MARK: All of them

  private func samples(_ count: Int) -> [(FigureKind, [String: String])] {
    var rows: [(Double, Double, Double, Double)] = []
    var shares: [(Double, Double, Double, Double)] = []
    var worlds: [(String, String, Double)] = []
    var limits: [(String, Double?, Double?)] = []
    var targets: [(String, String, Double, Double)] = []
    for index in 0..<count {
      let size = Double(index * 13 % 7) + 1
      let name = StudyFigureTests.names[index % 7]
      worlds.append(("\(name)\(index / 7)", "\(index)", Double(index * 37 % 60) - 20))
      let target = "robots in a country with a long name \(index) 机器人"
      targets.append((target, index % 3 == 0 ? "left-out" : "fit", 0.5, 0.1 * Double(index % 9)))
      guard index < 7 else { continue }
      rows.append((size, size / 2, size * 2, Double(index * 5 % 7)))
      shares.append((size / 20, size / 12, size / 30, size / 8))
      limits.append((name, 0.2, 1.2))
    }
    return [
      (.tornado, alternatives(lead: 12, worlds: worlds, interval: (4, 20))), (.morris, morris(rows)),
      (.sobol, sobol(shares)), (.box, discovery(limits: limits)), (.predictive, predictive(targets)),
    ]
  }

  @Test(arguments: [FigureSize.column, .wide, .slide], ["en", "de", "nl", "et"])
  func `figures of studies draw in every size and language without overlap or overflow`(
    size: FigureSize, language: String
  ) throws {
    for count in [1, 7, 20] {
      for (kind, tables) in samples(count) {
        let made = try figure(kind, tables, size: size, language: language, kind == .tornado ? pair : FigureRequest())
        #expect(MapScene.problems(made) == [], "\(kind) \(count)")
      }
    }
  }

  @Test func `the parts of each picture are as they were`() throws {
    let made = try samples(7).map { kind, tables in
      try MapScene.structure(figure(kind, tables, kind == .tornado ? pair : FigureRequest()))
    }
    #expect(
      made == [
        "rectangles 8, discs 0, paths 8, texts 28", "rectangles 0, discs 7, paths 25, texts 32",
        "rectangles 16, discs 0, paths 52, texts 31", "rectangles 14, discs 4, paths 14, texts 52",
        "rectangles 18, discs 5, paths 27, texts 40",
      ])
  }

  @Test func `factors are called by words`() {
    let words = Wording()
    #expect(FactorLabel.text("world.parameters.borderPenalty", words) == "thinning of ties by borders")
    #expect(FactorLabel.text("world.parameters.someNewThing", words) == "some new thing")
    #expect(
      FactorLabel.text("world.parameters.a.x; world.parameters.campaignRate", words) == "a x; effect of campaigns")
    #expect(FactorLabel.text("rules", Wording("de")) == "Kosten von Regeln")
  }
}
