import Foundation
import Publishing

/// Writes a figure as SVG, and as PNG or PDF where the name asks for it.
enum FigureOutput {
  /// - Returns: paths of the files, the picture first.
  static func write(_ figure: Figure, to path: String) throws -> [String] {
    let ending = path.split(separator: "/").last?.split(separator: ".").last.map { $0.lowercased() } ?? ""
    guard ending == "png" || ending == "pdf" else {
      return try FigureFiles.write(figure, to: path).map(\.path)
    }
    let stem = String(path.dropLast(4))
    let files = try FigureFiles.write(figure, to: stem + ".svg").map(\.path)
    try convert(stem + ".svg", to: path, ending)
    return [path] + files
  }

  /// Lets `rsvg-convert` make the other format: PNG with 300 dots per inch of print, or twice the pixels of a screen.
  private static func convert(_ svg: String, to path: String, _ format: String) throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["rsvg-convert", "--format", format]
      + (format == "png" ? ["--dpi-x", "300", "--dpi-y", "300", "--background-color", "white"] : [])
      + ["--output", path, svg]
    process.standardInput = FileHandle.nullDevice
    let errors = Pipe()
    process.standardError = errors
    do {
      try process.run()
    } catch {
      throw FigureError("\(path): cannot start rsvg-convert (\(error.localizedDescription)); \(svg) is there.")
    }
    let said = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus != 127 else {
      throw FigureError(
        "\(path): PNG and PDF are made by rsvg-convert, which is not here; \(svg) was written. Install it (Debian: "
          + "librsvg2-bin) or let a browser, Inkscape or LibreOffice convert the SVG.")
    }
    guard process.terminationStatus == 0 else {
      throw FigureError("\(path): rsvg-convert could not make it of \(svg): \(said)")
    }
  }
}
