import LessonModel
import LessonRender

/// Writes problems to standard error, with the places in the source where it is at hand.
func complain(_ diagnostics: [Diagnostic], in loaded: LoadedLesson? = nil, _ arguments: Arguments? = nil) {
  complain(diagnostics, quoting: loaded?.source, arguments)
}

func complain(_ diagnostics: [Diagnostic], quoting source: SourceText?, _ arguments: Arguments? = nil) {
  guard !diagnostics.isEmpty, var options = try? TerminalOptions.current(arguments, for: 2) else { return }
  // A program that reads messages wants each on one line.
  if !Terminal.isTerminal(2) { options.width = 10_000 }
  let renderer = TerminalRenderer(options, source: source)
  for diagnostic in diagnostics {
    StandardError.write(renderer.text(of: diagnostic))
  }
}
