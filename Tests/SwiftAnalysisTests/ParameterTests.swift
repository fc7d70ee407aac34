import LessonModel
import SwiftAnalysis
import Testing

@Suite struct ParameterTests {
  /// A lesson of cells that stand at lines 11, 21 and so on, two columns in.
  private func lesson(_ codes: String...) -> Lesson {
    var lesson = Lesson(name: "a", file: "a.md", title: "A")
    for (index, code) in codes.enumerated() {
      let line = 10 * (index + 1)
      lesson.cells.append(
        Cell(
          index: index,
          code: Snippet(
            text: code + "\n", firstLine: line + 1,
            indents: code.split(separator: "\n", omittingEmptySubsequences: false).map { _ in 2 }),
          isParameter: true,
          range: SourceRange(SourcePosition(line: line, column: 3), SourcePosition(line: line + 9, column: 5))
        ))
    }
    return lesson
  }

  @Test(
    "the literal of a declaration is found, and its kind",
    arguments: [
      ("let rate = 0.5", "rate", "0.5", LiteralKind.number),
      ("var n = 1_000  // steps", "n", "1_000", .integer),
      ("let shift = -3", "shift", "-3", .integer),
      ("let rate: Double = 1", "rate", "1", .number),
      ("let rate: Float? = 1", "rate", "1", .number),
      ("// How far.\nlet rate = 1e-3", "rate", "1e-3", .number),
      ("let isFast: Bool = true", "isFast", "true", .boolean),
      ("let name = \"a, b\"", "name", "\"a, b\"", .string),
      ("let `default` = 1", "default", "1", .integer),
      ("let sizes = [2, 8]", "sizes", "[2, 8]", .array(of: .integer)),
      ("let sizes: [Double] = [2, 8]", "sizes", "[2, 8]", .array(of: .number)),
      ("let sizes = [2, 0.5]", "sizes", "[2, 0.5]", .array(of: .number)),
      ("let sizes: [String] = []", "sizes", "[]", .array(of: .string)),
      ("let w = [\n  [1.0],\n  [2],\n]", "w", "[\n  [1.0],\n  [2],\n]", .array(of: .array(of: .number))),
    ])
  func literals(code: String, name: String, value: String, kind: LiteralKind) throws {
    let (parameters, problems) = lesson(code).parameters()
    #expect(problems.isEmpty)
    let parameter = try #require(parameters.first)
    #expect(parameter.name == name && parameter.value == value && parameter.kind == kind)
    let bytes = Array(code.utf8)
    #expect(String(decoding: bytes[parameter.literal], as: UTF8.self) == value)
  }

  @Test(
    "what is no single declaration with a literal is told at its place",
    arguments: [
      ("let rate = 0.5 * 2", 11, 14, "the parameter's value is no literal"),
      ("let rate = other", 11, 14, "the parameter's value is no literal"),
      ("let rate: Int? = nil", 11, 20, "the parameter's value is no literal"),
      ("let words = \"\\(1)\"", 11, 15, "the parameter's value is no literal"),
      ("let mixed = [1, \"a\"]", 11, 15, "the parameter's value is no literal"),
      ("let a = 1\n\nlet b = 2", 13, 3, "a second statement in a parameter's cell"),
      ("let a = 1, b = 2", 11, 14, "a second name in a parameter's cell"),
      ("let (a, b) = (1, 2)", 11, 7, "a parameter without a name of its own"),
      ("var a: Int", 11, 7, "the parameter `a` has no value"),
      ("var a: Int { 5 }", 11, 7, "the parameter `a` has no value"),
      ("var a = 5 { didSet {} }", 11, 11, "the parameter's value is no literal"),
      ("// nothing\nprint(1)", 12, 3, "this declares no parameter"),
      ("// nothing", 10, 3, "the parameter's cell declares nothing"),
      ("let a = (", 11, 3, "the parameter's cell is no whole declaration"),
      ("let a = \(String(repeating: "[", count: 20))", 10, 3, "the parameter's cell is too long"),
    ])
  func problems(code: String, line: Int, column: Int, summary: String) throws {
    let (parameters, problems) = lesson(code).parameters()
    #expect(parameters.isEmpty && problems.count == 1)
    let problem = try #require(problems.first)
    #expect(problem.summary == summary && problem.severity == .error && problem.file == "a.md")
    #expect(problem.range?.start == SourcePosition(line: line, column: column))
    #expect(problem.fix != nil)
  }

  @Test("a cell that is meant to fail cannot be a parameter")
  func mustFail() {
    var lesson = lesson("let a = 1")
    lesson.cells[0].mustFail = true
    #expect(lesson.parameters().problems.map(\.summary) == ["a parameter that is meant to fail"])
  }

  @Test("a name that is declared twice is told at the second place, with the first")
  func repeated() throws {
    let (parameters, problems) = lesson("let a = 1", "let a = 2").parameters()
    #expect(parameters.map(\.value) == ["1"])
    let problem = try #require(problems.first)
    #expect(problem.identifier == "repeated-parameter" && problem.range?.start.line == 21)
    #expect(problem.notes.first?.range?.start == SourcePosition(line: 11, column: 11))
  }

  @Test("another value leaves every line where it is, and the rest of the line as it was")
  func setting() throws {
    let lesson = lesson("// a\nlet a = [\n  1,\n  2,\n]  // b\n", "let b = 0.5 // c")
    let parameters = lesson.parameters().parameters
    let changed = lesson.setting(parameters[0], to: "[3]").setting(parameters[1], to: "0.25")
    #expect(changed.cells[0].code.text == "// a\nlet a = [3]\n\n\n  // b\n\n")
    #expect(changed.cells[1].code.text == "let b = 0.25 // c\n")
    #expect(changed.cells[0].code.indents == lesson.cells[0].code.indents)
  }

  @Test("the text that messages quote has the new value, too")
  func source() throws {
    let text = "line\n\n> ```\n> let ŷ = 0.5  // c\n> ```\n"
    var lesson = lesson("let ŷ = 0.5  // c")
    lesson.cells[0].code.firstLine = 4
    let parameter = try #require(lesson.parameters().parameters.first)
    let source = lesson.source(SourceText(Array(text.utf8)), setting: parameter, to: "12.5")
    #expect(source.string(source.line(4)) == "> let ŷ = 12.5  // c")
    #expect(source.lineCount == 5)
  }
}
