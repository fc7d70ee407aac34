import LessonModel
import LessonSyntax
import Testing

@Suite struct CalloutTests {
  @Test("The first line of a quote makes it a callout", arguments: Callout.Kind.allCases)
  func kinds(_ kind: Callout.Kind) {
    let expected = Callout(
      kind,
      [
        Block(
          .paragraph([.text("a"), .softBreak, .text("b")]),
          at: SourceRange(
            SourcePosition(line: 2, column: 3), SourcePosition(line: 3, column: 3)))
      ])
    for word in [kind.rawValue, kind.rawValue.uppercased()] {
      #expect(Lesson("> [!\(word)]\n> a\n> b").blocks.map(\.kind) == [.callout(expected)])
    }
  }

  @Test(
    "A quote that begins otherwise stays a quote",
    arguments: [
      "> [!NOTE] with text\n", "> text\n> [!NOTE]\n", "> **[!NOTE]**\n", "> # [!NOTE]\n", "> [! NOTE]\n",
      "[!NOTE]\ntext\n",
      "> \\[!NOTE] a\n", "> [!NOTE](url)\n",
    ])
  func ordinary(_ markdown: String) {
    let lesson = Lesson(markdown)
    #expect(!LessonDump.dump(lesson).contains("callout"))
    #expect(lesson.diagnostics == [])
  }

  @Test("Callouts hold any blocks, and stand in lists and quotes")
  func blocks() {
    let lesson = Lesson("- > [!TIP]\n  >\n  > ```swift\n  > x\n  > ```\n  >\n  > > [!WARNING]\n  > > $x$\n")
    #expect(
      LessonDump.dump(lesson) == """
        list bullet tight 1:1-8:9
          item
            callout tip 1:3-8:9
              cell 0 3:5-5:7
              callout warning 7:5-8:9
                paragraph 8:7-8:9 math("x")
        cell 0 `cell 1` 3:5-5:7 plain line 4 indents [4] "x\\n"

        """)
  }
}
