import Crypto
import Foundation

/// Hashes of files, for provenance.
public enum FileDigest {
  /// SHA-256 of a file's content, lower-case hexadecimal.
  ///
  /// - Throws: What reading the file throws.
  public static func sha256(ofFile path: String) throws -> String {
    let content = try Data(contentsOf: URL(fileURLWithPath: path))
    return SHA256.hash(data: content).map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0" + text : text
    }.joined()
  }
}
