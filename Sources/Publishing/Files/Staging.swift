import Foundation

/// Writes the files of a folder all or none: first into a hidden folder beside it, then into their places.
///
/// A full disk shows while the hidden folder is filled, when nothing under the final names has been touched. Moving the
/// finished files needs no space. Other files in the folder are left alone.
struct Staging {
  /// The folder as the user named it, for messages.
  private let shownPath: String
  /// The folder itself; where it is a link, what that links to, so that moves stay on one disk.
  private let folder: URL
  private let staging: URL

  /// Creates the folder and the hidden one beside it.
  init(folder path: String) throws(OutputError) {
    shownPath = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
    folder = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL.resolvingSymlinksInPath()
    let parent = folder.deletingLastPathComponent()
    let name = ".\(folder.lastPathComponent).partial-\(ProcessInfo.processInfo.processIdentifier)"
    staging = parent.appendingPathComponent(name, isDirectory: true)
    guard Staging.liesInFolders(folder) else {
      throw OutputError(.cannotCreate, path: shownPath, system: POSIXError(.ENOTDIR))
    }
    do {
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try? FileManager.default.removeItem(at: staging)
      try FileManager.default.createDirectory(at: staging, withIntermediateDirectories: false)
    } catch {
      throw OutputError(.cannotCreate, path: shownPath, system: error)
    }
  }

  /// Where a file is written before it is moved to its place.
  func stagedPath(_ name: String) -> String { staging.appendingPathComponent(name).path }

  /// Where a file ends up, as the user would write it.
  func shownPath(_ name: String) -> String { shownPath + "/" + name }

  private func finalPath(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Moves the staged files to their places, in this order, replacing files of that name, and takes away those named
  /// `obsolete`, which may lie in folders below. If one cannot be moved, all is put back. Earlier files leave before the first new one arrives, so that
  /// the last file, the data dictionary, stands in the folder only beside the tables that it describes.
  func publish(_ names: [String], removing obsolete: [String] = []) throws(OutputError) {
    let files = FileManager.default
    do {
      try files.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw OutputError(.cannotCreate, path: shownPath, system: error)
    }
    for name in names where Staging.isFolder(finalPath(name)) {
      throw OutputError(.cannotCreate, path: shownPath(name), system: POSIXError(.EISDIR))
    }
    var undo: [(from: String, to: String)] = []
    let earlier = (obsolete + names).reversed().filter {
      files.fileExists(atPath: finalPath($0)) && !Staging.isFolder(finalPath($0))
    }
    let moves =
      earlier.map { (name: $0, from: finalPath($0), to: stagedPath("earlier-" + $0.replacing("/", with: "-"))) }
      + names.map { (name: $0, from: stagedPath($0), to: finalPath($0)) }
    for move in moves {
      do {
        try files.moveItem(atPath: move.from, toPath: move.to)
        undo.append((from: move.to, to: move.from))
      } catch {
        for step in undo.reversed() { try? files.moveItem(atPath: step.from, toPath: step.to) }
        throw OutputError(.failedOnTheWay, path: shownPath(move.name), system: error)
      }
    }
    // The renames themselves reach the disk with the folder; a file system without this still has whole files.
    let handle = FileHandle(forReadingAtPath: folder.path)
    try? handle?.synchronize()
    try? handle?.close()
  }

  /// Whether whatever exists of a path consists of folders. The system's own error for a path below a file does not
  /// say what is wrong with it.
  private static func liesInFolders(_ folder: URL) -> Bool {
    var url = folder
    while !FileManager.default.fileExists(atPath: url.path), url.pathComponents.count > 1 {
      url.deleteLastPathComponent()
    }
    return isFolder(url.path)
  }

  /// A folder, or a link to one.
  private static func isFolder(_ path: String) -> Bool {
    let target = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    let type = try? FileManager.default.attributesOfItem(atPath: target)[.type] as? FileAttributeType
    return type == .typeDirectory
  }

  /// Removes the hidden folder with whatever is left in it.
  func discard() {
    try? FileManager.default.removeItem(at: staging)
  }
}
