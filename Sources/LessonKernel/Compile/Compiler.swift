/// How a segment is turned into a library that the runner can load.
struct Compiler {
  let toolchain: Toolchain
  let runtime: RuntimeFiles
  let folder: WorkFolder
  /// Where the compiler keeps C modules between runs, such as those under Foundation.
  let moduleCache: String

  /// The arguments for `swift-frontend`. The result is `<module>.o` and `<module>.swiftmodule`.
  ///
  /// A script's top-level code usually becomes `main`; here it gets an entry point named after the segment,
  /// and its variables become globals that the next segment can see, whatever their access level.
  func compileArguments(module: String, source: String) -> [String] {
    [
      "-frontend", "-c", source, "-o", object(module), "-emit-module-path", moduleFile(module),
      "-module-name", module, "-Xcc", "-w", "-entry-point-function-name", entryPoint(module),
      // Unoptimised with debug information: soonest ready, and traps name their line.
      "-Onone", "-g", "-enable-testing", "-disable-access-control",
      "-I", runtime.modules, "-I", folder.path, "-module-cache-path", moduleCache,
      "-diagnostic-style=llvm", "-swift-version", "5",
    ]
  }

  /// The arguments for the linker. What the segment needs of Swift's libraries and of the segments before it is
  /// there when it is loaded; only libraries that cells import themselves are named.
  func linkArguments(module: String, libraries: [String]) -> [String] {
    ["-shared", "--eh-frame-hdr", "-o", library(module), toolchain.registration, object(module)]
      + ["-L", toolchain.libraries, "-rpath", toolchain.libraries] + libraries.map { "-l\($0)" }
  }

  func entryPoint(_ module: String) -> String { "\(module)_main" }
  func object(_ module: String) -> String { folder.file("\(module).o") }
  func moduleFile(_ module: String) -> String { folder.file("\(module).swiftmodule") }
  func library(_ module: String) -> String { folder.file("\(module).so") }
}
