/// A file of a results folder.
public struct WrittenFile: Sendable, Equatable {
  /// Name within the folder.
  public let name: String
  /// Path, starting with that of the folder as it was given.
  public let path: String
  /// Length, bytes.
  public let bytes: Int
  /// Rows of a table, header not counted; nil for anything else.
  public let rows: Int?
  /// `sha256:` and the hash in hexadecimal, when the caller can compute one.
  public let digest: String?
}
