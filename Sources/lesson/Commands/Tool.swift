import LessonExercises
import LessonKernel
import LessonModel

/// From the words that were typed to an exit code.
enum Tool {
  static func run(_ words: [String]) -> ExitCode {
    do {
      return try dispatch(words)
    } catch {
      return report(error)
    }
  }

  private static func dispatch(_ words: [String]) throws -> ExitCode {
    guard let name = words.first else {
      StandardError.write(Help.overview)
      return .usage
    }
    let rest = Array(words.dropFirst())
    switch name {
    case "help", "--help", "-h": return try Help.show(rest)
    case "--version", "version":
      try StandardOutput.write("lesson \(Version.current)\n")
      return .success
    default: break
    }
    let command = try Commands.named(name)
    if rest.contains(where: { $0 == "--help" || $0 == "-h" }) { return try Help.show([name]) }
    return try command.run(Arguments(rest, of: command))
  }

  private static func report(_ error: any Error) -> ExitCode {
    switch error {
    case let error as UsageError:
      complain([Diagnostic(.error, "usage", error.summary, fix: error.fix)])
      return .usage
    case let error as Complaint:
      complain(error.diagnostics, quoting: error.source)
      return error.exitCode
    case KernelError.interrupted:
      return .interrupted
    case let error as KernelError:
      complain([error.diagnostic])
      return .environment
    case let error as WorkspaceError:
      complain([error.diagnostic])
      return .environment
    case StandardOutput.Failure.closed:
      // The reader has seen enough: nothing to complain of, but not the whole thing either.
      return .success
    case StandardOutput.Failure.failed(let number):
      complain([
        Diagnostic(
          .error, "output-failed", "cannot write the output: \(describe(errno: number))",
          fix: "free some space, or write to another place")
      ])
      return .environment
    default:
      complain([Diagnostic(.error, "malfunction", "\(error)")])
      return .environment
    }
  }
}
