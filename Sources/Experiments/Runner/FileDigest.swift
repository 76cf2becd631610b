import Crypto
import Foundation

/// Hashes of files, for provenance.
public enum FileDigest {
  /// SHA-256 of a file's content, lower-case hexadecimal.
  ///
  /// - Throws: What reading the file throws.
  public static func sha256(ofFile path: String) throws -> String {
    let handle = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle.close() }
    var hash = SHA256()
    // Piece by piece: the tables of a large study are larger than the memory of a small machine.
    while let piece = try handle.read(upToCount: 1 << 20), !piece.isEmpty { hash.update(data: piece) }
    return hash.finalize().map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }
}
