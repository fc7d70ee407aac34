import FoundationEssentials
import LessonExport
import LessonKernel
import LessonModel

extension Command {
  static var export: Command {
    Command(
      name: "export", summary: "Write a lesson as a Jupyter notebook or as Markdown with its results",
      operands: ["LESSON"],
      discussion: """
        Writes one lesson with what its cells show, for programs that know nothing of lessons: as a Jupyter notebook,
        which is one file with everything in it, or as Markdown that reads well on GitHub, with its drawings as SVG files
        in a folder beside it. Exercises are there with their hints, and with --teacher also with their answers,
        checks and foreseen mistakes.

        Results are kept as `lesson run` keeps them. A cell that fails is written with its error, and the exit code
        tells of it. A file that this command has not written is only replaced with --force.
        """,
      options: [.ipynb, .markdown, .output, .teacher, .force, .course, .maxSize],
      examples: [
        ("lesson export 03-backprop --ipynb", "write 03-backprop.ipynb"),
        (
          "lesson export 03 --markdown --output docs/backprop.md",
          "and docs/backprop_files/ with the drawings"
        ),
        ("lesson export 03 --markdown --output -", "to standard output, drawings in characters"),
      ],
      run: { try ExportedLesson($0).run() })
  }
}

extension Command.Option {
  fileprivate static let ipynb = Command.Option("--ipynb", nil, "Write a Jupyter notebook (nbformat 4.5).")
  fileprivate static let markdown = Command.Option("--markdown", nil, "Write Markdown in GitHub's form.")
  fileprivate static let output = Command.Option(
    "--output", "FILE",
    "Write to this file, `-` for standard output (LESSON.ipynb, LESSON.results.md, in this folder).")
  fileprivate static let teacher = Command.Option(
    "--teacher", nil, "Write solutions, checks and foreseen mistakes, too.")
  fileprivate static let force = Command.Option(
    "--force", nil, "Replace the file though this command has not written it.")
}

/// One `lesson export`.
private struct ExportedLesson {
  let arguments: Arguments
  let isNotebook: Bool
  let loaded: LoadedLesson
  let target: ExportTarget

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    isNotebook = arguments.has(.ipynb)
    guard isNotebook != arguments.has(.markdown) else {
      throw UsageError(
        isNotebook ? "--ipynb and --markdown are two forms" : "the form to write is missing",
        fix: "write --ipynb or --markdown")
    }
    let file = try LessonName(typed: arguments.operands[0]).file(arguments)
    let name = file.lessonName
    let path = arguments.value(Command.Option.output.name) ?? name + (isNotebook ? ".ipynb" : ".results.md")
    target = try ExportTarget(path, lessonFile: file, isForced: arguments.has(.force))
    loaded = try LoadedLesson(file: file, arguments)
  }

  func run() throws -> ExitCode {
    let lesson = loaded.lesson
    let environment = lesson.cells.isEmpty ? nil : try KernelEnvironment.current(lessonFile: lesson.file)
    let cache = ResultCache(variables: ProcessInfo.processInfo.environment)
    let outcome = try LessonOutcome(of: lesson, environment, cache)
    let images = ExportImages(of: lesson)
    let export = LessonExport(
      lesson, source: loaded.source, results: Dictionary(outcome.results.map { ($0.cell, $0) }) { $1 },
      isForTeachers: arguments.has(.teacher), linkBase: target.linkBase, images: images.found)
    if isNotebook {
      try target.write(NotebookExport(export).bytes)
    } else {
      let markdown = MarkdownExport(export, folder: target.filesFolder)
      try target.write(Array(markdown.text.utf8), files: markdown.files)
    }
    return tellProblems(outcome, images.problems)
  }

  private func tellProblems(_ outcome: LessonOutcome, _ others: [Diagnostic]) -> ExitCode {
    let lesson = loaded.lesson
    let failures = outcome.results.flatMap { lesson.failure(of: $0) }
    complain(lesson.diagnostics + others + failures, in: loaded, arguments)
    if let warning = outcome.warning { complain([warning]) }
    if !loaded.errors.isEmpty { return .malformed }
    return outcome.results.contains(where: \.isFailure) ? .failure : .success
  }
}
