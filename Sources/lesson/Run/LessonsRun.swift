import LessonModel
import LessonRender

/// One `lesson run` of several lessons: as many at a time as there are processors, shown in their order, each as soon
/// as those before it are.
struct LessonsRun {
  private let arguments: Arguments
  private let runs: [LessonRun]

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    for option in [Command.Option.only, .from, .until, .set] where arguments.has(option) {
      throw UsageError("\(option.name) is for one lesson, not for \(arguments.operands.count)")
    }
    runs = try arguments.operands.map { try LessonRun($0, arguments) }
  }

  func run() throws -> ExitCode {
    try arguments.has(.json) ? writeDocument() : writeTexts()
  }

  /// A lesson as it is to be shown.
  private struct Page: Sendable {
    var text = ""
    var problems: [Diagnostic] = []
  }

  private func writeTexts() throws -> ExitCode {
    let screen = InOrder<Page> { [runs, arguments] index, page in
      // To a reader who has seen enough, nothing more is shown; the rest is run all the same, for the exit code.
      try? StandardOutput.write((index == 0 || page.text.isEmpty ? "" : "\n") + page.text)
      complain(page.problems, in: runs[index].loaded, arguments)
    }
    let outcomes = SideBySide.map(Array(runs.indices)) { index in
      var page = Page()
      let outcome = Result {
        try runs[index].writeText(nil) {
          page.text += $0
        } complain: {
          page.problems += $0
        }
      }
      screen.put(page, at: index)
      return outcome
    }
    return try outcomes.map { try $0.get() }.max() ?? .success
  }

  private func writeDocument() throws -> ExitCode {
    let documents = SideBySide.map(runs) { run in Result { try run.document { complain($0) } } }
    let outcomes = try documents.map { try $0.get() }
    try StandardOutput.write(try LessonsDocument(lessons: outcomes.map(\.0)).json())
    return outcomes.map(\.1).max() ?? .success
  }
}
