import Foundation
import PackagePlugin

/// Puts the files of `Templates/Files` into the program: scenarios that `peloton new` writes, and their tables.
///
/// Each file becomes a text literal. As lists of bytes, which is how the package manager embeds resources, the same
/// tables take the compiler two minutes and two gigabytes; as text, less than a second.
@main
struct EmbeddedTemplates: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let folder = target.directoryURL.appendingPathComponent("Templates/Files")
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { !$0.lastPathComponent.hasPrefix(".") }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }
    let script = context.package.directoryURL.appendingPathComponent("Plugins/EmbeddedTemplates/embed.sh")
    let output = context.pluginWorkDirectoryURL.appendingPathComponent("EmbeddedTemplates.swift")
    return [
      .buildCommand(
        displayName: "Embed the templates", executable: URL(fileURLWithPath: "/bin/sh"),
        arguments: [script.path, output.path] + files.map(\.path),
        // The files are links; what they lead to is what changes.
        inputFiles: [script] + files.map { $0.resolvingSymlinksInPath() }, outputFiles: [output])
    ]
  }
}
