/// What the exit codes of `lesson` mean. One table, in the help text too.
enum ExitCode: Int32, CaseIterable, Comparable {
  case success = 0
  case failure = 1
  case usage = 2
  case malformed = 3
  case environment = 4
  case interrupted = 130

  /// Of two reasons to end, the graver one.
  static func < (left: ExitCode, right: ExitCode) -> Bool { left.rawValue < right.rawValue }

  var meaning: String {
    switch self {
    case .success: "all went well"
    case .failure: "a cell or a check failed"
    case .usage: "the command line was not understood"
    case .malformed: "the lesson or the course is malformed"
    case .environment: "this machine lacks something: a toolchain, room on the disk"
    case .interrupted: "interrupted with Ctrl-C"
    }
  }
}
