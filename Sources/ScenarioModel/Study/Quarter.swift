/// A calendar quarter. Index 0 is 2024 Q1; written `2024Q2`.
public struct Quarter: Sendable, Equatable, Comparable, Hashable, CustomStringConvertible {
  /// Quarters since 2024 Q1; negative before.
  public var index: Int

  public init(index: Int) { self.index = index }

  /// Reads `2024Q2`; nil for anything else.
  public init?(text: String) {
    let characters = Array(text.utf8)
    guard characters.count == 6, characters[4] == UInt8(ascii: "Q"),
      let year = Int(text.prefix(4)), let quarter = Int(text.suffix(1)), (1...4).contains(quarter), year >= 1000
    else { return nil }
    index = (year - 2024) * 4 + quarter - 1
  }

  public var description: String {
    let year = 2024 + (index >= 0 ? index / 4 : (index - 3) / 4)
    return "\(year)Q\(index - (year - 2024) * 4 + 1)"
  }

  public static func < (left: Quarter, right: Quarter) -> Bool { left.index < right.index }
}
