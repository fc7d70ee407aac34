import LessonModel
import LessonOutput

extension ArticleWriter {
  /// A cell's source and what came of it. What checks and solutions have to say, the exercise tells.
  ///
  /// - Parameter caption: For the drawing that the cell ends with.
  func writeCell(_ cell: Cell, caption: HTML? = nil, to html: inout HTML) {
    switch cell.role {
    case .plain: writeCodeAndResult(cell, caption: caption, to: &html)
    case .solution(let exercise):
      // Nothing after a solution that fails can be believed, so that is shown where it happened.
      writeFailure(of: cell, in: lesson.exercises[exercise], to: &html)
    case .check(let exercise):
      writeFailure(of: cell, in: lesson.exercises[exercise], to: &html)
    }
  }

  /// The cell is known to end with a drawing.
  func endsWithDrawing(_ cell: Cell) -> Bool {
    cell.role == .plain && result(of: cell.index)?.outputs.last?.isDrawing == true
  }

  private func writeCodeAndResult(_ cell: Cell, caption: HTML?, to html: inout HTML) {
    html.element("div", .class("cell"), .id(anchors.anchor(of: cell))) { html in
      let source = HTML { html in
        if cell.isHidden {
          writeFoldedCode(of: cell, to: &html)
        } else {
          writeCodeBox(cell.code.text, "swift", to: &html)
        }
      }
      // What only draws is for those who ask how the drawing was made.
      let isBelow = cell.isHidden && endsWithDrawing(cell)
      if !isBelow { html.append(source) }
      guard let result = result(of: cell.index) else { return }
      write(
        result, of: cell, DrawingSurroundings(caption: caption, source: isBelow ? source : nil), to: &html)
    }
  }

  private func writeFoldedCode(of cell: Cell, to html: inout HTML) {
    html.element("details", .class("source")) { html in
      html.element("summary", text: "Code")
      writeCodeBox(cell.code.text, "swift", isFolded: true, to: &html)
    }
  }

  /// The result of a solution or a check, if the author's code does not pass.
  private func writeFailure(of cell: Cell, in exercise: Exercise, to html: inout HTML) {
    guard let result = result(of: cell.index), result.isFailure else { return }
    html.element("div", .class("cell"), .id(anchors.anchor(of: cell))) { html in
      if renderer.edition == .student, cell.isSecret {
        html.element("div", .class("outputs failed")) { html in
          html.element("p", .class("unmet"), text: "the author's code for \(exercise.name) does not pass")
        }
      } else {
        write(result, of: cell, to: &html)
      }
    }
  }

  /// What the cell printed when the author last accepted it, where nothing newer is known.
  func writeRecordedOutput(of cell: Cell, to html: inout HTML) {
    guard results[cell.index] == nil, let text = cell.recordedOutput?.lines.text, !text.isEmpty else {
      return
    }
    html.element("div", .class("outputs")) { $0.element("pre", text: text.writtenOut) }
  }
}

extension Output {
  fileprivate var isDrawing: Bool {
    switch self {
    case .plot, .figure: true
    case .text, .table, .expectation: false
    }
  }
}

extension Cell {
  /// A name for what belongs to the cell, such as its drawings. The point keeps it apart from the anchors of headings,
  /// which have none.
  package var anchor: String {
    guard let name, Int(name) == nil else { return "cell.\(index + 1)" }
    return "cell.\(name)"
  }

  /// What students are not to see.
  package var isSecret: Bool {
    switch role {
    case .plain: false
    case .solution: true
    case .check: isHidden
    }
  }
}
