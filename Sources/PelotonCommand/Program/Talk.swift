import Foundation

/// Talk goes to standard error. Where that cannot be written, as in a log on a full disk, work goes on unheard.
func tell(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8)) }
