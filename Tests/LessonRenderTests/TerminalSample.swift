import LessonModel
import LessonOutput

@testable import LessonRender

/// A lesson with one of everything, made by hand, and results as a run would give them.
enum TerminalSample {
  static let lesson: Lesson = {
    var lesson = Lesson(
      name: "03-sample", file: "Lessons/03-sample.md", title: "Backpropagation", blocks: blocks)
    lesson.cells = cells
    lesson.exercises = [
      Exercise(
        name: "sigmoid-slope", points: 2,
        starter: Snippet(
          text:
            "func slope(_ x: Double) -> Double {\n  // The derivative of the sigmoid at x.\n  <#your code#>\n}\n",
          firstLine: 80),
        solution: 4, checks: [5], hints: ["Start from σ.", "σ′ = σ(1 − σ)."], range: lines(79, 84))
    ]
    return lesson
  }()

  static func renderer(_ options: TerminalOptions) -> TerminalRenderer {
    TerminalRenderer(
      options,
      highlight: { source in
        // Enough of a highlighter to see colours: words that are keywords.
        var tokens: [SyntaxToken] = []
        var place = 0
        for word in source.split(separator: " ", omittingEmptySubsequences: false) {
          if ["let", "func", "var"].contains(word) {
            tokens.append(SyntaxToken(.keyword, place..<place + word.utf8.count))
          }
          place += word.utf8.count + 1
        }
        return tokens
      },
      inlineMath: { StyledText($0.tex == "x" ? "x" : "∂E/∂w₁₁") },
      displayMath: { _, _ in [" ∂E     1", "──── = ─── ∑ (yᵢ − ŷᵢ)²", " ∂w     n   i"] })
  }

  static func result(of cell: Int) -> CellResult? {
    results.first { $0.cell == cell }
  }

  // MARK: Blocks

  private static func text(_ words: String) -> Inline { .text(words) }
  private static func paragraph(_ inlines: Inline...) -> Block { Block(.paragraph(inlines)) }
  private static func heading(_ level: Int, _ words: String) -> Block {
    Block(.heading(level: level, [.text(words)], identifier: words.lowercased()))
  }
  private static func lines(_ first: Int, _ last: Int) -> SourceRange {
    SourceRange(SourcePosition(line: first, column: 1), SourcePosition(line: last, column: 3))
  }

  private static let blocks: [Block] = [
    heading(1, "Backpropagation"),
    paragraph(
      text("A network that is wrong about a point asks each weight for a small change. "),
      .strong([text("Backpropagation")]), text(" tells "), .emphasis([text("how much")]),
      text(" each one is to blame: it runs the network backwards and hands every weight its share, "),
      .math(Math(tex: "\\partial", isDisplay: false)), text(", of the error."), .softBreak,
      text("Call "), .code("net.backward(from: error)"), text(" and read on; see "),
      .link(destination: "https://swift.org/documentation/", title: "", [text("the language’s own guide")]),
      text(", or go back to "),
      .link(destination: "02-gradient-descent.md#steps", title: "", [text("descending the mountain")]),
      text(".")),
    heading(2, "What it consists of"),
    Block(
      .list(
        List(
          start: 9, delimiter: ".", isTight: true,
          items: [
            [paragraph(text("Feed the point forward."))],
            [
              paragraph(
                text(
                  "Compare what came with what was wanted, and keep the difference in mind for the way back.")
              ),
              Block(
                .list(
                  List(
                    start: nil, delimiter: nil, isTight: true,
                    items: [
                      [paragraph(text("blue points want "), .code("1"))],
                      [
                        paragraph(text("red points want "), .code("0")),
                        Block(
                          .list(
                            List(
                              start: nil, delimiter: nil, isTight: true,
                              items: [[paragraph(text("always"))], [paragraph(text("[x] checked by hand"))]]))
                        ),
                      ],
                    ]))),
            ],
          ]))),
    Block(
      .list(
        List(
          start: nil, delimiter: nil, isTight: false,
          items: [
            [
              paragraph(text("[ ] Run the network backwards.")),
              paragraph(text("This is the chain rule at work.")),
            ],
            [paragraph(text("[x] Update the weights."))],
          ]))),
    Block(
      .callout(
        Callout(
          .note, [paragraph(text("The bias is left out here, so that the pictures stay clear."))]))),
    Block(
      .callout(
        Callout(
          .warning,
          [
            paragraph(text("Too large a learning rate and the error grows:")),
            Block(
              .list(List(start: nil, delimiter: nil, isTight: true, items: [[paragraph(text("halve it"))]]))),
          ]))),
    Block(
      .blockQuote([
        paragraph(text("The derivative of a composition is the product of the derivatives.")),
        Block(.blockQuote([paragraph(text("So blame is multiplied on its way back."))])),
      ])),
    heading(3, "The error"),
    Block(.math(Math(tex: "\\frac{\\partial E}{\\partial w}", isDisplay: true))),
    Block(
      .table(
        PipeTable(
          alignments: [.left, .right, .center],
          header: [[text("symbol")], [text("size")], [text("meaning")]],
          rows: [
            [
              [.code("W1")], [text("2 × 3")],
              [text("weights of the first layer, one row for each neuron that they feed")],
            ],
            [[.code("W2")], [text("3 × 1")], [text("weights of the "), .emphasis([text("second")])]],
          ]))),
    Block(.cell(0)),
    paragraph(text("A table, a plot, and words on standard error:")),
    Block(.cell(1)),
    Block(.cell(2)),
    Block(.cell(3)),
    heading(4, "Your turn"),
    Block(.exercise(0)), Block(.cell(4)), Block(.cell(5)), Block(.cell(6)), Block(.cell(7)),
    Block(.code(CodeBlock(info: "sh", language: "sh", text: "lesson run 03\tsample\n", isFenced: true))),
    paragraph(.image(source: "images/net.svg", title: "", [text("A network of two layers")])),
    Block(.html("<!-- for authors -->\n")), Block(.html("<details>\n<summary>More</summary>\n")),
    Block(.thematicBreak),
    paragraph(
      text("Wide characters, 誤差逆伝播法は、ニューラルネットワークを学習させるための手法である。"),
      text("Escapes: \u{1B}[31m and \u{202E}, "),
      .link(destination: "https://example.org/", title: "", [text("https://example.org/")]), text(".")),
    Block(.cell(8)), Block(.recordedOutput(cell: 8)),
  ]

