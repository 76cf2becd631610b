import Foundation

/// How the numbers of a unit stand in a ledger: 64-bit floating-point numbers, least significant byte first.
enum RecordBytes {
  static func data(_ values: [Double]) -> Data {
    var data = Data(capacity: values.count * 8)
    for value in values {
      let bits = value.bitPattern
      for shift in stride(from: 0, to: 64, by: 8) { data.append(UInt8(truncatingIfNeeded: bits >> UInt64(shift))) }
    }
    return data
  }

  /// Nil unless there are exactly `count` numbers.
  static func values(_ data: Data, count: Int) -> [Double]? {
    guard data.count == count * 8 else { return nil }
    var values: [Double] = []
    values.reserveCapacity(count)
    var bits: UInt64 = 0
    for (index, byte) in data.enumerated() {
      bits |= UInt64(byte) << UInt64(index % 8 * 8)
      if index % 8 == 7 {
        values.append(Double(bitPattern: bits))
        bits = 0
      }
    }
    return values
  }

  /// What proves a record: SHA-256 of the unit's identity and its bytes.
  static func digest(_ identity: String, _ data: Data) -> String {
    UnitIdentity.digest(of: Data(identity.utf8) + data)
  }
}
