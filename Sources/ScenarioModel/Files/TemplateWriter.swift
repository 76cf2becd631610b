public import Foundation

/// Writes a template to a folder under a new name, and never over anything.
public struct TemplateWriter: Sendable {
  /// Why nothing was written. Every case names all files concerned.
  public enum Failure: Error, Equatable, CustomStringConvertible {
    /// The name would not do as a file and folder name.
    case name(String)
    /// The scenario cannot have the name of one that it builds on.
    case foundation(String)
    /// These files exist and hold something else.
    case exists([String])
    /// The system refused to create this file, with its reason.
    case cannotCreate(String, reason: String)

    public var description: String {
      switch self {
      case .name(let name):
        "'\(name)' cannot name a scenario. Expected lower-case letters, digits and hyphens, starting with a letter; "
          + "try '\(TemplateWriter.suggestion(for: name))'."
      case .foundation(let name):
        "'\(name)' is the scenario that this one builds on and is written beside it. Choose another name."
      case .exists(let paths):
        paths.map { "\($0) exists already and is left as it is. " }.joined(separator: "\n")
          + "Choose another name, or another folder with --into."
      case .cannotCreate(let path, let reason):
        "\(path) cannot be created: \(reason). Choose another folder with --into."
      }
    }
  }

  /// The template to write.
  public let template: ScenarioTemplate

  public init(template: ScenarioTemplate) { self.template = template }

  /// Writes `NAME.yaml` and its companions into a folder, which is made when missing.
  ///
  /// A companion that exists with the same content is kept, so that several scenarios can share a folder.
  /// Returns the paths that were written, the scenario first. On failure nothing that this call wrote remains.
  public func write(name: String, into folder: URL) throws(Failure) -> [String] {
    guard Self.accepts(name) else { throw .name(name) }
    guard !template.companions.contains(where: { $0.path == name + ".yaml" }) else { throw .foundation(name) }
    let wanted = [TemplateFile(path: name + ".yaml", content: template.scenario)] + template.companions
    let files = wanted.map { (url: folder.appendingPathComponent($0.path), content: $0.content) }
    let present = files.indices.filter { FileManager.default.fileExists(atPath: files[$0].url.path) }
    let foreign = present.filter { $0 == 0 || !holds(files[$0].content, at: files[$0].url) }
    guard foreign.isEmpty else { throw .exists(foreign.map { files[$0].url.relativePath }) }
    var written: [URL] = []
    for index in files.indices where !present.contains(index) {
      let file = files[index]
      do {
        try FileManager.default.createDirectory(
          at: file.url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.content).write(to: file.url, options: .withoutOverwriting)
        written.append(file.url)
      } catch {
        // Whatever this call began is taken back: half a scenario under its final name would mislead.
        for url in written { try? FileManager.default.removeItem(at: url) }
        if !present.contains(index), holdsPrefix(of: file.content, at: file.url) {
          try? FileManager.default.removeItem(at: file.url)
        }
        throw .cannotCreate(file.url.relativePath, reason: Self.reason(of: error))
      }
    }
    return written.map(\.relativePath)
  }

  private func holds(_ content: [UInt8], at url: URL) -> Bool {
    guard let data = try? Data(contentsOf: url) else { return false }
    return data.elementsEqual(content)
  }

  /// A file cut short by a full disk begins like its content; a stranger's file does not.
  private func holdsPrefix(of content: [UInt8], at url: URL) -> Bool {
    guard let data = try? Data(contentsOf: url), data.count < content.count else { return false }
    return data.elementsEqual(content.prefix(data.count))
  }

  private static func accepts(_ name: String) -> Bool {
    name.count <= 100 && name.first.map { ("a"..."z").contains($0) } == true
      && name.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || byte == UInt8(ascii: "-")
      }
  }

  private static func suggestion(for name: String) -> String {
    let stem = name.hasSuffix(".yaml") ? String(name.dropLast(5)) : name
    let letters = stem.lowercased().map { character in
      character.isASCII && (character.isLetter || character.isNumber) ? character : "-"
    }
    let trimmed = String(String(letters).drop { !("a"..."z").contains($0) }.prefix(100))
    return accepts(trimmed) ? trimmed : "my-scenario"
  }

  /// The system's own words (`No such file or directory`), without the framework's preamble and full stop.
  private static func reason(of error: any Error) -> String {
    let underlying = (error as NSError).userInfo[NSUnderlyingErrorKey] as? any Error
    let words = (underlying ?? error).localizedDescription
    return String(
      words.replacingOccurrences(of: "The operation could not be completed. ", with: "").trimmingSuffix(of: "."))
  }
}

extension String {
  fileprivate func trimmingSuffix(of suffix: String) -> Substring {
    hasSuffix(suffix) ? dropLast(suffix.count) : self[...]
  }
}
