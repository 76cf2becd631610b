import Foundation

/// The machine that measured.
enum Machine {
  /// Name of the processor.
  static var name: String {
    let facts = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    let model = facts.split(separator: "\n").first { $0.hasPrefix("model name") }?.split(separator: ":").last
    return model.map { $0.trimmingCharacters(in: .whitespaces) } ?? "an unnamed processor"
  }

  /// Processors, caches, system, day.
  static var facts: String {
    let process = ProcessInfo.processInfo
    var parts = ["\(process.activeProcessorCount) processors"]
    for (index, level) in [(2, "L2"), (3, "L3")] {
      let path = "/sys/devices/system/cpu/cpu0/cache/index\(index)/size"
      if let size = try? String(contentsOfFile: path, encoding: .utf8) {
        parts.append("\(level) \(size.trimmingCharacters(in: .whitespacesAndNewlines))")
      }
    }
    parts.append("\(process.physicalMemory >> 30) GiB")
    let day = Date().formatted(.iso8601.year().month().day())
    return parts.joined(separator: ", ") + ". Measured on \(day)."
  }
}
