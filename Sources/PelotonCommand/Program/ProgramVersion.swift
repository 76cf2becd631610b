/// Which program this is.
enum ProgramVersion {
  /// As in CHANGELOG.md.
  static let number = "0.1.0"

  /// With the commit that it was built from: records of different ones are never mixed.
  static var full: String { number + (BuildFacts.commit.map { "+" + $0 } ?? "") }
}
