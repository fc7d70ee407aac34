import LessonExport
import LessonModel
import LessonOutput
import LessonSyntax
import LessonTestSupport

/// A lesson with a bit of everything, and results as a run might give them.
enum ExportSample {
  static func export(isForTeachers: Bool = false, linkBase: String = "") throws -> LessonExport {
    let source = SourceText(Array(try Fixtures.text("export/lesson.md").utf8))
    let lesson = LessonParser().parse(source, name: "03-slopes", file: "Lessons/03-slopes.md")
    return LessonExport(
      lesson, source: source, results: results(of: lesson), isForTeachers: isForTeachers, linkBase: linkBase,
      images: ["hill.svg": LessonExport.Image(name: "hill-12.svg", bytes: Array("<svg/>".utf8))])
  }

  private static func results(of lesson: Lesson) -> [Int: CellResult] {
    var results: [Int: CellResult] = [:]
    for cell in lesson.cells where cell.name != "accepted" {
      results[cell.index] = CellResult(
        cell: cell.index, status: .succeeded, outputs: outputs(of: cell, lesson),
        diagnostics: cell.mustFail ? [problem(in: cell, lesson)] : [], runTime: .milliseconds(1))
    }
    return results
  }

  private static func problem(in cell: Cell, _ lesson: Lesson) -> Diagnostic {
    let start = SourcePosition(line: cell.code.firstLine, column: 14)
    return Diagnostic(
      .error, "swift", "cannot convert value of type 'String' to specified type 'Int'", file: lesson.file,
      at: SourceRange(start, SourcePosition(line: start.line, column: 18)))
  }

  private static func outputs(of cell: Cell, _ lesson: Lesson) -> [Output] {
    switch (cell.name, cell.role) {
    case ("greet", _):
      [
        .text(TextOutput(.output, "hello\n")), .text(TextOutput(.error, "\u{1B}[31mred\u{1B}[0m <b>\n")),
        .text(TextOutput(.value, "[1,\n2]")),
      ]
    case ("table", _): [.table(table)]
    case ("drawings", _): [.plot(plot), .figure(figure)]
    case ("nested", _): [.text(TextOutput(.output, "```\n"))]
    case (_, .check):
      [
        .expectation(
          Expectation(
            isMet: true, message: cell.isHidden ? "a secret claim" : "half of 3 is 1.5, *not* 2",
            line: cell.code.firstLine))
      ]
    default: []
    }
  }

  private static var table: Table {
    var table = Table("name | kind", .init("$|E|$", .fixed(2)), title: "Errors of $f_1$")
    table.add("a_b", 0.5)
    table.add("<c>", -12.25)
    return table
  }

  private static var plot: Plot {
    Plot("Height & slope", x: "x", y: "$f$").line(x: [0, 1, 2], y: [0, 1, 4], name: "height < 5")
      .line(x: [0, 1, 2], y: [0, 2, 4], name: "slope")
  }

  private static var figure: Figure {
    var figure = Figure(width: 4, height: 2, title: "One [node]", description: "A circle called x1.")
    figure.circle(at: (2, 1), radius: 0.6, label: "$x_1$")
    return figure
  }
}
