import LessonModel
import LessonOutput
import Testing

@testable import LessonRender

@Suite struct TerminalRendererTests {
  private func render(
    _ blocks: [Block], cells: [Cell] = [], _ options: TerminalOptions = TerminalOptions(width: 60),
    only: Int? = nil, result: (Int) -> CellResult? = { _ in nil }
  ) -> String {
    let lesson = Lesson(name: "a", file: "a.md", title: "A", blocks: blocks, cells: cells)
    var text = ""
    TerminalRenderer(options).render(
      lesson, part: only.map { .cell($0) } ?? .whole, result: result, write: { text += $0 })
    return text
  }

  private func paragraph(_ inlines: Inline...) -> Block { Block(.paragraph(inlines)) }

  private func cell(_ index: Int, _ code: String) -> Cell {
    Cell(index: index, code: Snippet(text: code, firstLine: 1), range: SourceRange(line: 1, column: 1))
  }

  @Test("writes everything before a cell's result, its source included, before it asks")
  func streaming() {
    let lesson = Lesson(
      name: "a", file: "a.md", title: "A",
      blocks: [paragraph(.text("before")), Block(.cell(0)), paragraph(.text("after"))],
      cells: [cell(0, "f()\n")])
    var written = ""
    var writtenWhenAsked = ""
    TerminalRenderer(TerminalOptions()).render(
      lesson,
      result: { _ in
        writtenWhenAsked = written
        return nil
      }, write: { written += $0 })
    #expect(writtenWhenAsked == "before\n\n  ┃ f()\n")
    #expect(written == "before\n\n  ┃ f()\n\nafter\n")
  }

  @Test("writes one cell alone when asked for no more")
  func onlyCell() {
    let text = render(
      [paragraph(.text("prose")), Block(.cell(0)), Block(.cell(1))], cells: [cell(0, "a\n"), cell(1, "b\n")],
      only: 1,
      result: { CellResult(cell: $0, status: .succeeded, outputs: [.text(TextOutput(.value, "\($0)"))]) })
    #expect(text == "  ┃ b\n  │ → 1\n")
  }

  @Test("shows what was recorded only where a cell did not run")
  func recordedOutput() {
    var recorded = cell(0, "print(1)\n")
    recorded.recordedOutput = RecordedOutput(
      lines: Snippet(text: "old\n", firstLine: 6), range: SourceRange(line: 5, column: 1))
    let blocks = [Block(.cell(0)), Block(.recordedOutput(cell: 0))]
    #expect(render(blocks, cells: [recorded]) == "  ┃ print(1)\n  │ old\n")
    let fresh = render(blocks, cells: [recorded]) {
      CellResult(cell: $0, status: .succeeded, outputs: [.text(TextOutput(.output, "new\n"))])
    }
    #expect(fresh == "  ┃ print(1)\n  │ new\n")
  }

