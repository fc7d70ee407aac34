import LessonModel
import LessonOutput

extension TerminalRenderer {
  /// The same, with the looks of code, formulas and drawings remembered: after an edit, most are those of before.
  package func remembering() -> TerminalRenderer {
    var renderer = self
    let (highlight, inlineMath, displayMath, drawing) = (highlight, inlineMath, displayMath, drawing)
    let tokens = Remembered<String, [SyntaxToken]>()
    renderer.highlight = { source in tokens.value(for: source) { highlight(source) } }
    let inline = Remembered<Math, StyledText>()
    renderer.inlineMath = { math in inline.value(for: math) { inlineMath(math) } }
    let display = Remembered<Sized<Math>, [StyledText]>()
    renderer.displayMath = { math, width in
      display.value(for: Sized(content: math, width: width)) { displayMath(math, width) }
    }
    let drawn = Remembered<Sized<Output>, [StyledText]>()
    renderer.drawing = { output, space in
      drawn.value(for: Sized(content: output, width: space.width)) { drawing(output, space) }
    }
    return renderer
  }
}

private struct Sized<Content: Hashable & Sendable>: Hashable {
  var content: Content
  var width: Int
}
