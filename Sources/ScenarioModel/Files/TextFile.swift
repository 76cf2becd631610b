import Foundation

/// Reads text files of users: anything may be in them, or nothing, or they may not be there.
enum TextFile {
  /// Largest file that is read, bytes: several hundred times the largest scenario, far below what would exhaust memory.
  static let largestBytes = 4 << 20

  /// The text of the file at `path`, line ends as `\n`, without byte order mark; nil after telling what is wrong.
  ///
  /// `most`: largest file that is read, bytes. `whoSays` is the place (and key path) of the file that names it, if one does: a missing file is reported there.
  static func read(
    _ path: String, namedAt whoSays: (place: Place, keyPath: String)? = nil, upTo most: Int = largestBytes,
    problems: inout ProblemList
  ) -> String? {
    let place = whoSays?.place ?? Place(file: path)
    let keyPath = whoSays?.keyPath ?? ""
    let subject = whoSays == nil ? "This file" : "names \(path), which"
    guard !path.isEmpty, !path.utf8.contains(0) else {
      problems.error(place, keyPath, whoSays == nil ? "The name of the file is empty." : "names no file.")
      return nil
    }
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: resolvingLinks(path)) else {
      let hint = neighbour(of: path).map { " Did you mean \($0)?" } ?? ""
      problems.missing(place, keyPath, "\(subject) does not exist.\(hint)")
      return nil
    }
    guard let kind = attributes[.type] as? FileAttributeType, kind == .typeRegular else {
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      problems.error(
        place, keyPath, "\(subject) is \(isFolder ? "a folder" : "not a regular file"), but must be a text file.")
      return nil
    }
    let size = (attributes[.size] as? NSNumber)?.intValue ?? 0
    guard size <= most, let handle = FileHandle(forReadingAtPath: path) else {
      if size > most {
        problems.error(
          place, keyPath, "\(subject) has \(size) bytes, but at most \(most) (\(most >> 20) MiB) are read.")
      } else {
        problems.missing(place, keyPath, "\(subject) cannot be read. Check its permissions.")
      }
      return nil
    }
    defer { try? handle.close() }
    guard let bytes = try? handle.read(upToCount: most + 1) ?? Data() else {
      problems.error(place, keyPath, "\(subject) cannot be read.")
      return nil
    }
    return text(of: [UInt8](bytes), in: path, upTo: most, problems: &problems)
  }

  /// The text that the bytes of a file stand for; nil after telling what is wrong with them.
  static func text(
    of bytes: [UInt8], in path: String, upTo most: Int = largestBytes, problems: inout ProblemList
  ) -> String? {
    guard bytes.count <= most else {
      problems.error(
        Place(file: path), "", "This file grew beyond \(most) bytes (\(most >> 20) MiB) while it was read.")
      return nil
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      problems.error(Place(file: path), "", "This file is UTF-16, but must be UTF-8. Save it again as UTF-8.")
      return nil
    }
    let own = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: own, as: UTF8.self) else {
      let (line, column) = placeOfFirstBadByte(own)
      problems.error(
        Place(file: path, line: line, column: column), "",
        "This file is not UTF-8: the first wrong byte is here. Save it again as UTF-8.")
      return nil
    }
    if let zero = own.firstIndex(of: 0) {
      let line = own[..<zero].count { $0 == UInt8(ascii: "\n") } + 1
      problems.error(
        Place(file: path, line: line, column: 1), "", "This line holds a zero byte: this is not a text file.")
      return nil
    }
    return own.contains(UInt8(ascii: "\r")) ? normalised(text) : text
  }

  /// The path of `name` as seen from the file `origin` that mentions it.
  static func path(_ name: String, from origin: String) -> String {
    var own = Substring(name)
    while own.hasPrefix("./") { own = own.dropFirst(2) }
    guard !name.hasPrefix("/"), let slash = origin.lastIndex(of: "/") else { return String(own) }
    return String(origin[...slash]) + own
  }

  /// One spelling for all paths of the same file, to recognise circles.
  static func identity(of path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path
  }

  private static func resolvingLinks(_ path: String) -> String {
    URL(fileURLWithPath: path).resolvingSymlinksInPath().path
  }

  private static func normalised(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var afterReturn = false
    for scalar in text.unicodeScalars {
      if scalar == "\r" {
        scalars.append("\n")
      } else if !(scalar == "\n" && afterReturn) {
        scalars.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    return String(scalars)
  }

  /// The file of the same folder whose name is nearest to one that does not exist.
  private static func neighbour(of path: String) -> String? {
    let cut = path.lastIndex(of: "/")
    let folder = cut.map { String(path[...$0]) } ?? ""
    let name = cut.map { String(path[path.index(after: $0)...]) } ?? path
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.isEmpty ? "." : folder)) ?? []
    return NearestWord.to(name, among: names.sorted()).map { folder + $0 }
  }

  private static func placeOfFirstBadByte(_ bytes: ArraySlice<UInt8>) -> (line: Int, column: Int) {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var (line, column) = (1, 1)
    while case .scalarValue(let scalar) = decoder.decode(&iterator) {
      if scalar == "\n" { (line, column) = (line + 1, 1) } else { column += 1 }
    }
    return (line, column)
  }
}
