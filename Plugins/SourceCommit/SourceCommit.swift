import Foundation
import PackagePlugin

/// Tells the binary which commit of the source it was built from, so that results can name it.
///
/// Reads `.git` as files, runs nothing, and writes one Swift file with one constant: nil outside a checkout.
@main
struct SourceCommit: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = context.pluginWorkDirectoryURL.appendingPathComponent("Generated")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let commit = Self.commit(of: context.package.directoryURL).map { "\"\($0)\"" } ?? "nil"
    let text = "/// Commit of the source that this binary was built from.\nlet sourceCommit: String? = \(commit)\n"
    let file = folder.appendingPathComponent("SourceCommit.swift")
    if (try? String(contentsOf: file, encoding: .utf8)) != text {
      try text.write(to: file, atomically: true, encoding: .utf8)
    }
    return [
      .prebuildCommand(
        displayName: "Note the commit of the source", executable: URL(fileURLWithPath: "/bin/true"), arguments: [],
        outputFilesDirectory: folder)
    ]
  }

  /// The commit that is checked out: of the branch that HEAD names, or HEAD itself.
  private static func commit(of root: URL) -> String? {
    guard let git = gitFolder(root), let head = text(git.appendingPathComponent("HEAD")) else { return nil }
    guard head.hasPrefix("ref: ") else { return checked(head) }
    let name = String(head.dropFirst(5))
    let common = text(git.appendingPathComponent("commondir")).map { git.appendingPathComponent($0) } ?? git
    if let loose = text(common.appendingPathComponent(name)) { return checked(loose) }
    let packed = text(common.appendingPathComponent("packed-refs"))?.split(separator: "\n") ?? []
    return packed.first { $0.hasSuffix(" " + name) }.flatMap { checked(String($0.prefix(40))) }
  }

  /// `.git` is a folder, or in a work tree a file that names one.
  private static func gitFolder(_ root: URL) -> URL? {
    let git = root.appendingPathComponent(".git")
    guard let pointer = text(git), pointer.hasPrefix("gitdir: ") else { return git }
    return URL(fileURLWithPath: String(pointer.dropFirst(8)), relativeTo: root)
  }

  private static func text(_ file: URL) -> String? {
    (try? String(contentsOf: file, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func checked(_ commit: String) -> String? {
    commit.count == 40 && commit.allSatisfy(\.isHexDigit) ? commit : nil
  }
}
