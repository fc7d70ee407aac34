import LessonModel
import SwiftAnalysis
import Testing

@testable import LessonKernel

@Suite("Cutting a lesson into segments")
struct SegmentTests {
  private func plan(_ cells: [TestCell], first: Int = 1000) -> [[Int]] {
    let lesson = makeLesson(cells)
    return Segment.plan(lesson.cells, lesson.cells.map { CellAnalysis(of: $0.code.text) }, first: first).map(
      \.cells)
  }

  @Test("cells that get along are one segment")
  func together() {
    #expect(plan(["let a = 1", "let b = a", "print(a, b)"]) == [[0, 1, 2]])
  }

  @Test("a name that is declared again begins a segment")
  func redeclared() {
    #expect(plan(["let a = 1", "print(a)", "let a = 2", "print(a)"]) == [[0, 1], [2, 3]])
  }

  @Test("a name that an earlier cell mentions begins a segment, so that the earlier cell cannot see it")
  func mentionedBefore() {
    #expect(plan(["func f() -> Int { later }", "print(1)", "let later = 3"]) == [[0, 1], [2]])
  }

  @Test("a cell that must fail stands alone")
  func mustFail() {
    #expect(plan(["let a = 1", TestCell("a = 2", mustFail: true), "print(a)"]) == [[0], [1], [2]])
  }

  @Test("the first segment is as short as is asked for")
  func first() {
    #expect(plan(["1", "2", "3", "4"], first: 2) == [[0, 1], [2, 3]])
  }
}

@Suite("The source of a segment")
struct SegmentSourceTests {
  private func source(_ text: String, name: String = "a.md") -> String {
    let cell = Cell(
      index: 3, code: Snippet(text: text, firstLine: 10), range: SourceRange(line: 9, column: 1))
    return SegmentSource(sourceName: name).text(
      [(cell, CellAnalysis(of: text))], importing: "Segment0", knowing: ["Foundation"])
  }

  @Test("the last expression is shown, at its own line and column")
  func lastExpression() {
    #expect(
      source("let a = 1; a + 2 // sum\n") == """
        @_exported import Segment0
        LessonKit._beginCell(3)
        #sourceLocation(file: "a.md", line: 10)
        let a = 1;\u{20}
        #sourceLocation()
        #sourceLocation(file: "a.md", line: 9)
        LessonKit._showResult(
                   a + 2
        )
        #sourceLocation()

        """)
  }

  @Test("what a cell imports is handed on, and what earlier ones handed on is not imported again")
  func imports() {
    let text = source("import Foundation\nimport Backprop; let a = 1\n")
    #expect(
      text.hasSuffix(
        "\n                 \nimport Backprop; let a = 1\n#sourceLocation()\n@_exported import Backprop\n"))
  }

  @Test("a file name that would end the string is replaced")
  func strangeName() {
    #expect(source("print(1)\n", name: "a\"b.md").contains("file: \"lesson.md\""))
  }
}

@Suite("The compiler's messages")
struct CompilerMessagesTests {
  @Test("errors, warnings and notes are read, excerpts and carets are not")
  func reading() {
    let messages = CompilerMessages(
      """
      my lesson: 1.md:41:7: error: cannot find 'wieght' in scope [#Scope]
      let a = wieght * x // error: not one
              ^~~~~~
      my lesson: 1.md:12:5: note: did you mean 'weight'?
      /tmp/x/Segment1.swift:3:1: warning: odd
      <unknown>:0: note: somewhere
      error: fatal
      """, sourceName: "my lesson: 1.md"
    ).messages
    #expect(
      messages == [
        .init(
          severity: .error, line: 41, column: 7, text: "cannot find 'wieght' in scope",
          notes: [.init(line: 12, column: 5, text: "did you mean 'weight'?")]),
        .init(
          severity: .warning, line: nil, column: 1, text: "odd",
          notes: [.init(line: nil, column: 1, text: "somewhere")]),
        .init(severity: .error, line: nil, column: 1, text: "fatal"),
      ])
  }
}

@Suite("What a broken cell takes with it")
struct DependentsTests {
  private func needing(_ failed: Int, _ cells: String...) -> [Int: String] {
    cellsNeeding(failed, cells.map { CellAnalysis(of: $0) })
  }

  @Test("cells that use its names, and those that use theirs")
  func chain() {
    #expect(needing(0, "let a = x", "let b = a", "print(b)", "print(1)") == [1: "a", 2: "b"])
  }

  @Test("cells that use a variable it would have changed")
  func mutation() {
    #expect(needing(1, "var a = 1\nlet c = 2", "a += x; print(c)", "print(c)", "print(a)") == [3: "a"])
  }

  @Test("a name that is declared anew is whole again")
  func redeclared() {
    #expect(needing(0, "let a = x", "let a = 1", "print(a)") == [:])
  }
}
