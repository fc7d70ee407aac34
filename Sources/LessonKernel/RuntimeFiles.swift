import FoundationEssentials

/// What comes with `lesson` itself that cells need: found from the tool's own place, in a build folder and
/// when installed.
package struct RuntimeFiles: Sendable {
  /// The program that runs cells.
  package var runner: String
  /// The library with everything that cells may import.
  package var library: String
  /// The folder with the modules of that library.
  package var modules: String

  /// - Parameter executable: the tool's own file, with links resolved.
  package static func find(besides executable: String) throws(KernelError) -> RuntimeFiles {
    let folder = URL(filePath: executable).deletingLastPathComponent().path
    let installed = URL(filePath: folder).deletingLastPathComponent().path + "/lib/lesson"
    for place in [folder, installed] {
      let modules = ["\(place)/Modules", place].first(where: holdsModules)
      let files = RuntimeFiles(
        runner: place + "/lesson-runner", library: place + "/libLessonRuntime.so",
        modules: modules ?? place)
      if modules != nil, FileManager.default.isExecutableFile(atPath: files.runner),
        FileManager.default.fileExists(atPath: files.library)
      {
        return files
      }
    }
    throw .noRuntime(looked: [folder, installed])
  }

  private static func holdsModules(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/LessonKit.swiftmodule")
  }
}
