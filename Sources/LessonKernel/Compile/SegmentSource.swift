import LessonModel
import SwiftAnalysis

/// The Swift file of a segment: each cell's own lines, told to be lines of the Markdown, between calls that
/// tell the runner where a cell begins.
struct SegmentSource {
  /// The Markdown file's name, as the compiler and the runtime will give it back.
  let sourceName: String

  init(sourceName: String) {
    // A name that would end the string literal early is worth no escaping: positions are what counts.
    self.sourceName = sourceName.contains { "\"\\\n\r".contains($0) } ? "lesson.md" : sourceName
  }

  /// - Parameters:
  ///   - module: the segment to build on.
  ///   - imports: what earlier cells import. An import holds for its own file, but a reader expects it to hold
  ///     from there on.
  func text(
    _ cells: [(Cell, CellAnalysis)], importing module: String?, and imports: [String]
  ) -> String {
    var text = module.map { "@_exported import \($0)\n" } ?? ""
    for module in Set(imports).union(["LessonKit"]).sorted() { text += "import \(module)\n" }
    for (cell, analysis) in cells {
      text += "LessonKit._beginCell(\(cell.index))\n"
      text += location(cell.code.firstLine)
      text += body(cell.code, analysis)
      text += "#sourceLocation()\n"
    }
    return text
  }

  private func location(_ line: Int) -> String {
    "#sourceLocation(file: \"\(sourceName)\", line: \(line))\n"
  }

  /// The cell's code. Its last expression is passed to a function that shows it, on lines of its own, so that
  /// lines and columns stay what they are in the Markdown:
  ///
  ///     #sourceLocation(file: "01-perceptron.md", line: 12)
  ///     LessonKit._showResult(
  ///     net.predict(x)
  ///     )
  private func body(_ code: Snippet, _ analysis: CellAnalysis) -> String {
    guard let range = analysis.lastExpression else { return code.text.endingWithNewline }
    let utf8 = Array(code.text.utf8)
    let before = String(decoding: utf8[..<range.lowerBound], as: UTF8.self)
    let expression = String(decoding: utf8[range], as: UTF8.self)
    let lineStart = utf8[..<range.lowerBound].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    let line = code.firstLine + utf8[..<range.lowerBound].count { $0 == UInt8(ascii: "\n") }
    return before.endingWithNewline
      + "#sourceLocation()\n" + location(line - 1)
      + "LessonKit._showResult(\n"
      + String(repeating: " ", count: range.lowerBound - lineStart) + expression
      + "\n)\n"
  }
}

extension String {
  fileprivate var endingWithNewline: String {
    isEmpty || utf8.last == UInt8(ascii: "\n") ? self : self + "\n"
  }
}
