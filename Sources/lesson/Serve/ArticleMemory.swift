import LessonModel
import LessonOutput
import LessonPages
import LessonRender
import SwiftAnalysis

/// The looks of code and drawings: after an edit, most are those of before.
struct ArticleMemory {
  private struct Drawing: Hashable {
    var output: Output
    var identifier: String
  }

  private let tokens = Remembered<String, [SyntaxToken]>()
  private let drawings = Remembered<Drawing, HTML>()

  var highlight: @Sendable (String) -> [SyntaxToken] {
    { [tokens] source in tokens.value(for: source) { SwiftHighlighter.tokens(of: source) } }
  }

  func drawing(_ output: Output, _ identifier: String, _ make: () -> HTML) -> HTML {
    drawings.value(for: Drawing(output: output, identifier: identifier), make)
  }
}
