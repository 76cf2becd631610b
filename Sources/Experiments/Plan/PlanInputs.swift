import Foundation

/// The files that a scenario reads, copied so that a plan carries them: in the same places to one another.
struct PlanInputs {
  /// By path relative to the folder of inputs, in the order of reading.
  private(set) var inputs: [StudyPlan.Input] = []
  /// Of the scenario itself, the first file.
  let scenarioPath: String

  /// Copies `files`, the scenario first, below `folder`.
  ///
  /// - Throws: ``StudyError`` when one cannot be read, or the copy not written.
  init(copying files: [String], to folder: String) throws(StudyError) {
    let urls = files.map { URL(fileURLWithPath: $0).standardizedFileURL.pathComponents }
    var shared = Array(urls[0].dropLast())
    for path in urls { while !path.starts(with: shared) { shared.removeLast() } }
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
}
