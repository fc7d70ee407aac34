import LessonExercises
import LessonKernel
import LessonModel

/// The exercises that a student works through, one after the other, and what is known of each.
final class PracticeCourse {
  /// An exercise's place among all.
  private(set) var current: Int
  private(set) var tasks: [Task] = []
  private let arguments: Arguments
  private let lessons: [LoadedLesson]
  /// One at a time is kept open: the one of the current exercise's lesson.
  private var session: (lesson: Int, session: CheckSession)?

  struct Task {
    /// Index into the lessons.
    var lesson: Int
    /// Index into `Lesson.exercises`.
    var exercise: Int
    /// What came of checking it; nil before.
    var checked: CheckedExercise?
    /// It is passed over until all others are done.
    var isSkipped = false

    var isPassed: Bool { checked?.isPassed ?? false }
  }

  init(_ arguments: Arguments) throws {
    self.arguments = arguments
    current = 0
    let selections = try ExerciseSelection.find(arguments).filter { !$0.loaded.lesson.exercises.isEmpty }
    guard let first = selections.first else {
      throw UsageError("there are no exercises here", fix: "`lesson list` tells which lessons have some")
    }
    lessons = selections.map(\.loaded)
    for (index, loaded) in lessons.enumerated() {
      complain(loaded.errors, in: loaded, arguments)
      try makeFiles(of: loaded)
      let session = try CheckSession.current(for: loaded, arguments)
      defer { session.close() }
      tasks += loaded.lesson.exercises.indices.map {
        Task(lesson: index, exercise: $0, checked: session.known($0))
      }
    }
    let isChosen = first.exercises.count < first.loaded.lesson.exercises.count
    current = isChosen ? first.exercises[0] : tasks.firstIndex { !$0.isPassed } ?? 0
  }

  deinit {
    close()
  }

  func close() {
    session?.session.close()
    session = nil
  }

  /// Makes the files of the current exercise's lesson that are not there.
  func makeFiles() throws { try makeFiles(of: loaded) }

  /// As `lesson start` does, where an exercise has no file yet.
  private func makeFiles(of loaded: LoadedLesson) throws {
    let workspace = Workspace.current(for: loaded.lesson, arguments)
    let missing = loaded.lesson.exercises.indices.filter {
      !workspace.hasFile(for: loaded.lesson.exercises[$0], in: loaded.lesson)
    }
    guard !missing.isEmpty else { return }
    for case .failed(let error) in try workspace.start(missing, of: loaded.lesson).map(\.outcome) {
      throw error
    }
    try workspace.writePackage(
      for: Course.around(loaded, arguments).map(\.lesson), try RuntimeFiles.find(besides: Executable.path))
  }

  // MARK: - The current exercise

  var task: Task { tasks[current] }
  var loaded: LoadedLesson { lessons[task.lesson] }
  var lesson: Lesson { loaded.lesson }
  var exercise: Exercise { lesson.exercises[task.exercise] }
  var workspace: Workspace { Workspace.current(for: lesson, arguments) }
  var file: String { workspace.file(of: exercise, in: lesson) }

  func name(of task: Task) -> String { lessons[task.lesson].lesson.exercises[task.exercise].name }
  func lesson(of task: Task) -> Lesson { lessons[task.lesson].lesson }

  var solvedCount: Int { tasks.count(where: \.isPassed) }
  var isAllSolved: Bool { solvedCount == tasks.count }
  /// Of all exercises.
  var points: Int { tasks.reduce(0) { $0 + lesson(of: $1).exercises[$1.exercise].points } }

  /// The lesson to go on with when all these are solved: the next one that has an exercise which never was.
  private(set) lazy var nextLesson: String? = {
    guard let last = lessons.last else { return nil }
    let all = Course.lessons(around: last, arguments).map(\.lesson)
    let place = all.firstIndex { $0.name == last.lesson.name } ?? 0
    return (all.dropFirst(place + 1) + all.prefix(place)).first(where: hasUnsolved)?.name
  }()

  private func hasUnsolved(_ lesson: Lesson) -> Bool {
    let progress = (try? ProgressStore(Workspace.current(for: lesson, arguments)).read()) ?? StudentProgress()
    return lesson.exercises.contains { progress.state(of: $0, in: lesson) != .passed }
  }

  /// Of the current exercise's lesson; made ready for that exercise.
  func openSession() throws -> CheckSession {
    if let session, session.lesson == task.lesson { return session.session }
    close()
    let new = try CheckSession.current(for: loaded, arguments)
    session = (task.lesson, new)
    return new
  }

  /// Takes over what is known of the current exercise.
  func note(_ checked: CheckedExercise) {
    tasks[current].checked = checked
  }

  /// Goes to the next exercise that is not solved: first to those after this one, skipped ones last. Stays where it is
  /// when there is no other.
  func moveOn(skipping: Bool) {
    if skipping { tasks[current].isSkipped = true }
    let order = Array(tasks.indices.dropFirst(current + 1)) + Array(tasks.indices.prefix(current))
    let open = order.filter { !tasks[$0].isPassed }
    if let next = open.first(where: { !tasks[$0].isSkipped }) ?? open.first { current = next }
  }
}
