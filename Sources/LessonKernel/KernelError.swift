import LessonModel

/// Why nothing can be run here. None of these is the lesson's fault.
package enum KernelError: Error, Sendable {
  case noToolchain(looked: [String], near: String?)
  case noRuntime(looked: [String])
  /// A folder for temporary files cannot be made or written.
  case noTemporaryFolder(path: String, errno: Int32)
  /// A program cannot be started.
  case cannotStart(program: String, errno: Int32)
  /// The compiler or the runner did something that no lesson should be able to make it do.
  case malfunction(String)
  /// The user asked to stop, with this signal.
  case interrupted(signal: Int32)
}

extension KernelError {
  /// What to tell the user.
  package var diagnostic: Diagnostic {
    switch self {
    case .noToolchain(let looked, let near):
      return Diagnostic(
        .error, "no-toolchain", "no Swift toolchain was found, and cells are compiled with one",
        why: near.map { "\($0) is missing or not executable" }
          ?? (looked.isEmpty
            ? "no folder on PATH holds swift-frontend" : "looked in \(looked.joined(separator: ", "))"),
        fix: "install Swift 6.1 or newer from https://swift.org/install and put its usr/bin on PATH, or name "
          + "its folder in LESSON_TOOLCHAIN; `lesson doctor` tells what it sees")
    case .noRuntime(let looked):
      return Diagnostic(
        .error, "no-runtime", "the files that cells need are not beside the lesson program",
        why: "looked for lesson-runner, libLessonRuntime.so and Modules in \(looked.joined(separator: ", "))",
        fix: "build everything, not only one product: swift build -c release")
    case .noTemporaryFolder(let path, let number):
      return Diagnostic(
        .error, "no-temporary-folder", "cannot write temporary files in \(path): \(describe(errno: number))",
        fix: "free some space there, or name another folder: TMPDIR=/some/folder lesson run ...")
    case .cannotStart(let program, let number):
      return Diagnostic(
        .error, "cannot-start", "cannot start \(program): \(describe(errno: number))",
        fix: "`lesson doctor` tells what is missing")
    case .malfunction(let text):
      return Diagnostic(
        .error, "malfunction", text,
        fix: "`lesson doctor` checks toolchain and libraries; if they are in order, please report this")
    case .interrupted:
      return Diagnostic(.error, "interrupted", "interrupted")
    }
  }
}
