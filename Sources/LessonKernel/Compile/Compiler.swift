/// How a segment is turned into a library that the runner can load.
struct Compiler {
  let toolchain: Toolchain
  let runtime: RuntimeFiles
  /// Where the compiler keeps C modules between runs, such as those under Foundation.
  let moduleCache: String

  /// The arguments for `swift-frontend`. The result is `<module>.o` and `<module>.swiftmodule` in the folder.
  ///
  /// A script's top-level code usually becomes `main`; here it gets an entry point named after the segment,
  /// and its variables become globals that the next segment can see, whatever their access level.
  ///
  /// - Parameters:
  ///   - imports: folders with the modules of earlier segments, in the order to look.
  ///   - isModuleOnly: write no object.
  ///   - isOptimised: for code that runs long.
  func compileArguments(
    module: String, source: String, folder: String, imports: [String], isModuleOnly: Bool,
    isOptimised: Bool = false
  ) -> [String] {
    let output = isModuleOnly ? ["-emit-module"] : ["-c", "-o", object(module, in: folder)]
    return ["-frontend"] + output + [source, "-emit-module-path", moduleFile(module, in: folder)]
      + ["-module-name", module, "-Xcc", "-w", "-entry-point-function-name", entryPoint(module)]
      // Unoptimised is soonest ready. Optimised code keeps assertions, and the messages of traps: what a cell does must
      // not depend on how long it took. Debug information lets traps name their line.
      + (isOptimised ? ["-O", "-assert-config", "Debug"] : ["-Onone"])
      + ["-g", "-enable-testing", "-disable-access-control"]
      + ["-I", runtime.modules] + imports.flatMap { ["-I", $0] } + ["-module-cache-path", moduleCache]
      + ["-diagnostic-style=llvm", "-swift-version", "5", "-enable-bare-slash-regex"]
      + ["-in-process-plugin-server-path", toolchain.pluginServer, "-plugin-path", toolchain.plugins]
  }

  /// The arguments for the linker. What the segment needs of Swift's libraries and of the segments before it is
  /// there when it is loaded; only libraries that cells import themselves are named.
  func linkArguments(module: String, folder: String, libraries: [String]) -> [String] {
    ["-shared", "--eh-frame-hdr", "-o", library(module, in: folder), toolchain.registration]
      + [object(module, in: folder), "-L", toolchain.libraries]
      // The old kind of rpath holds for the libraries of libraries, too.
      + ["--disable-new-dtags", "-rpath", toolchain.libraries]
      + libraries.map { "-l\($0)" }
  }

  func entryPoint(_ module: String) -> String { "\(module)_main" }
  func sourceFile(_ module: String, in folder: String) -> String { "\(folder)/\(module).swift" }
  func object(_ module: String, in folder: String) -> String { "\(folder)/\(module).o" }
  func moduleFile(_ module: String, in folder: String) -> String { "\(folder)/\(module).swiftmodule" }
  func library(_ module: String, in folder: String) -> String { "\(folder)/\(module).so" }
}
