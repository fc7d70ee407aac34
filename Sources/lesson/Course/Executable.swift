import FoundationEssentials

/// The program that is running.
enum Executable {
  /// Its file, with links resolved.
  static let path =
    (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]

  static let folder = URL(filePath: path).deletingLastPathComponent().path
}
