import Foundation

/// The files that a scenario reads, copied so that a plan carries them: in the same places to one another.
struct PlanInputs: Sendable {
  /// By path relative to the folder of inputs, in the order of reading.
  private(set) var inputs: [StudyPlan.Input] = []
  /// Of the scenario itself, the first file.
  let scenarioPath: String
  private let folder: [String]

  /// Copies `files`, the scenario first, below `folder`.
  ///
  /// - Throws: ``StudyError`` when one cannot be read, or the copy not written.
  init(copying files: [String], to folder: String) throws(StudyError) {
    let urls = files.map { URL(fileURLWithPath: $0).standardizedFileURL.pathComponents }
    var shared = Array(urls[0].dropLast())
    for path in urls { while !path.starts(with: shared) { shared.removeLast() } }
    self.folder = URL(fileURLWithPath: folder).standardizedFileURL.pathComponents
    scenarioPath = urls[0].dropFirst(shared.count).joined(separator: "/")
    for (file, path) in zip(files, urls) {
      let relative = path.dropFirst(shared.count).joined(separator: "/")
      guard let content = FileManager.default.contents(atPath: file) else {
        throw StudyError(.missing, path: file, cause: "it cannot be read", remedy: "Check that it is there.")
      }
      let target = URL(fileURLWithPath: folder + "/" + relative)
      do {
        try FileManager.default.createDirectory(
          at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try content.write(to: target)
      } catch {
        throw StudyError(
          .cannotCreate, path: target.path, cause: "this copy of an input cannot be written",
          remedy: "Check the permissions and the free space of the disk.")
      }
      inputs.append(StudyPlan.Input(path: relative, sha256: UnitIdentity.digest(of: content)))
    }
  }

  /// SHA-256 of those of the files, in their order, that are no scenarios.
  ///
  /// Only what the scenario reads at a point is asked for: a table of points that grows changes no point.
  func tables(_ files: [String]) -> [String] {
    files.compactMap { file in
      guard !file.hasSuffix(".yaml"), !file.hasSuffix(".yml") else { return nil }
      let path = URL(fileURLWithPath: file).standardizedFileURL.pathComponents.dropFirst(folder.count)
        .joined(separator: "/")
      return inputs.first { $0.path == path }?.sha256
        ?? UnitIdentity.digest(of: FileManager.default.contents(atPath: file) ?? Data())
    }
  }
}
