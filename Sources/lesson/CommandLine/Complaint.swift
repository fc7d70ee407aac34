import LessonModel

/// Problems that end a command, and the exit code they end it with.
struct Complaint: Error {
  var diagnostics: [Diagnostic]
  var exitCode: ExitCode
}
