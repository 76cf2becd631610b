import Foundation

/// A new file that bytes are appended to. Errors name the file by its final path, not by where it is being written.
package struct ByteSink {
  private let handle: FileHandle
  private let finalPath: String
  /// Bytes written so far.
  private(set) var count = 0

  /// Creates the file at `path`, which must not exist.
  package init(creating path: String, finalPath: String) throws(OutputError) {
    do {
      try Data().write(to: URL(fileURLWithPath: path), options: .withoutOverwriting)
    } catch {
      throw OutputError(.cannotCreate, path: finalPath, system: error)
    }
    try self.init(opening: path, finalPath: finalPath)
  }

  /// Opens something that exists, such as a device.
  package init(opening path: String, finalPath: String) throws(OutputError) {
    do {
      handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    } catch {
      throw OutputError(.cannotCreate, path: finalPath, system: error)
    }
    self.finalPath = finalPath
  }

  package mutating func append(_ bytes: [UInt8]) throws(OutputError) {
    do {
      try handle.write(contentsOf: bytes)
    } catch {
      throw OutputError(.failedOnTheWay, path: finalPath, system: error)
    }
    count += bytes.count
  }

  /// Waits until the bytes are on the disk, and closes the file.
  package func finish() throws(OutputError) {
    do {
      try handle.synchronize()
      try handle.close()
    } catch {
      throw OutputError(.failedOnTheWay, path: finalPath, system: error)
    }
  }

  /// Closes the file after a failure; what it holds is about to be removed.
  func abandon() {
    try? handle.close()
  }
}
