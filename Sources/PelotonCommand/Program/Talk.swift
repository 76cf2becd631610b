import Foundation

/// Talk goes to standard error.
func tell(_ text: String) { FileHandle.standardError.write(Data((text + "\n").utf8)) }
