import LessonModel

extension Lesson {
  /// The lesson with a student's answers in place of the author's solutions.
  ///
  /// What a compiler or a trap says of such code names the student's file, since the lesson has no such lines.
  package func replacingSolutions(with answers: [CheckedExercise]) -> Lesson {
    var lesson = self
    for answer in answers {
      guard let solution = exercises[answer.exercise].solution, let text = answer.text else { continue }
      let code = text.string(0..<text.bytes.count)
      let name = answer.file.split(separator: "/").last.map(String.init) ?? ""
      // A name that would end the literal early is worth no escaping.
      let file = name.contains { "\"\\\n\r".contains($0) } ? "answer.swift" : name
      lesson.cells[solution].code.text =
        "#sourceLocation(file: \"\(file)\", line: 1)\n" + code + (code.hasSuffix("\n") ? "" : "\n")
      lesson.cells[solution].code.indents = []
    }
    return lesson
  }
}
