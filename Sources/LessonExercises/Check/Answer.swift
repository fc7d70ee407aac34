import LessonModel

/// Code that somebody gives as the answer to an exercise: a student's file, the author's solution, a starter, a
/// foreseen mistake, a mutant. All are judged alike.
package struct Answer: Sendable {
  /// Index into `Lesson.exercises`.
  package var exercise: Int
  /// The file as the user would name it; messages begin with it.
  package var file: String
  package var text: SourceText
  /// The file's line of the text's first line: a solution stands in the middle of a lesson.
  package var firstLine: Int

  package init(exercise: Int, file: String, text: SourceText, firstLine: Int = 1) {
    self.exercise = exercise
    self.file = file
    self.text = text
    self.firstLine = firstLine
  }

  /// The text as code in its file.
  var snippet: Snippet {
    let text = text.string(0..<text.bytes.count)
    return Snippet(text: text.hasSuffix("\n") ? text : text + "\n", firstLine: firstLine)
  }

  /// Code that stands in the lesson itself.
  package init(exercise: Int, snippet: Snippet, in lesson: Lesson) {
    self.init(
      exercise: exercise, file: lesson.file, text: SourceText(Array(snippet.text.utf8)),
      firstLine: snippet.firstLine)
  }
}
