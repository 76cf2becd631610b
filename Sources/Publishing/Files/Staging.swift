import Foundation

/// Writes the files of a folder all or none: first into a hidden folder beside it, then into their places.
///
/// A full disk shows while the hidden folder is filled, when nothing under the final names has been touched. Moving the
/// finished files needs no space. Other files in the folder are left alone.
struct Staging {
  /// The folder under its final name.
  let folder: URL
  private let staging: URL

  /// Creates the folder and the hidden one beside it.
  init(folder path: String) throws(OutputError) {
    folder = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
    let parent = folder.deletingLastPathComponent()
    let name = ".\(folder.lastPathComponent).partial-\(ProcessInfo.processInfo.processIdentifier)"
    staging = parent.appendingPathComponent(name, isDirectory: true)
    guard Staging.liesInFolders(folder) else {
      throw OutputError(.cannotCreate, path: path, system: POSIXError(.ENOTDIR))
    }
    do {
      try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
      try? FileManager.default.removeItem(at: staging)
      try FileManager.default.createDirectory(at: staging, withIntermediateDirectories: false)
    } catch {
      throw OutputError(.cannotCreate, path: path, system: error)
    }
  }

  /// Where a file is written before it is moved to its place.
  func stagedPath(_ name: String) -> String { staging.appendingPathComponent(name).path }

  /// Where a file ends up.
  func finalPath(_ name: String) -> String { folder.appendingPathComponent(name).path }

  /// Moves the staged files to their places, in this order, replacing files of that name. If one cannot be moved, those
  /// moved before are put back.
  func publish(_ names: [String]) throws(OutputError) {
    let files = FileManager.default
    var undo: [() -> Void] = []
    do {
      try files.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw OutputError(.cannotCreate, path: folder.path, system: error)
    }
    for name in names where Staging.isFolder(finalPath(name)) {
      throw OutputError(.cannotCreate, path: finalPath(name), system: POSIXError(.EISDIR))
    }
    for name in names {
      let (staged, final) = (stagedPath(name), finalPath(name))
      let replaced = stagedPath("replaced-" + name)
      do {
        if files.fileExists(atPath: final) {
          try files.moveItem(atPath: final, toPath: replaced)
          undo.append { try? files.moveItem(atPath: replaced, toPath: final) }
        }
        try files.moveItem(atPath: staged, toPath: final)
        undo.append { try? files.removeItem(atPath: final) }
      } catch {
        for step in undo.reversed() { step() }
        throw OutputError(.failedOnTheWay, path: final, system: error)
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
