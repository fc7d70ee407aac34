import FoundationEssentials
import LessonExercises
import LessonKernel
import LessonModel
import LessonPages
import LessonRender
import LessonServer

/// A lesson that is served: its text as it was last saved, its cells as far as they have run, and who looks at it.
final class ServedLesson {
  let file: String
  private(set) var loaded: LoadedLesson
  private let arguments: Arguments
  /// Runs while somebody looks at the page.
  private var session: LiveSession?
  private var earlier = EarlierResults()
  private var lastArticle: Article?
  private(set) var images: [String: [UInt8]] = [:]
  /// Cells that show what is from before the last change.
  private(set) var stale: Set<Int> = []
  /// Why the file cannot be read, while that is so.
  private(set) var missing: [Diagnostic] = []
  /// Judges answers to the exercises.
  private var checks: CheckSession?

  init(_ file: String, _ arguments: Arguments) throws {
    self.file = file
    self.arguments = arguments
    loaded = try LoadedLesson(file: file, arguments)
  }

  var name: String { loaded.lesson.name }
  var lesson: Lesson { loaded.lesson }

  /// Some cell has no result yet.
  var isRunning: Bool { session.map { !$0.isUpToDate } ?? false }
  /// The cell that runs now.
  var runningCell: Int? {
    if case .running(let cell, _)? = session?.activity { cell } else { nil }
  }

  // MARK: - Changes

  /// Takes over what is in the file now.
  ///
  /// - Returns: whether anything is new.
  func reload() throws -> Bool {
    do {
      let bytes = try LoadedLesson.read(file, arguments)
      let wasMissing = !missing.isEmpty
      missing = []
      guard SourceText(bytes).bytes != loaded.source.bytes else { return wasMissing }
      let new = LoadedLesson(bytes, file: file)
      earlier.carryOver(from: lesson.cells, to: new.lesson.cells)
      try session?.update(new.lesson)
      closeChecks()
      loaded = new
      lastArticle = nil
      return true
    } catch let complaint as Complaint {
      defer { missing = complaint.diagnostics }
      return missing != complaint.diagnostics
    }
  }

  /// Links and images may lead elsewhere now.
  func forgetArticle() { lastArticle = nil }

  // MARK: - Running

  func run(_ environment: KernelEnvironment) throws {
    if session == nil, !lesson.cells.isEmpty { session = try LiveSession(lesson, environment) }
  }

  /// Ends the run. What it has shown is shown as long as the lesson stays the same.
  func stop() {
    session?.close()
    session = nil
    closeChecks()
  }

  /// Deals with what has happened; waits for it as `LiveSession.step` does.
  ///
  /// - Returns: whether there is a new result.
  func step(alsoFor descriptors: [Int32]) throws -> Bool {
    guard try session?.step(alsoFor: descriptors) == true else { return false }
    lastArticle = nil
    return true
  }

  // MARK: - Exercises

  var isChecking: Bool { checks?.isBusy ?? false }

  func checkSession() throws -> CheckSession {
    if let checks { return checks }
    let new = try CheckSession.current(for: loaded, arguments)
    checks = new
    return new
  }

  private func closeChecks() {
    checks?.close()
    checks = nil
  }

  // MARK: - The page

  /// The article with the results that are there.
  func article(of course: SiteCourse, _ memory: ArticleMemory) -> Article {
    if let lastArticle { return lastArticle }
    let finder = CourseImages(
      course: course.root(of: file), lessonFolder: URL(filePath: file).deletingLastPathComponent().path)
    var renderer = ArticleRenderer(
      edition: .reader, source: loaded.source, highlight: memory.highlight, target: course.target,
      image: finder.finding)
    renderer.drawing = memory.drawing
    stale = []
    let article = renderer.article(lesson) { cell in result(of: cell) }
    images = finder.files
    lastArticle = article
    return article
  }

  /// What to show for a cell. Where it did not come to run, that and what it has shown before: then the page does not
  /// lose its figures, and its readers their place, because of one slip above.
  private func result(of cell: Int) -> CellResult? {
    let outcome = earlier.outcome(of: cell, live: session?.result(of: cell))
    guard let before = outcome.earlier else { return outcome.result }
    if session != nil { stale.insert(cell) }
    guard var result = outcome.result else { return before }
    result.outputs = before.outputs
    return result
  }

  /// What is wrong with the text, and with what its cells did.
  func problems(_ article: Article) -> [Diagnostic] {
    guard missing.isEmpty else { return missing }
    let failures = lesson.cells.indices.compactMap { session?.result(of: $0) }.filter { !$0.isStale }
      .flatMap { lesson.failure(of: $0.result) }
    return lesson.diagnostics + article.diagnostics + failures
  }
}
