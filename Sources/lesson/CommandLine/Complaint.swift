import LessonModel

/// Problems that end a command, and the exit code they end it with.
struct Complaint: Error {
  var diagnostics: [Diagnostic]
  var exitCode: ExitCode
  /// The file that they are about, which is quoted; nil where it is not at hand.
  var source: SourceText?
}
