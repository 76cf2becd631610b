import Foundation
import PackagePlugin

/// Puts files into the program: the scenarios that `peloton new` writes with their tables (`Templates/Files`), and the
/// words and pages of what it publishes (`Embedded`).
///
/// Each file becomes a text literal. As lists of bytes, which is how the package manager embeds resources, the same
/// tables take the compiler two minutes and two gigabytes; as text, less than a second.
@main
struct EmbeddedFiles: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folders = ["Templates/Files", "Embedded"].map { target.directoryURL.appendingPathComponent($0) }
      .filter { FileManager.default.fileExists(atPath: $0.path) }
    let files = try folders.flatMap {
      try FileManager.default.contentsOfDirectory(at: $0, includingPropertiesForKeys: nil)
    }
    .filter { !$0.lastPathComponent.hasPrefix(".") }
    .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let script = context.package.directoryURL.appendingPathComponent("Plugins/EmbeddedFiles/embed.sh")
    let output = context.pluginWorkDirectoryURL.appendingPathComponent("EmbeddedFiles.swift")
    return [
      .buildCommand(
        displayName: "Embed files", executable: URL(fileURLWithPath: "/bin/sh"),
        arguments: [script.path, output.path] + files.map(\.path),
        // The files are links; what they lead to is what changes.
        inputFiles: [script] + files.map { $0.resolvingSymlinksInPath() }, outputFiles: [output])
    ]
  }
}