  private static func cell(
    _ index: Int, _ code: String, line: Int, role: Cell.Role = .plain, hidden: Bool = false,
    recorded: String? = nil
  ) -> Cell {
    Cell(
      index: index, code: Snippet(text: code, firstLine: line), role: role, isHidden: hidden,
      recordedOutput: recorded.map {
        RecordedOutput(lines: Snippet(text: $0, firstLine: line + 6), range: lines(line + 5, line + 7))
      }, range: lines(line - 1, line + 3))
  }

  private static let cells = [
    cell(
      0, "let net = Network(layers: [2, 3, 1], seed: 7)\nprint(\"made\", net)\nnet.forward([1, 0])\n",
      line: 40),
    cell(1, "show(losses)\n", line: 50, hidden: true),
    cell(2, "let rate: Double = \"fast\"\n", line: 60),
    cell(3, "let wrong = rate * 2\n", line: 70),
    cell(4, "func slope(_ x: Double) -> Double { 0 }\n", line: 90, role: .solution(exercise: 0)),
    cell(5, "expect(slope(0), closeTo: 0.25)\n", line: 100, role: .check(exercise: 0)),
    cell(6, "let a = [1, 2, 3]\na[3]\n", line: 110),
    cell(7, "while true {}\n", line: 120),
    cell(8, "print(\"from last time\")\n", line: 130, recorded: "from last time\n"),
  ]

  // MARK: Results

  private static let results: [CellResult] = [
    CellResult(
      cell: 0, status: .succeeded,
      outputs: [
        .text(TextOutput(.output, "made Network(2, 3, 1)\n")),
        .text(TextOutput(.value, "[0.4131, 0.5869]")),
      ], runTime: .milliseconds(12)),
    CellResult(
      cell: 1, status: .succeeded,
      outputs: [
        .table(
          Table("epoch", .init("E", .fixed(4)), title: "Training", rows: [[0, 0.6931], [100, 0.0127]])),
        .plot(
          Plot("Learning curve", x: "epoch", y: "E")
            .line((0..<50).map { 0.7 * (1 - Double($0) / 60) }, name: "training")),
        .text(TextOutput(.error, "rate is large\n\u{1B}]0;title\u{7}")),
      ], runTime: .seconds(1.25)),
    CellResult(
      cell: 2, status: .compileError,
      diagnostics: [
        Diagnostic(
          .error, "swift", "cannot convert value of type 'String' to specified type 'Double'",
          file: "Lessons/03-sample.md",
          at: SourceRange(SourcePosition(line: 60, column: 20), SourcePosition(line: 60, column: 25)),
          fix: "write a number")
      ]),
    CellResult(cell: 3, status: .notRun("needs `rate`, from cell 3, which did not compile")),
    CellResult(cell: 4, status: .succeeded, runTime: .milliseconds(2)),
    CellResult(
      cell: 5, status: .checkFailed,
      outputs: [
        .expectation(Expectation(isMet: true, message: "the slope is never negative", line: 100)),
        .expectation(
          Expectation(
            isMet: false, message: "is close to 0.25", actual: "0.0", expected: "0.25", tolerance: 1e-6,
            line: 101)),
      ], runTime: .microseconds(350)),
    CellResult(
      cell: 6, status: .trapped,
      diagnostics: [
        Diagnostic(
          .error, "trap", "Fatal error: Index out of range", file: "Lessons/03-sample.md",
          at: SourceRange(line: 111, column: 1))
      ], runTime: .milliseconds(3)),
    CellResult(cell: 7, status: .limitReached(.time), runTime: .seconds(10)),
  ]
}
