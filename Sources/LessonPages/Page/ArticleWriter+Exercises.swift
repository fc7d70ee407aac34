import LessonModel
import LessonOutput
import LessonSyntax

extension ArticleWriter {
  /// An exercise: the code to start from, what is expected of it, how to work on it, and in folds the hints and,
  /// depending on the edition, the answer.
  func writeExercise(_ index: Int, to html: inout HTML) {
    let exercise = lesson.exercises[index]
    let anchor = anchors.anchor(of: exercise)
    html.element("section", .class("exercise"), .id(anchor), .label("Exercise \(exercise.name)")) { html in
      writeTitle(of: exercise, to: &html)
      writeCodeBox(exercise.starter.text, "swift", to: &html)
      writeExpectations(of: exercise, to: &html)
      html.element("p", .class("command")) { html in
        html.text("Work on it in your editor: ")
        html.element("code", text: "lesson start \(lesson.name)")
        html.text(", then ")
        html.element("code", text: "lesson check \(lesson.name)/\(exercise.name)")
      }
      writeHints(exercise.hints[...], number: 1, to: &html)
      writeAnswer(of: exercise, to: &html)
      if renderer.edition == .teacher { writeNotes(on: exercise, to: &html) }
    }
  }

  private func writeTitle(of exercise: Exercise, to html: inout HTML) {
    html.element("p", .class("exercise-title")) { html in
      html.element("strong", text: "Exercise")
      html.text(" ")
      html.element("code", text: exercise.name)
      html.element(
        "span", .class("points"), text: exercise.points == 1 ? "1 point" : "\(exercise.points) points")
    }
  }

  // MARK: - Expectations

  /// What the visible checks ask for, in the author's words, as the author's own answer met them.
  private func writeExpectations(of exercise: Exercise, to html: inout HTML) {
    let visible = exercise.checks.filter { renderer.edition == .teacher || !lesson.cells[$0].isHidden }
    let expectations = visible.compactMap { result(of: $0) }.flatMap(\.outputs).compactMap { output in
      if case .expectation(let expectation) = output { expectation } else { nil }
    }
    guard !expectations.isEmpty else { return }
    html.element("p", .class("expectations-title"), text: "What is expected of it")
    html.element("ul", .class("expectations")) { html in
      for expectation in expectations { html.element("li", text: expectation.message.writtenOut) }
    }
  }

  // MARK: - Folds

  /// Each hint has the next one inside, so that they are opened one by one.
  private func writeHints(_ hints: ArraySlice<String>, number: Int, to html: inout HTML) {
    guard let hint = hints.first, number <= ArticleWriter.deepest else { return }
    html.element("details", .class("hint")) { html in
      html.element("summary", text: number == 1 ? "A hint" : "Another hint")
      writeMarkdown(hint, to: &html)
      writeHints(hints.dropFirst(), number: number + 1, to: &html)
    }
  }

  /// A hint's text, which is Markdown. What it does wrong is shown as it is, and not reported.
  private func writeMarkdown(_ text: String, to html: inout HTML) {
    let hint = LessonParser().parse(text, name: lesson.name, file: lesson.file)
    let writer = ArticleWriter(renderer, hint, isHint: true) { _ in nil }
    writer.write(hint.blocks, to: &html)
    take(writer)
  }

  private func writeAnswer(of exercise: Exercise, to html: inout HTML) {
    guard renderer.edition != .student, let solution = exercise.solution else { return }
    html.element("details", .class("solution")) { html in
      html.element("summary", text: "The author's answer")
      writeCodeBox(lesson.cells[solution].code.text, "swift", isFolded: true, to: &html)
    }
  }

  /// What a teacher wants to know beyond that: the checks, and the mistakes that were foreseen.
  private func writeNotes(on exercise: Exercise, to html: inout HTML) {
    html.element("details", .class("teacher")) { html in
      html.element("summary", text: exercise.checks.count == 1 ? "The check" : "The checks")
      for check in exercise.checks {
        if lesson.cells[check].isHidden { html.element("p", .class("note"), text: "Hidden from students:") }
        writeCodeBox(lesson.cells[check].code.text, "swift", isFolded: true, to: &html)
      }
    }
    guard !exercise.mistakes.isEmpty else { return }
    html.element("details", .class("teacher")) { html in
      html.element("summary", text: "Foreseen mistakes")
      for mistake in exercise.mistakes {
        writeCodeBox(mistake.code.text, "swift", isFolded: true, to: &html)
        html.element("p", .class("says"), text: mistake.says)
      }
    }
  }
}
