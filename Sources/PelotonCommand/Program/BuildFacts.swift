/// What the binary knows of its own making.
enum BuildFacts {
  /// Commit of the source, when it was built in a checkout.
  static let commit: String? = sourceCommit

  /// Compiler and target.
  static var toolchain: String {
    #if swift(>=6.3)
    let compiler = "swift 6.3"
    #else
    let compiler = "swift 6.2"
    #endif
    #if arch(x86_64)
    let machine = "x86_64"
    #elseif arch(arm64)
    let machine = "arm64"
    #else
    let machine = "other"
    #endif
    #if os(Linux)
    return "\(compiler) \(machine)-linux"
    #else
    return "\(compiler) \(machine)"
    #endif
  }
}
