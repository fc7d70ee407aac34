import LessonModel
import LessonSyntax
import Testing

/// Each text shows by its marks what is to be reported where: that, and nothing else.
@Suite struct DiagnosticTests {
  static let fences = [
    "⟪unclosed-fence⟫```swift\nlet x = 1\n\ntext\n",
    "> ⟪unclosed-fence⟫~~~\n> code\n\ntext\n",
    "- ⟪unclosed-fence⟫```\n  a\n\n```text\nb\n```\n",
    "```swift {⟪unknown-attribute⟫.hiden}\n```\n",
    "```swift {⟪unknown-attribute⟫tiemout=20s ⟪unknown-attribute⟫.no}\n```\n",
    "```swift {⟪malformed-attributes⟫hidden}\n```\n",
    "```swift ⟪malformed-attributes⟫hidden\n```\n",
    "```swift ⟪malformed-attributes⟫{.hidden\n```\n",
    "```swift {.hidden} ⟪malformed-attributes⟫please\n```\n",
    "```swift {⟪malformed-attributes⟫# .hidden ⟪malformed-attributes⟫timeout=}\n```\n",
    "```swift {⟪malformed-attributes⟫says=\"never closed}\n```\n",
    "```swift {⟪malformed-attributes⟫\" .hidden}\n```\n",
    "```swift {.hidden ⟪repeated-attribute⟫.hidden}\n```\n",
    "```swift {#a}\n```\n\n```swift {⟪duplicate-name⟫#a}\n```\n",
    "```swift {⟪invalid-timeout⟫timeout=20}\n```\n\n```swift {⟪invalid-timeout⟫timeout=0s}\n```\n",
    "```swift {⟪invalid-timeout⟫timeout=99999999999999999999s}\n```\n\n```swift {⟪invalid-timeout⟫timeout=61m}\n```\n",
    "```text {.output ⟪invalid-tolerance⟫tolerance=-1}\n```\n".withCellBefore,
    "```text {.output ⟪invalid-tolerance⟫tolerance=inf}\n```\n".withCellBefore,
    "```text {.output tolerance=1e-6}\n```\n".withCellBefore,
    "```swift {⟪unknown-attribute⟫tolerance=1}\n```\n\n```swift {⟪misplaced-attribute⟫.incomplete}\n```\n",
    "```swift {⟪misplaced-attribute⟫points=2}\n```\n",
    "```swift {⟪misplaced-attribute⟫.hidden .static}\n```\n",
    "```swift {.static ⟪misplaced-attribute⟫.exercise}\n```\n",
    "```text {.output ⟪misplaced-attribute⟫#a}\n```\n".withCellBefore,
    "```⟪misplaced-attribute⟫swfit {.hidden}\n```\n",
    "``` ⟪misplaced-attribute⟫{.hint for=x}\n```\n",
    "```swift {.static says=\"Use ⟪backtick-in-fence⟫`one`.\"}\n",
    "text\n- > text\n  > ```swift {.mistake says=\"⟪backtick-in-fence⟫``x``\"}\n  > text\n",
    "```swift {.hidden}``` and ```` ```swift {.static} ```` are spans\n",
    "```js {1,3}\n```\n\n```mermaid {init: x}\n```\n\n``` {.python .numberLines}\n```\n",
    "⟪output-without-cell⟫```text {.output}\n```\n",
    "```text {.output}\n```\n\n⟪second-output⟫```text {.output}\n```\n".withCellBefore,
    "```swift\nlet x = \"a⟪nul-in-code⟫\0b\"\n⟪nul-in-code⟫\0\n```\n",
  ]

  @Test("A fence that is wrong is reported at the place that is wrong", arguments: fences)
  func fence(_ marked: String) {
    expectReports(marked)
  }

  static let exercises = [
    "⟪exercise-without-check⟫⟪exercise-without-solution⟫⟪exercise-without-hint⟫```swift {#a .exercise}\n```\n",
    "⟪exercise-without-name⟫```swift {.exercise}\n```\n",
    "⟪missing-reference⟫```swift {.solution}\n```\n",
    "```swift {.check ⟪unknown-exercise⟫for=squre}\n```\n".withExercise,
    "```text {.hint ⟪unknown-exercise⟫for=nothing}\n```\n",
    "⟪second-solution⟫```swift {.solution for=square}\n```\n".withExercise,
    "⟪mistake-without-words⟫```swift {.mistake for=square}\n```\n".withExercise,
    "```swift {⟪duplicate-name⟫#square .exercise}\n```\n".withExercise,
    "```swift {#a}\n```\n\n```swift {⟪duplicate-name⟫#a .exercise}\n```\n\n```text {.hint for=a}\n```\n",
    "".withExercise,
  ]

  @Test("An exercise that is not whole is reported", arguments: exercises)
  func exercise(_ marked: String) {
    expectReports(marked)
  }

