import LessonExercises
import LessonModel
import LessonRender

/// The end of what `lesson check` tells: the score, what to do next, and how long it took.
///
///     2 of 7 exercises solved, 3 of 12 points, in 0.8 s
///     next: sigmoid, in Exercises/03-backprop/sigmoid.swift
///           lesson hint 03-backprop/sigmoid
struct CheckSummary {
  private let checked: [(lesson: Lesson, exercises: [CheckedExercise])]
  private let time: Duration

  init(_ checked: [(Lesson, [CheckedExercise])], time: Duration) {
    self.checked = checked.map { (lesson: $0.0, exercises: $0.1) }
    self.time = time
  }

  func text(_ options: TerminalOptions) -> String {
    let rows = checked.isEmpty ? [StyledText("There are no exercises here.")] : ["", score] + next(options)
    return rows.map { $0.encoded(options) + "\n" }.joined()
  }

  private var score: StyledText {
    let all = checked.flatMap { lesson, exercises in
      exercises.map { (points: lesson.exercises[$0.exercise].points, isPassed: $0.isPassed) }
    }
    let solved = all.filter(\.isPassed)
    let points = all.reduce(0) { $0 + $1.points }
    var row = StyledText(
      "\(solved.count) of \(all.count) exercise\(all.count == 1 ? "" : "s") solved, "
        + "\(solved.reduce(0) { $0 + $1.points }) of \(points) point\(points == 1 ? "" : "s")",
      TextStyle(solved.count == all.count ? .green : nil, bold: true))
    row.append(", in \(time.inWords)", TextStyle(.gray))
    return row
  }

  /// The first exercise that is not solved.
  private func next(_ options: TerminalOptions) -> [StyledText] {
    for (lesson, exercises) in checked {
      guard let open = exercises.first(where: { !$0.isPassed }) else { continue }
      let name = "\(lesson.name)/\(lesson.exercises[open.exercise].name)"
      var hints = ["lesson hint \(name)"]
      if case .missing = open.state { hints = ["lesson start \(lesson.name)"] }
      if lesson.exercises[open.exercise].hints.isEmpty { hints = [] }
      let first = "next: \(lesson.exercises[open.exercise].name), in \(open.file)"
      return [StyledText(first, in: options.characters)]
        + hints.map { StyledText("      " + $0, TextStyle(.cyan), in: options.characters) }
    }
    return [StyledText("next: lesson progress shows the whole course")]
  }
}
