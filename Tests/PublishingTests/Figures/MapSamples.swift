import Foundation

@testable import Publishing

/// Small results folders with regions that nobody lives in, and boundaries that belong to nobody.
enum MapSamples {
  /// A region with what a policy changes there.
  struct Region {
    var code: String
    var name: String
    var country: String
    var longitude: Double
    var latitude: Double
    var firms = 1_000
    var mean: Double? = 0
    var lower: Double?
    var upper: Double?
  }

  static let policies = ["none", "alone", "together"]

  /// So many regions on a tilted grid over the Baltic, the last one far off; every third without an interval that leaves
  /// zero out.
  static func regions(_ count: Int, name: (Int) -> String = { "Region \($0)" }) -> [Region] {
    let columns = max(1, Int(Double(count).squareRoot().rounded(.up)))
    return (0..<count).map { index in
      let (column, row) = (index % columns, index / columns)
      let value = Double(index % 7) * 3 - 4
      let isSure = index % 3 != 0 && value != 0
      return Region(
        code: "\(["AA", "BB", "CC", "DD"][row * 4 / max(1, count / columns + 1) % 4])\(100 + index)", name: name(index),
        country: ["AA", "BB", "CC", "DD"][row * 4 / max(1, count / columns + 1) % 4],
        longitude: index == count - 1 && count > 20
          ? -60 : 8 + Double(column) * 16 / Double(columns) + Double(row) * 0.11,
        latitude: index == count - 1 && count > 20
          ? 5 : 64 - Double(row) * 12 / Double(columns) - Double(column % 2) * 0.2,
        firms: 100 + index * 13, mean: value, lower: isSure ? value - 1 : value - 9,
        upper: isSure ? value + 1 : value + 9)
    }
  }

  /// Writes a folder of results, gives its reader to a test, and removes it.
  static func withFolder<T>(_ regions: [Region], _ body: (ResultsReader, String) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("peloton-" + UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ text: String, _ name: String) throws {
      try text.write(to: folder.appendingPathComponent(name), atomically: true, encoding: .utf8)
    }
    try write(dictionary(regions), "datapackage.json")
    try write(effects(regions), "effects.csv")
    try write(replicates(regions), "replicates.csv")
    try write(links(regions), "links.csv")
    return try body(ResultsReader(folder: folder.path), folder.path)
  }

  private static func cell(_ value: Double?) -> String { value.map { "\($0)" } ?? "" }

  private static func effects(_ regions: [Region]) -> String {
    var text = "policy,indicator,group_kind,group,technology,horizon,mean,lower,upper,replicates\n"
    for policy in policies.dropFirst() {
      for region in regions {
        text += "\(policy),net,region,\(region.code),all,16,\(cell(region.mean)),\(cell(region.lower)),"
        text += "\(cell(region.upper)),4\n"
      }
    }
    return text
  }

  /// Together is ahead of alone by one, two, three and four; in odd regions by nothing.
  private static func replicates(_ regions: [Region]) -> String {
    var text = "policy,indicator,group_kind,group,technology,horizon,replicate,value\n"
    for policy in policies.dropFirst() {
      for (index, region) in regions.enumerated() {
        for replicate in 1...4 {
          let value = policy == "together" && index % 2 == 0 ? Double(10 + replicate) : 10
          text += "\(policy),net,region,\(region.code),all,16,\(replicate),\(value)\n"
        }
      }
    }
    return text
  }

  /// Every region is linked to the next: once without policy, three times with each, five times together.
  private static func links(_ regions: [Region]) -> String {
    var text = "policy,first_region,second_region,cross_border,ties,referrals,projects\n"
    for (policy, ties) in zip(policies, [1, 3, 5]) {
      for (first, second) in zip(regions, regions.dropFirst()) {
        text += "\(policy),\(first.code),\(second.code),\(first.country != second.country),\(ties),0,0\n"
      }
    }
    return text
  }

