import LessonMath
import LessonModel
import LessonOutput

/// A lesson and what came of its cells, as text for a terminal.
package struct TerminalRenderer: Sendable {
  package var options: TerminalOptions
  /// The lesson's own text, which messages quote; nil when it is not at hand.
  package var source: SourceText?
  /// Names the pieces of Swift source that have a colour.
  package var highlight: @Sendable (String) -> [SyntaxToken]
  /// A formula in one line.
  package var inlineMath: @Sendable (Math) -> StyledText
  /// A formula that stands alone, in rows no wider than so many columns where that can be.
  package var displayMath: @Sendable (Math, Int) -> [StyledText]
  /// Tables, plots and figures as rows.
  var drawing: @Sendable (Output, DrawingSpace) -> [StyledText] = { $0.drawn(in: $1) }

  /// - Parameters:
  ///   - inlineMath: nil draws formulas as `TerminalMath` does.
  ///   - displayMath: likewise.
  package init(
    _ options: TerminalOptions, source: SourceText? = nil,
    highlight: @escaping @Sendable (String) -> [SyntaxToken] = { _ in [] },
    inlineMath: (@Sendable (Math) -> StyledText)? = nil,
    displayMath: (@Sendable (Math, Int) -> [StyledText])? = nil
  ) {
    let math = TerminalMath(characters: options.characters)
    self.options = options
    self.source = source
    self.highlight = highlight
    self.inlineMath = inlineMath ?? { math.inline(MathParser.parse($0.tex, isDisplay: false).formula) }
    self.displayMath =
      displayMath ?? { math.display(MathParser.parse($0.tex, isDisplay: true).formula, width: $1) }
  }

  /// Writes the lesson from its first block to its last.
  ///
  /// - Parameters:
  ///   - only: index of a cell: writes nothing but that cell and its result.
  ///   - result: asked once for each cell, in their order, after everything before its result was written;
  ///     it may take its time. Nil means that the cell was not run.
  ///   - earlier: what the cell showed before the last change of the lesson, where that is still worth seeing.
  ///     Asked after `result`, and written below it in a way that tells it is old.
  ///   - isSolved: whether the student's own answer to an exercise passes, and so has run in place of the author's; nil
  ///     where there is no answer.
  ///   - write: is handed the text, piece by piece.
  package func render(
    _ lesson: Lesson, only: Int? = nil, result: (Int) -> CellResult?,
    earlier: (Int) -> CellResult? = { _ in nil }, isSolved: (Int) -> Bool? = { _ in nil },
    write: (String) -> Void
  ) {
    withoutActuallyEscaping(result) { result in
      withoutActuallyEscaping(earlier) { earlier in
        withoutActuallyEscaping(isSolved) { isSolved in
          withoutActuallyEscaping(write) { write in
            let printer = TerminalPrinter(
              self, lesson, result: result, earlier: earlier, isSolved: isSolved, write: write)
            if let only { printer.print(onlyCell: only) } else { printer.printLesson() }
            printer.flush()
          }
        }
      }
    }
  }

  /// A problem for people: where and what, the place with a caret below it, why, and how to mend it.
  package func text(of diagnostic: Diagnostic) -> String {
    var sheet = TerminalSheet(options)
    sheet.print(diagnostic, source: source)
    return sheet.takePending()
  }
}
