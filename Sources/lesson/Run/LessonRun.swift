import FoundationEssentials
import LessonKernel
import LessonModel
import LessonRender

/// One lesson of one `lesson run`.
struct LessonRun {
  let arguments: Arguments
  /// With the values of `--set` in place of the author's, where there is one.
  let loaded: LoadedLesson
  let settings: ParameterSettings
  let selection: CellSelection
  let cacheUse: CachedResults.Use

  var lesson: Lesson { loaded.lesson }

  init(_ name: String, _ arguments: Arguments) throws {
    self.arguments = arguments
    let loaded = try LoadedLesson(file: try LessonName(typed: name).file(arguments), arguments)
    selection = try CellSelection(arguments, of: loaded.lesson)
    settings = try ParameterSettings(arguments.values(.set), of: loaded)
    self.loaded = settings.settings.reduce(loaded) { loaded, setting in
      setting.values.count == 1 ? loaded.setting(setting.parameter, to: setting.values[0]) : loaded
    }
    cacheUse = try LessonRun.cacheUse(arguments)
  }

  private static func cacheUse(_ arguments: Arguments) throws -> CachedResults.Use {
    switch (arguments.has(.noCache), arguments.has(.refresh)) {
    case (false, false): return .reading
    case (false, true): return .refreshing
    case (true, false): return .nothing
    case (true, true):
      throw UsageError(
        "--no-cache keeps no results, --refresh keeps new ones", fix: "leave one of the two away")
    }
  }

  func run() throws -> ExitCode {
    if arguments.has(.json) {
      let (document, exitCode) = try document { complain($0) }
      try StandardOutput.write(try document.json())
      return exitCode
    }
    let progress = ProgressLine(
      lesson, isEnabled: Terminal.isTerminal(1) && Terminal.canRedraw(2),
      characters: try TerminalOptions.current(arguments).characters)
    return try writeText(progress) {
      try StandardOutput.write($0)
    } complain: {
      complain($0, in: loaded, arguments)
    }
  }

  // MARK: - Text

  /// Writes the lesson, and each result as soon as it is there.
  func writeText(
    _ progress: ProgressLine?, write: (String) throws -> Void, complain: ([Diagnostic]) -> Void
  ) throws -> ExitCode {
    let renderer = TerminalRenderer.connected(try TerminalOptions.current(arguments), source: loaded.source)
    let student = StudentWork(loaded, arguments, mayRun: !arguments.has(.noRun))
    let results = LiveResults(progress) { try startResults(student, progress) }
    defer { complain(results.close() + lesson.diagnostics) }
    // A lesson is written to its end whatever happens; after a failure, to nobody.
    var failure: (any Error)?
    func attempt<Value>(_ body: () throws -> Value?) -> Value? {
      guard failure == nil else { return nil }
      do {
        return try body()
      } catch {
        failure = error
        return nil
      }
    }
    renderer.render(lesson, part: selection.part) { index in
      selection.cells.contains(index) ? attempt { try results.result(of: index) } : nil
    } isSolved: { exercise in
      attempt { try student.isSolved(exercise) }
    } write: { text in
      _ = attempt { try write(text) }
    }
    if let failure { throw failure }
    return exitCode(results.seen)
  }

  // MARK: - JSON

  func document(complain: ([Diagnostic]) -> Void) throws -> (LessonDocument, ExitCode) {
    let student = StudentWork(loaded, arguments, mayRun: !arguments.has(.noRun))
    let results = LiveResults(nil) { try startResults(student, nil) }
    defer { complain(results.close()) }
    for cell in selection.cells { _ = try results.result(of: cell) }
    let document = LessonDocument(lesson, results: results.seen, solved: try student.solved())
    return (document, exitCode(results.seen))
  }

  // MARK: - Running

  func exitCode(_ results: [CellResult]) -> ExitCode {
    if !loaded.errors.isEmpty { return .malformed }
    return results.contains(where: \.isFailure) ? .failure : .success
  }

  /// Looks for kept results, and starts compiling where they do not suffice. Nil when nothing is to be run.
  private func startResults(_ student: StudentWork, _ progress: ProgressLine?) throws -> CachedResults? {
    guard !arguments.has(.noRun), !selection.cells.isEmpty else { return nil }
    let trace = TraceLines(lesson, arguments)
    return try CachedResults(
      try student.lesson(), try KernelEnvironment.current(lessonFile: lesson.file), wanted: 0..<selection.cells.upperBound,
      cache: ResultCache(variables: ProcessInfo.processInfo.environment), use: cacheUse
    ) {
      progress?.show($0)
    } onEvent: {
      guard let trace else { return }
      progress?.clear()
      trace.write($0)
    }
  }
}

/// The results of a lesson, as they come. Nothing is looked for or started until the first one is asked for: what
/// stands before the first cell is then on the screen already.
private final class LiveResults {
  private let start: () throws -> CachedResults?
  private var results: CachedResults??
  private let progress: ProgressLine?
  private(set) var seen: [CellResult] = []

  init(_ progress: ProgressLine?, start: @escaping () throws -> CachedResults?) {
    self.start = start
    self.progress = progress
  }

  func result(of cell: Int) throws -> CellResult? {
    if results == nil { results = .some(try start()) }
    guard let results = results ?? nil else { return nil }
    defer { progress?.clear() }
    let result = try results.result(of: cell)
    seen.append(result)
    return result
  }

  /// Gives what the user should know.
  func close() -> [Diagnostic] {
    guard let results = results ?? nil else { return [] }
    results.close()
    return results.warning.map { [$0] } ?? []
  }
}
