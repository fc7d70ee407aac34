import FoundationEssentials

/// The reader's Swift toolchain: the parts of it that cells are compiled with.
package struct Toolchain: Sendable {
  /// The folder that holds `bin` and `lib`.
  package var folder: String

  package var compiler: String { folder + "/bin/swift-frontend" }
  var linker: String { folder + "/bin/ld.lld" }
  /// The shared libraries of Swift's runtime.
  package var libraries: String { folder + "/lib/swift/linux" }
  /// Registers the metadata of a library that is loaded later.
  var registration: String { "\(libraries)/\(Toolchain.architecture)/swiftrt.o" }

  /// The compiler's own extensions, such as the macros of Foundation and Observation, and what loads them.
  var plugins: String { folder + "/lib/swift/host/plugins" }
  var pluginServer: String { folder + "/lib/swift/host/libSwiftInProcPluginServer.so" }

  /// The toolchain in `LESSON_TOOLCHAIN`, else the first one on `PATH` that is whole.
  package static func find(environment: [String: String]) throws(KernelError) -> Toolchain {
    let candidates = candidateFolders(environment)
    for folder in candidates {
      let toolchain = Toolchain(folder: folder)
      if toolchain.missingFile == nil { return toolchain }
    }
    throw .noToolchain(
      looked: candidates, near: candidates.compactMap { Toolchain(folder: $0).missingFile }.first)
  }

  /// The first file that a whole toolchain has and this one has not.
  var missingFile: String? {
    for program in [compiler, linker] where !FileManager.default.isExecutableFile(atPath: program) {
      return program
    }
    return FileManager.default.fileExists(atPath: registration) ? nil : registration
  }

  /// The folders to look in, in this order. Only those on `PATH` that hold something called swift.
  private static func candidateFolders(_ environment: [String: String]) -> [String] {
    if let chosen = environment["LESSON_TOOLCHAIN"], !chosen.isEmpty {
      return [chosen + "/usr", chosen]
    }
    return (environment["PATH"] ?? "").split(separator: ":").compactMap { folder in
      for name in ["swift-frontend", "swiftc"] {
        let program = "\(folder)/\(name)"
        guard FileManager.default.isExecutableFile(atPath: program) else { continue }
        let real = URL(filePath: program).resolvingSymlinksInPath()
        return real.deletingLastPathComponent().deletingLastPathComponent().path
      }
      return nil
    }
  }

  #if arch(x86_64)
    private static let architecture = "x86_64"
  #elseif arch(arm64)
    private static let architecture = "aarch64"
  #endif
}
