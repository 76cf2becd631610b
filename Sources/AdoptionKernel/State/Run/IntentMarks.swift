/// What a block of firms leaves of its intents, in words: how many, how many owed to attention, a bit a firm for who
/// applies, and one for who asks a hub.
enum IntentMarks {
  /// Firms that there are bits for: those of a block.
  static let blockSize = 1_024
  static let bitWords = blockSize / 64
  static let intents = 0
  static let owed = 1
  static let applies = 2
  static let asks = applies + bitWords
  static let words = asks + bitWords
}
