import Foundation

/// Boundaries from a GeoJSON file (RFC 7946): features with a code of a region, polygons in degrees.
struct BoundaryFile: Sendable {
  /// One feature.
  struct Feature: Sendable {
    /// Values of its properties, and its `id`, as texts.
    var properties: [String: String]
    var outline: Outline
  }

  let path: String
  let features: [Feature]
  /// Line that names whose boundaries these are; empty where the file says nothing.
  let attribution: String

  /// Properties that may hold the code, in the order in which they are tried.
  static let codeProperties = ["nuts_code", "nuts_id", "id", "code"]

  /// - Throws: ``ReadingError`` with everything that is wrong with the file.
  init(path: String) throws(ReadingError) {
    guard let content = FileManager.default.contents(atPath: path) else {
      throw ReadingError(path, "This file is not there or cannot be read. Name a GeoJSON file: --boundaries x.geojson.")
    }
    try self.init(content, path: path)
  }

  init(_ content: Data, path: String) throws(ReadingError) {
    self.path = path
    let document: GeoDocument
    do {
      document = try JSONDecoder().decode(GeoDocument.self, from: content)
    } catch {
      throw ReadingError(path, "This is no GeoJSON: \(ReadingError.words(error))")
    }
    guard document.type == "FeatureCollection", let features = document.features else {
      throw ReadingError(
        path,
        "This is a GeoJSON '\(document.type ?? "of no type")', but must be a FeatureCollection with one feature per region."
      )
    }
    if let system = document.crs?.properties?.name, !BoundaryFile.isDegrees(system) {
      throw ReadingError(
        path, "The coordinates are of '\(system)', but must be degrees: convert the file to EPSG:4326 (WGS 84).")
    }
    var problems: [String] = []
    var read: [Feature] = []
    for (number, feature) in features.enumerated() {
      do {
        read.append(try feature.read())
      } catch {
        let name = feature.name.isEmpty ? "" : " (\(feature.name))"
        problems.append("features[\(number)]\(name): \(error.message)")
      }
    }
    guard problems.isEmpty else {
      let more = problems.count > 10 ? "\n  and \(problems.count - 10) more" : ""
      throw ReadingError(
        path, "These features cannot be drawn:\n  " + problems.prefix(10).joined(separator: "\n  ") + more)
    }
    guard !read.isEmpty else { throw ReadingError(path, "This file has no features.") }
    self.features = read
    attribution = document.statedAttribution ?? BoundaryFile.usualAttribution(read)
  }

  /// Code of a feature under a property; any spelling of capitals.
  static func code(_ feature: Feature, under property: String) -> String? {
    feature.properties.first { $0.key.lowercased() == property }?.value
  }

  /// The property under which most features have one of these codes, or any where none has; and how many have.
  func codeProperty(matching codes: Set<String>) -> (name: String, matches: Int) {
    func most(_ isCode: (String) -> Bool) -> (name: String, matches: Int) {
      let counts = BoundaryFile.codeProperties.map { property in
        features.count { feature in BoundaryFile.code(feature, under: property).map(isCode) ?? false }
      }
      let most = counts.max() ?? 0
      return (BoundaryFile.codeProperties[counts.firstIndex(of: most) ?? 0], most)
    }
    let found = most(codes.contains)
    return found.matches > 0 ? found : (most { _ in true }.name, 0)
  }

  private static func isDegrees(_ system: String) -> Bool {
    ["CRS84", "4326", "4258"].contains { system.hasSuffix($0) }
  }

  /// Codes of NUTS come from GISCO, which demands this line.
  private static func usualAttribution(_ features: [Feature]) -> String {
    let isNuts = features.allSatisfy { code($0, under: "nuts_code") != nil || code($0, under: "nuts_id") != nil }
    return isNuts ? "© EuroGeographics for the administrative boundaries" : ""
  }
}

/// A GeoJSON file as it stands there, as far as maps need it.
private struct GeoDocument: Decodable {
  var type: String?
  var features: [GeoFeature]?
  var crs: System?
  var attribution: String?
  var copyright: String?
  var note: String?

  struct System: Decodable {
    var properties: Name?
    struct Name: Decodable { var name: String? }
  }

  /// What the file says of whose boundaries these are: a member for it, else the sentence of a note that has the sign.
  var statedAttribution: String? {
    for text in [attribution, copyright] { if let text, !text.isEmpty { return text } }
    let marked = (note ?? "").replacing("(C)", with: "©").replacing("(c)", with: "©")
    guard let sign = marked.firstIndex(of: "©") else { return nil }
    let sentence = marked[sign...].prefix { !";\n".contains($0) }
    let text = sentence.hasSuffix(".") ? sentence.dropLast() : sentence
    return String(text)
  }
}

private struct GeoFeature: Decodable {
  var id: GeoScalar?
  var properties: [String: GeoScalar]?
  var geometry: GeoGeometry?

  var name: String {
    for property in ["name", "nuts_code", "NUTS_ID", "id", "code"] {
      if let text = properties?[property]?.text { return text }
    }
    return id?.text ?? ""
  }

  func read() throws(GeoProblem) -> BoundaryFile.Feature {
    var values = (properties ?? [:]).compactMapValues(\.text)
    if let id = id?.text, values["id"] == nil { values["id"] = id }
    guard let geometry else { throw GeoProblem("it has no geometry.") }
    return BoundaryFile.Feature(properties: values, outline: try geometry.outline())
  }
}

/// Text, number, or something that cannot be a code.
private struct GeoScalar: Decodable {
  var text: String?

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let text = try? container.decode(String.self) {
      self.text = text
    } else if let number = try? container.decode(Int.self) {
      text = "\(number)"
    }
  }
}

/// What is wrong with one feature.
struct GeoProblem: Error {
  let message: String
  init(_ message: String) { self.message = message }
}
