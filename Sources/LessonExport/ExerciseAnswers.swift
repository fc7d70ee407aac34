import LessonModel

/// What only teachers are to read of an exercise, in folds.
struct ExerciseAnswers {
  let folds: [String]

  init(_ exercise: Exercise, _ lesson: Lesson) {
    var folds: [String] = []
    let fence = { MarkdownText.fence($0, "swift") }
    if let solution = exercise.solution {
      folds.append(MarkdownText.fold("The author's answer", fence(lesson.cells[solution].code.text)))
    }
    if !exercise.checks.isEmpty {
      let checks = exercise.checks.map { lesson.cells[$0] }.map { check in
        (check.isHidden ? "Hidden from students:\n\n" : "") + fence(check.code.text)
      }
      folds.append(MarkdownText.fold("The checks", checks.joined(separator: "\n")))
    }
    if !exercise.mistakes.isEmpty {
      let mistakes = exercise.mistakes.map {
        fence($0.code.text) + "\n" + MarkdownText.escaped($0.says) + "\n"
      }
      folds.append(MarkdownText.fold("Foreseen mistakes", mistakes.joined(separator: "\n")))
    }
    self.folds = folds
  }
}

extension Exercise {
  /// A line above the code to start from.
  var heading: String {
    "**Exercise** \(MarkdownText.code(name)) · \(points == 1 ? "1 point" : "\(points) points")\n"
  }
}
