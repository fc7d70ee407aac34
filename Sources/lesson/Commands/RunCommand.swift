import FoundationEssentials
import LessonKernel
import LessonModel
import LessonRender
import Spelling

extension Command {
  static var run: Command {
    Command(
      name: "run", summary: "Show a lesson in the terminal, its cells run live", operands: ["LESSON"],
      discussion: """
        Shows the lesson's text and runs its Swift cells from the top, each result below its cell as soon as it is
        there. An exercise that you have solved is run with your code, any other with the author's. LESSON is a file,
        a lesson's name, or any part of a name that fits one lesson only. Output that is piped is plain text.

        Results are kept, and a lesson whose code, data and tools have not changed is shown without running it
        again. Cells with clocks or random numbers without a seed, and all after them, run each time.
        """,
      options: [
        .only, .noRun, .json, .timings, .noCache, .refresh, .workspace, .width, .color, .ascii, .plainMath,
        .course,
        .maxSize,
      ],
      examples: [
        ("lesson run 03-backprop", "read a lesson"),
        ("lesson run backprop --only sweep", "see one cell and what it shows"),
        ("lesson run 03 --color always | less -R", "read page by page"),
        ("lesson run 03 --json > report.json", "hand everything to another program"),
        ("lesson run 03 --refresh", "run every cell again, though nothing has changed"),
        ("lesson run ./draft.md --no-run", "look at the text only"),
      ],
      run: { try LessonRun($0).run() })
  }
}

extension Command.Option {
  fileprivate static let only = Command.Option(
    "--only", "CELL", "Show one cell, by its name or number. The cells before it run unseen.")
  fileprivate static let noRun = Command.Option("--no-run", nil, "Show the lesson without running anything.")
  fileprivate static let json = Command.Option(
    "--json", nil, "Write one JSON document with lesson, cells, outputs, timings and diagnostics.")
  fileprivate static let noCache = Command.Option(
    "--no-cache", nil, "Run every cell, and neither use nor keep results.")
  fileprivate static let refresh = Command.Option(
    "--refresh", nil, "Run every cell, and keep the results in place of older ones.")
  static let timings = Command.Option("--timings", nil, "Tell how long each cell ran.")
  static let plainMath = Command.Option("--plain-math", nil, "Show formulas as the TeX they are written in.")
}

/// One `lesson run`.
private struct LessonRun {
  let arguments: Arguments
  let loaded: LoadedLesson
  /// The index of the cell that `--only` names.
  let only: Int?

  let cacheUse: CachedResults.Use
  private let student: StudentWork

  var lesson: Lesson { loaded.lesson }

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    loaded = try LoadedLesson(file: try LessonName(typed: arguments.operands[0]).file(arguments), arguments)
    only = try arguments.value(Command.Option.only.name).map(loaded.lesson.cellIndex)
    cacheUse = try LessonRun.cacheUse(arguments)
    student = StudentWork(loaded, arguments, mayRun: !arguments.has(.noRun))
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
    let results = try arguments.has(.json) ? writeJSON() : writeText()
    if !arguments.has(.json) { complain(lesson.diagnostics, in: loaded, arguments) }
    if !loaded.errors.isEmpty { return .malformed }
    return results.contains(where: \.isFailure) ? .failure : .success
  }

  // MARK: - Text

  /// Writes the lesson, and each result as soon as it is there. Gives the results.
  private func writeText() throws -> [CellResult] {
    let options = try TerminalOptions.current(arguments)
    let progress = ProgressLine(
      lesson, isEnabled: Terminal.isTerminal(1) && Terminal.canRedraw(2),
      characters: options.characters)
    let results = LiveResults(progress) { try startResults(progress) }
    defer { results.close() }
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
    TerminalRenderer.connected(options, source: loaded.source).render(lesson, only: only) { index in
      attempt { try results.result(of: index) }
    } isSolved: { exercise in
      attempt { try student.isSolved(exercise) }
    } write: { text in
      _ = attempt { try StandardOutput.write(text) }
    }
    if let failure { throw failure }
    return results.seen
  }

  // MARK: - JSON

  private func writeJSON() throws -> [CellResult] {
    let results = LiveResults(nil) { try startResults(nil) }
    defer { results.close() }
    for cell in lesson.cells where only == nil || only == cell.index {
      _ = try results.result(of: cell.index)
    }
    try StandardOutput.write(
      try LessonDocument(lesson, results: results.seen, solved: try student.solved()).json())
    return results.seen
  }

  // MARK: - Running

  /// Looks for kept results, and starts compiling where they do not suffice. Nil when nothing is to be run.
  private func startResults(_ progress: ProgressLine?) throws -> CachedResults? {
    guard !arguments.has(.noRun), !lesson.cells.isEmpty else { return nil }
    return try CachedResults(
      try student.lesson(), try KernelEnvironment.current(lessonFile: lesson.file),
      wanted: only.map { $0..<($0 + 1) } ?? lesson.cells.indices,
      cache: ResultCache(variables: ProcessInfo.processInfo.environment), use: cacheUse
    ) { progress?.show($0) }
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

  func close() {
    guard let results = results ?? nil else { return }
    results.close()
    if let warning = results.warning { complain([warning]) }
  }
}

extension Lesson {
  /// The cell of that name, or of that number counted from 1. An exercise's name stands for its checks.
  fileprivate func cellIndex(_ word: String) throws -> Int {
    if let named = cells.firstIndex(where: { $0.name == word }) { return named }
    if let exercise = exercises.first(where: { $0.name == word }), let check = exercise.checks.last {
      return check
    }
    if let number = Int(word), cells.indices.contains(number - 1) { return number - 1 }
    let names = cells.compactMap(\.name) + exercises.map(\.name)
    throw UsageError(
      "\(name) has no cell `\(word)`",
      fix: (names.nearest(to: word).map { "did you mean \($0)? " } ?? "")
        + "name a cell, or give its number from 1 to \(cells.count)")
  }
}