  static let texts = [
    "⟪empty-lesson⟫",
    "⟪empty-lesson⟫ \n\t\n",
    "a\n\n⟪unclosed-math⟫$$ x\n\n$$y$$\n",
    "- a\n  > Größe ⟪unclosed-math⟫$$ x\n",
    "Between ⟪looks-like-currency⟫$20 and 30$ or $2x$\n",
    "$x$⟪adjacent-formulas⟫$y$\n",
    "| a |\n|---|\n| $a ⟪pipe-in-formula⟫| b$ |\n| $\\|x\\|$ |\n",
    "> ⟪unknown-callout⟫[!NOTICE]\n> text\n",
    "text\n\n⟪nested-too-deep⟫" + String(repeating: "*a **b ", count: 80)
      + String(repeating: "b** a*", count: 80),
    "x\n\n" + String(repeating: "> ", count: 100) + "⟪nested-too-deep⟫> deep\n",
    String(repeating: "- ", count: 50) + "⟪nested-too-deep⟫- deep\n",
  ]

  @Test("Text that is wrong is reported at the place that is wrong", arguments: texts)
  func text(_ marked: String) {
    expectReports(marked)
  }

  @Test("A file that is not UTF-8 is reported with the byte's offset, and the rest of it is kept")
  func notUTF8() {
    let bytes = Array("\u{FEFF}one\r\ntwö ".utf8) + [0xFF, 0xFE] + Array("\n\n```swift\n```\n".utf8)
    let lesson = LessonParser().parse(SourceText(bytes), name: "a", file: "a.md")
    #expect(lesson.diagnostics.map(\.identifier) == ["not-utf8"])
    #expect(lesson.diagnostics.first?.summary == "byte 13 of the file is not UTF-8")
    #expect(lesson.diagnostics.first?.range == SourceRange(line: 2, column: 6))
    #expect(lesson.cells.count == 1)
  }

  @Test("The nearest allowed word is offered")
  func nearest() {
    let fix = { (markdown: String) in Lesson(markdown).diagnostics.first?.fix }
    #expect(fix("```swift {.hiden}\n```") == "write `.hidden`")
    #expect(fix("```swift {.exercsie}\n```") == "write `.exercise`")
    #expect(fix("```swift {timout=2s}\n```") == "write `timeout=`")
    #expect(fix("```swift {.zebra}\n```") == "take it out")
    #expect(fix("```swift {.check for=squre}\n```\n".withExercise) == "write `for=square`")
    #expect(fix("> [!NOTICE]\n") == "write `[!NOTE]`")
  }

  @Test("A second place is noted where there is one")
  func notes() {
    let lesson = Lesson("```swift {#a}\n```\n\n```swift {#a}\n```\n")
    #expect(
      lesson.diagnostics.first?.notes.map(\.range) == [
        SourceRange(
          SourcePosition(line: 1, column: 11), SourcePosition(line: 1, column: 12))
      ])
    #expect(lesson.cells.map(\.name) == ["a", nil])
  }

  @Test("Of a great many problems the first thousand are kept, and the rest counted")
  func manyProblems() {
    let lesson = Lesson(String(repeating: "```swift {.a}\n```\n\n", count: 1200))
    #expect(lesson.diagnostics.count == 1001)
    #expect(lesson.diagnostics.last?.summary == "200 more problems are not shown")
  }

  @Test("Problems in a formula are placed in the file")
  func formulaProblems() {
    let marked = MarkedText(
      "# A $ö⟪math-unknown-command⟫\\foo$\n\n> $$\n> a\n>   ⟪math-unknown-command⟫\\foo\n> $$\n\n"
        + "| a |\n|---|\n| \\| $\\|⟪math-unknown-command⟫\\foo$ |\n")
    let lesson = LessonParser().parse(marked.text, name: "a", file: "a.md")
    #expect(MarkedText.places(in: lesson) == marked.places)
  }

  private func expectReports(_ marked: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let marked = MarkedText(marked)
    let lesson = Lesson(marked.text)
    #expect(MarkedText.places(in: lesson) == marked.places, sourceLocation: sourceLocation)
    for diagnostic in lesson.diagnostics {
      #expect(diagnostic.file == "lesson.md", sourceLocation: sourceLocation)
      #expect(diagnostic.fix != nil || diagnostic.severity == .note, sourceLocation: sourceLocation)
    }
  }
}

extension String {
  fileprivate var withCellBefore: String {
    "```swift\n```\n\n" + self
  }

  /// The text after an exercise that has everything.
  fileprivate var withExercise: String {
    """
    ```swift {#square .exercise}
    ```
    ```swift {.solution for=square}
    ```
    ```swift {.check for=square}
    ```
    ```text {.hint for=square}
    ```


    """ + self
  }
}
