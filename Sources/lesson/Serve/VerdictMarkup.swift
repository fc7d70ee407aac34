import LessonExercises
import LessonModel
import LessonOutput
import LessonPages
import LessonRender

/// What came of checking an answer, for the page: the same as `lesson check` tells in the terminal.
struct VerdictMarkup {
  let checked: CheckedExercise
  /// What is added to each line of the file to get that of the editor.
  let firstLine: Int

  var html: HTML {
    HTML { html in
      if case .unreadable(let error) = checked.state { write(error.diagnostic, to: &html) }
      guard let verdict = checked.verdict else { return }
      if let mistake = verdict.mistake { html.element("p", .class("says"), text: mistake) }
      for diagnostic in verdict.diagnostics { write(diagnostic, to: &html) }
      if !verdict.expectations.isEmpty {
        html.element("ul", .class("verdicts")) { html in
          for expected in verdict.expectations { write(expected, to: &html) }
        }
      }
      writeOutputs(verdict.outputs, to: &html)
    }
  }

  private func write(_ diagnostic: Diagnostic, to html: inout HTML) {
    let isTheirs = diagnostic.file == checked.file
    if isTheirs, let line = diagnostic.range?.start.line { writeLineButton(line, to: &html) }
    html.append(DiagnosticMarkup.html(diagnostic, source: isTheirs ? checked.text : nil))
  }

  private func write(_ expected: Verdict.Expected, to html: inout HTML) {
    let expectation = expected.expectation
    html.element("li", .class(expectation.isMet ? "met" : "unmet")) { html in
      html.text(expectation.message.visiblyEscaped)
      guard !expectation.isMet else { return }
      html.element("dl", .class("facts")) { html in
        for (name, value) in expectation.facts(subject: expected.subject) {
          html.element("dt", text: name)
          html.element("dd") { $0.element("code", text: TerminalText(value).plainText) }
        }
      }
      if let line = expected.answerLine { writeLineButton(line, to: &html) }
    }
  }

  /// Leads to the line in the editor.
  private func writeLineButton(_ line: Int, to html: inout HTML) {
    guard line >= firstLine else { return }
    html.element(
      "button", .class("line"), Attribute("type", "button"), Attribute("data-line", String(line - firstLine)),
      text: "Line \(line)")
  }

  /// What the code has printed; what else it has shown, the terminal's `lesson check` draws.
  private func writeOutputs(_ outputs: [Output], to html: inout HTML) {
    let texts = outputs.compactMap { output in
      switch output {
      case .text(let text): TerminalText(text.text).plainText
      case .expectation: nil
      case .table, .plot, .figure: output.terminalDrawing(width: 72)
      }
    }
    guard !texts.isEmpty else { return }
    html.element("p", .class("verdict-title"), text: "Your code has shown")
    html.element("pre", .class("shown"), text: texts.joined())
  }
}
