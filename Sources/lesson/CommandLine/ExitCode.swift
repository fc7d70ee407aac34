/// What the exit codes of `lesson` mean. One table, in the help text too.
enum ExitCode: Int32 {
  case success = 0
  /// A cell or a check failed.
  case failure = 1
  /// The command line was not understood.
  case usage = 2
  /// The lesson or the course is malformed.
  case malformed = 3
  /// The environment lacks something: a toolchain, room on the disk.
  case environment = 4
  /// Ctrl-C.
  case interrupted = 130
}
