import LessonModel

/// What a student's file holds at first: the task as comments, and the code to start from.
struct StarterFile {
  /// The comments, and a blank line.
  let task: String
  let text: String

  private static let width = 80

  init(of index: Int, in lesson: Lesson) {
    let exercise = lesson.exercises[index]
    var comments = TaskText(of: index, in: lesson, width: Self.width - 3).lines
    if comments.isEmpty { comments = ["Exercise: \(exercise.name)"] }
    let points = exercise.points == 1 ? "1 point" : "\(exercise.points) points"
    comments += ["", "\(points). Check it:  lesson check \(lesson.name)/\(exercise.name)"]
    if !exercise.hints.isEmpty { comments.append("Stuck?  lesson hint \(lesson.name)/\(exercise.name)") }
    task = comments.map { $0.isEmpty ? "//" : "// " + $0.visiblyEscaped }.joined(separator: "\n") + "\n\n"
    text = task + exercise.starter.text
  }

  var bytes: [UInt8] { Array(text.utf8) }
}