  @Test("marks what is from before the last change, without colour too, and quotes no lines for it")
  func earlierResults() {
    let lesson = Lesson(
      name: "a", file: "a.md", title: "A", blocks: [Block(.cell(0)), Block(.cell(1))],
      cells: [cell(0, "a\n"), cell(1, "b\n")])
    func text(_ characters: Repertoire, hasStyles: Bool = false) -> String {
      var text = ""
      TerminalRenderer(
        TerminalOptions(hasStyles: hasStyles, characters: characters),
        source: SourceText(Array("new\n".utf8))
      ).render(
        lesson,
        result: { $0 == 0 ? CellResult(cell: 0, status: .notRun("needs `x`")) : nil },
        earlier: { cell in
          CellResult(
            cell: cell, status: .succeeded, outputs: [.text(TextOutput(.value, "7"))],
            diagnostics: [
              Diagnostic(.warning, "swift", "w", file: "a.md", at: SourceRange(line: 1, column: 1))
            ])
        }, write: { text += $0 })
      return text
    }
    let warning = "a.md:1:1: warning: w [swift]"
    #expect(
      text(.unicode)
        == "  ┃ a\n  │ ○ not run: needs `x`\n  ┊ → 7\n  ┊ \(warning)\n\n  ┃ b\n  ┊ → 7\n  ┊ \(warning)\n")
    #expect(text(.ascii).hasSuffix("  | b\n  ? => 7\n  ? \(warning)\n"))
    #expect(text(.unicode, hasStyles: true).contains("\u{1B}[2m7"))
  }

  @Test("shows a hidden cell's results and not its source")
  func hidden() {
    var hidden = cell(0, "secret()\n")
    hidden.isHidden = true
    let text = render([Block(.cell(0))], cells: [hidden]) {
      CellResult(cell: $0, status: .succeeded, outputs: [.text(TextOutput(.output, "shown\n"))])
    }
    #expect(text == "  │ shown\n")
  }

  @Test("says that a cell failed as it was meant to, or did not")
  func mustFail() {
    var failing = cell(0, "f()\n")
    failing.mustFail = true
    let met = render([Block(.cell(0))], cells: [failing]) { CellResult(cell: $0, status: .succeeded) }
    #expect(met == "  ┃ f()\n  │ ✓ fails, as it is meant to\n")
    let unmet = render([Block(.cell(0))], cells: [failing]) {
      CellResult(cell: $0, status: .unexpectedSuccess)
    }
    #expect(unmet == "  ┃ f()\n  │ ✗ ran without a failure, and is meant to fail\n")
  }

  @Test("a claim that does not hold tells its facts in the order in which they are read")
  func facts() {
    let full = Expectation(
      isMet: false, message: "m", actual: "0.0", expected: "0.5", tolerance: 1e-6, input: "x = 1.0",
      guess: "The sign is turned.", line: 1)
    let facts = full.facts(subject: "f(x)", place: "a.swift:2", line: "func f")
    #expect(facts.map(\.name) == ["checked", "for", "expected", "actual", "guess", "at", "line"])
    #expect(facts.map(\.value)[1...2] == ["x = 1.0", "0.5, give or take 1e-06"])
    #expect(Expectation(isMet: false, message: "m", tolerance: 1, line: 1).facts().isEmpty)
  }

  @Test(
    "shows an exercise's checks and not its solution",
    arguments: [
      (false, "  │ ✓ holds\n  ✓ solved by the author's code: 1 check\n"),
      (true, "  ✓ solved by the author's code: 1 check\n"),
    ])
  func exercise(hasHiddenCheck: Bool, expected: String) {
    var (solution, check) = (cell(0, "let answer = 42\n"), cell(1, "expect(true)\n"))
    solution.role = .solution(exercise: 0)
    check.role = .check(exercise: 0)
    check.isHidden = hasHiddenCheck
    let exercise = Exercise(
      name: "e", starter: Snippet(text: "let answer = 0\n", firstLine: 1), solution: 0, checks: [1],
      range: SourceRange(line: 1, column: 1))
    let lesson = Lesson(
      name: "a", file: "a.md", title: "A", blocks: [Block(.exercise(0)), Block(.cell(0)), Block(.cell(1))],
      cells: [solution, check], exercises: [exercise])
    let met = Output.expectation(Expectation(isMet: true, message: "holds", line: 1))
    var text = ""
    TerminalRenderer(TerminalOptions(width: 60)).render(
      lesson, result: { CellResult(cell: $0, status: .succeeded, outputs: $0 == 1 ? [met] : []) },
      write: { text += $0 })
    let box = "  ┏━ Exercise e · 1 point\n  ┃ let answer = 0\n  ┗━\n"
    #expect(text == box + (hasHiddenCheck ? "" : "\n") + expected)
  }

  @Test("sends no control character but newlines, whatever the lesson and its cells hold")
  func controls() {
    let nasty = "\u{1B}[31m\u{7}\u{9B}\u{202E}\u{0}\r\u{7F}\u{2066}"
    let outputs: [Output] = [
      .text(TextOutput(.output, nasty)), .text(TextOutput(.error, nasty)), .text(TextOutput(.value, nasty)),
      .table(Table(.init(nasty), title: nasty, rows: [[nasty]])),
      .plot(Plot(nasty, x: .init(nasty)).line([1, 2], name: nasty)),
      .expectation(Expectation(isMet: false, message: nasty, actual: nasty, expected: nasty, line: 1)),
    ]
    let diagnostic = Diagnostic(
      .error, nasty, nasty, file: nasty, at: SourceRange(line: 1, column: 1), why: nasty, fix: nasty,
      notes: [.init(nasty)])
    let text = render(
      [
        Block(.heading(level: 1, [.text(nasty)], identifier: "")),
        paragraph(
          .text(nasty), .code(nasty), .html(nasty), .math(Math(tex: nasty, isDisplay: false)),
          .link(destination: "https://x/\(nasty)", title: nasty, [.text(nasty)]),
          .image(source: nasty, title: nasty, [.text(nasty)])),
        Block(.math(Math(tex: nasty, isDisplay: true))), Block(.html(nasty)),
        Block(.table(PipeTable(alignments: [.left], header: [[.text(nasty)]], rows: [[[.code(nasty)]]]))),
        Block(.code(CodeBlock(info: nasty, language: "swift", text: nasty, isFenced: true))), Block(.cell(0)),
      ], cells: [cell(0, nasty)]
    ) { CellResult(cell: $0, status: .notRun(nasty), outputs: outputs, diagnostics: [diagnostic]) }
    let harmful = text.unicodeScalars.filter {
      $0 != "\n" && ($0.value < 0x20 || 0x7F..<0xA0 ~= $0.value || [0x202E, 0x2066].contains($0.value))
    }
    #expect(harmful.isEmpty)
  }

  @Test("leaves no blank at the end of a row and keeps to the width", arguments: [20, 33, 60, 80, 120])
  func rows(width: Int) {
    var text = ""
    TerminalSample.renderer(TerminalOptions(width: width)).render(
      TerminalSample.lesson, result: TerminalSample.result, write: { text += $0 })
    for row in text.split(separator: "\n") {
      #expect(!row.hasSuffix(" "), "\(row)")
      if width >= 60 { #expect(row.displayWidth <= width, "\(row)") }
    }
  }

  @Test(
    "tells where a link leads",
    arguments: [
      ("https://swift.org", "Swift (https://swift.org)"), ("04-training.md#epochs", "Swift (04-training)"),
      ("#below", "Swift"), ("mailto:a@b.org", "Swift (a@b.org)"), ("data/x.csv", "Swift (data/x.csv)"),
    ])
  func links(destination: String, expected: String) {
    #expect(
      render([paragraph(.link(destination: destination, title: "", [.text("Swift")]))]) == expected + "\n")
  }

  @Test("names a page of the course with the first link to it, and other places with each")
  func linksAgain() {
    func link(_ destination: String, _ words: String) -> Inline {
      .link(destination: destination, title: "", [.text(words)])
    }
    let text = render([
      paragraph(link("glossary.md#weight", "weight"), .text(" and "), link("glossary.md#bias", "bias")),
      paragraph(link("glossary.md", "words"), .text(", "), link("02-slopes.md", "slopes")),
      paragraph(link("https://x.org", "a"), .text(", "), link("https://x.org", "b")),
      paragraph(link("notation.md", "the page about notation"), .text(", "), link("notation.md", "letters")),
    ])
    #expect(
      text == """
        weight (glossary) and bias

        words, slopes (02-slopes)

        a (https://x.org), b (https://x.org)

        the page about notation, letters

        """)
  }

  @Test("makes links clickable where the terminal can, and only with what is safe in an address")
  func hyperlinks() {
    let options = TerminalOptions(width: 60, hasHyperlinks: true)
    let text = render(
      [paragraph(.link(destination: "https://x.org/a b\u{1B}", title: "", [.text("x")]))], options)
    #expect(text == "\u{1B}]8;;https://x.org/a%20b%1B\u{1B}\\x\u{1B}]8;;\u{1B}\\\n")
    let script = render([paragraph(.link(destination: "javascript:f()", title: "", [.text("x")]))], options)
    #expect(script == "x (javascript:f())\n")
  }

  @Test("writes formulas as TeX when asked to")
  func plainMath() {
    let options = TerminalOptions(width: 60, isMathPlain: true)
    let text = render(
      [paragraph(.math(Math(tex: "a_1", isDisplay: false))), Block(.math(Math(tex: "b", isDisplay: true)))],
      options)
    #expect(text == "$a_1$\n\n    $$\n    b\n    $$\n")
  }

  @Test("keeps the full stop with the code before it")
  func punctuation() {
    let filler = String(repeating: "w", count: 52)
    #expect(render([paragraph(.text(filler + " "), .code("a b"), .text("."))]) == filler + " `a b`.\n")
    let longer = filler + "ww"
    #expect(render([paragraph(.text(longer + " "), .code("a b"), .text("."))]) == longer + "\n`a b`.\n")
  }

  @Test("aligns the numbers of a list")
  func numbers() {
    let list = List(
      start: 9, delimiter: ")", isTight: true,
      items: [[paragraph(.text("a"))], [], [paragraph(.text("[x] c"))]])
    #expect(render([Block(.list(list))]) == "   9) a\n  10)\n  11) ☑ c\n")
  }

  @Test("survives blocks and inlines nested beyond any screen")
  func depth() {
    var block = paragraph(.text("deep"))
    var inline = Inline.text("deep")
    for _ in 0..<500 {
      block = Block(.blockQuote([block]))
      inline = .emphasis([inline])
    }
    #expect(render([block, paragraph(inline)]).contains("…"))
  }

  @Test("puts a caret below the place of a problem")
  func diagnostic() {
    let diagnostic = Diagnostic(
      .warning, "x", "odd", file: "a.md",
      at: SourceRange(SourcePosition(line: 7, column: 5), SourcePosition(line: 7, column: 7)),
      why: "it is so", fix: "leave it", notes: [.init("first here", at: SourceRange(line: 3, column: 1))])
    let source = SourceText(Array("1\n2\nfirst\n4\n5\n6\nσ\tabc\n".utf8))
    let text = TerminalRenderer(TerminalOptions(width: 60), source: source).text(of: diagnostic)
    #expect(
      text == """
        a.md:7:5: warning: odd [x]
          7 | σ   abc
            |      ^~
          why: it is so
          fix: leave it
        a.md:3:1: note: first here
          3 | first
            | ^

        """)
  }

  @Test(
    "tells how long a cell ran, in fitting units",
    arguments: [
      (Duration.microseconds(350), "0.4 ms"), (.milliseconds(12), "12 ms"), (.milliseconds(1250), "1.25 s"),
      (.seconds(10), "10 s"),
    ])
  func timings(time: Duration, expected: String) {
    let text = render(
      [Block(.cell(0))], cells: [cell(0, "f()\n")], TerminalOptions(width: 60, showsTimings: true)
    ) {
      CellResult(cell: $0, status: .succeeded, runTime: time)
    }
    #expect(text == "  ┃ f()\n  │ \(expected)\n")
  }
}
