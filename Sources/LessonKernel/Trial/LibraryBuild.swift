import FoundationEssentials
import Glibc
import LessonModel

/// A Swift source on its way to a library, or to a module alone.
final class LibraryBuild {
  struct Plan {
    var module: String
    var source: String
    /// Where its files go.
    var folder: String
    /// Folders with the modules that it imports.
    var imports: [String]
    /// Those behind modules that it imports itself.
    var libraries: [String] = []
    /// Nothing of it is to be run.
    var isModuleOnly = false
    /// What it declares is for itself alone, whoever else declares it.
    var bindsOwnSymbols = false
  }

  enum Stage: Equatable {
    case waiting, compiling, linking, built
    /// The compiler's messages.
    case rejected(String)
    /// For no fault of the code, or for one that only its size shows.
    case failed(String)
  }

  let plan: Plan
  private(set) var stage = Stage.waiting
  private(set) var warnings = ""
  private let compiler: Compiler
  private let timeLimit: Duration
  private var process: CompilerProcess?

  init(_ plan: Plan, _ compiler: Compiler, timeLimit: Duration) {
    self.plan = plan
    self.compiler = compiler
    self.timeLimit = timeLimit
  }

  var library: String { compiler.library(plan.module, in: plan.folder) }
  var entry: String { compiler.entryPoint(plan.module) }

  /// Readable when it can go on; nil while nothing is at work.
  var descriptor: Int32? { process?.descriptor }

  /// Whether the module can be imported. The compiler writes it well before it is done.
  var hasModule: Bool {
    stage == .built || stage == .linking
      || FileManager.default.fileExists(atPath: compiler.moduleFile(plan.module, in: plan.folder))
  }

  var isOver: Bool {
    switch stage {
    case .built, .rejected, .failed: true
    case .waiting, .compiling, .linking: false
    }
  }

  func start() throws(KernelError) {
    guard mkdir(plan.folder, 0o700) == 0 || errno == EEXIST else {
      throw .noTemporaryFolder(path: plan.folder, errno: errno)
    }
    let file = compiler.sourceFile(plan.module, in: plan.folder)
    try WorkFolder.write(plan.source, to: file)
    process = try CompilerProcess(
      compiler.toolchain.compiler,
      compiler.compileArguments(
        module: plan.module, source: file, folder: plan.folder, imports: plan.imports,
        isModuleOnly: plan.isModuleOnly), in: plan.folder)
    stage = .compiling
  }

  /// Deals with a compiler or linker that has ended, and ends one that takes too long.
  func advance() throws(KernelError) {
    guard let process else { return }
    if let outcome = process.collect() {
      self.process = nil
      try finish(outcome)
    } else if process.started.duration(to: .now) > timeLimit {
      cancel()
      stage = .failed("the compiler took longer than \(timeLimit)")
    }
  }

  private func finish(_ outcome: CompilerProcess.Outcome) throws(KernelError) {
    // Nobody needs the source any more, and there are those who should not see it.
    unlink(compiler.sourceFile(plan.module, in: plan.folder))
    switch (stage, outcome.end.status) {
    case (.compiling, 0):
      warnings = outcome.messages
      if plan.isModuleOnly { stage = .built } else { try link() }
    case (.linking, 0):
      unlink(compiler.object(plan.module, in: plan.folder))
      stage = .built
    case (_, 1) where outcome.messages.contains("No space left on device"):
      throw .noTemporaryFolder(path: plan.folder, errno: ENOSPC)
    case (.compiling, 1): stage = .rejected(outcome.messages)
    default:
      let how = outcome.end.signal.map { "was ended by signal \($0)" } ?? "failed"
      stage = .failed(
        "the \(stage == .linking ? "linker" : "compiler") \(how): \(outcome.messages.prefix(400))")
    }
  }

  private func link() throws(KernelError) {
    process = try CompilerProcess(
      compiler.toolchain.linker,
      compiler.linkArguments(module: plan.module, folder: plan.folder, libraries: plan.libraries)
        + (plan.bindsOwnSymbols ? ["-Bsymbolic"] : []), in: plan.folder)
    stage = .linking
  }

  func cancel() {
    process?.kill()
    process = nil
  }

  /// Takes the library away from the file system.
  func takeLibrary() throws(KernelError) -> [UInt8] {
    guard let data = try? Data(contentsOf: URL(filePath: library)) else {
      throw .malfunction("\(library) cannot be read")
    }
    unlink(library)
    return Array(data)
  }
}
