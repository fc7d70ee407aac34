import FoundationEssentials

/// Where a run finds what it needs, and where it may leave what it makes.
package struct KernelEnvironment: Sendable {
  package var toolchain: Toolchain
  package var runtime: RuntimeFiles
  /// The folder for temporary files, such as `/tmp`.
  package var temporaryFolder: String
  /// The folder where the compiler keeps what it learns about C modules.
  package var moduleCache: String
  /// The working directory of cells: the lesson's own folder.
  package var cellFolder: String
  /// Becomes readable when the user presses Ctrl-C; -1 when nobody listens for that.
  package var interrupts: Int32

  package init(
    toolchain: Toolchain, runtime: RuntimeFiles, variables: [String: String], cellFolder: String,
    interrupts: Int32 = -1
  ) {
    self.toolchain = toolchain
    self.runtime = runtime
    temporaryFolder = variables["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/tmp"
    moduleCache = KernelEnvironment.cacheFolder(variables) ?? temporaryFolder + "/lesson-modules"
    self.cellFolder = cellFolder
    self.interrupts = interrupts
  }

  /// Nil when the folder cannot be written.
  private static func cacheFolder(_ variables: [String: String]) -> String? {
    guard let caches = UserCaches.folder(variables) else { return nil }
    let folder = caches + "/lesson/modules"
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return FileManager.default.isWritableFile(atPath: folder) ? folder : nil
  }
}