  private static func dictionary(_ regions: [Region]) -> String {
    func fields(_ names: [(String, String)]) -> String {
      names.map { "{\"name\": \"\($0.0)\", \"type\": \"\($0.1)\"}" }.joined(separator: ", ")
    }
    func resource(_ name: String, _ numbers: [String], _ texts: [String]) -> String {
      "{\"name\": \"\(name)\", \"path\": \"\(name).csv\", \"schema\": {\"fields\": ["
        + fields(numbers.map { ($0, "number") } + texts.map { ($0, "string") }) + "]}}"
    }
    let places = regions.map {
      "{\"code\": \"\($0.code)\", \"name\": \"\($0.name)\", \"country\": \"\($0.country)\", "
        + "\"longitude\": \($0.longitude), \"latitude\": \($0.latitude), \"firms\": \($0.firms)}"
    }
    var countries: [String] = []
    for region in regions where !countries.contains(region.country) { countries.append(region.country) }
    return """
      {"title": "Invented places", "name": "invented", "version": "0.1.0",
       "indicators": [{"name": "net", "unit": "pairs", "kind": "account", "description": ""}],
       "resources": [
         \(resource("effects", ["mean", "lower", "upper", "replicates"], ["policy", "group"])),
         \(resource("replicates", ["replicate", "value"], ["policy", "group"])),
         \(resource("links", ["ties", "referrals", "projects"], ["policy"]))],
       "study": {"baseline": "none", "confidenceLevel": 0.95, "replicates": 4, "firstReplicate": 1, "lastReplicate": 4,
         "firms": 10, "weight": 1, "horizons": [{"quarters": 16, "lastQuarter": "2027Q4"}],
         "policies": [{"name": "none", "title": "Nothing"}, {"name": "alone", "title": "Each alone"},
           {"name": "together", "title": "All together"}],
         "countries": [\(countries.map { "\"\($0)\"" }.joined(separator: ", "))],
         "regions": [\(places.joined(separator: ", "))]}}
      """
  }

  /// Squares around the centroids, the first with a hole and a second part, all with a code under a property.
  static func boundaries(_ regions: [Region], property: String = "id", half: Double = 0.4) -> String {
    func ring(_ x: Double, _ y: Double, _ half: Double) -> String {
      "[[\(x - half), \(y - half)], [\(x + half), \(y - half)], [\(x + half), \(y + half)], [\(x - half), \(y + half)], "
        + "[\(x - half), \(y - half)]]"
    }
    let features = regions.enumerated().map { index, region in
      let (x, y) = (region.longitude, region.latitude)
      let geometry =
        index == 0
        ? "{\"type\": \"MultiPolygon\", \"coordinates\": [[\(ring(x, y, half)), \(ring(x, y, half / 4))], "
          + "[\(ring(x - 2 * half, y, half / 3))]]}"
        : "{\"type\": \"Polygon\", \"coordinates\": [\(ring(x, y, half))]}"
      return "{\"type\": \"Feature\", \"properties\": {\"\(property)\": \"\(region.code)\"}, \"geometry\": \(geometry)}"
    }
    return "{\"type\": \"FeatureCollection\", \"attribution\": \"© Nobody\", \"features\": ["
      + features.joined(separator: ",\n") + "]}"
  }
}

/// What a picture is made of, and what a reader would find wrong with it.
enum MapScene {
  /// How many marks of each form: a picture that gains or loses something changes it.
  static func structure(_ figure: Figure) -> String {
    var counts = [0, 0, 0, 0]
    for mark in figure.scene.marks {
      switch mark.shape {
      case .rectangle: counts[0] += 1
      case .disc: counts[1] += 1
      case .path: counts[2] += 1
      case .text: counts[3] += 1
      }
    }
    return zip(["rectangles", "discs", "paths", "texts"], counts).map { "\($0) \($1)" }.joined(separator: ", ")
  }

  /// Texts on top of each other, texts beyond the page, and gaps that were not filled.
  static func problems(_ figure: Figure) -> [String] {
    let labels = figure.scene.labels.map { ($0.text, $0.box) }
    let page = Box(left: 0, top: 0, right: figure.width, bottom: figure.height).inset(by: -1)
    var found = labels.filter { !page.contains($0.1) }.map { "'\($0.0)' leaves the page" }
    for (index, first) in labels.enumerated() {
      for second in labels[(index + 1)...] where first.1.inset(by: 1).overlaps(second.1.inset(by: 1)) {
        found.append("'\(first.0)' lies on '\(second.0)'")
      }
    }
    for text in [figure.texts.title, figure.texts.subtitle, figure.texts.description] + figure.texts.notes
    where text.contains("{") || text.contains("}") { found.append("open gap: \(text)") }
    return found + (figure.svg.contains("nan") ? ["a place is no number"] : [])
  }
}
