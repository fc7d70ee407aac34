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

  /// - Parameter file: the path of the Markdown file.
  init(file: String) {
    self.init(sourceName: String(file.split(separator: "/").last ?? ""))
  }

  /// An import holds for its own file, but a reader expects it to hold from there on. So each segment hands on what
  /// its cells import, and no later one imports that again: what a cell declares then hides a name of a module that
  /// an earlier cell imported, as it does inside one file. Handed on at the end, so that the compiler complains of
  /// the cell when there is no such module.
  ///
  /// - Parameters:
  ///   - module: the segment to build on.
  ///   - known: the modules that earlier segments hand on.
  func text(
    _ cells: [(Cell, CellAnalysis)], importing module: String?, knowing known: Set<String>
  ) -> String {
    var text = "@_exported import \(module ?? "LessonKit")\n"
    for (cell, analysis) in cells {
      text += "LessonKit._beginCell(\(cell.index))\n"
      text += location(cell.code.firstLine)
      text += body(withoutImports(of: known, cell.code, analysis), analysis)
      text += "#sourceLocation()\n"
    }
    let imports = Set(cells.flatMap { $0.1.plainImports.map(\.module) }).subtracting(known)
    return text + imports.sorted().map { "@_exported import \($0)\n" }.joined()
  }

  /// The code with blanks in place of the imports.
  private func withoutImports(of known: Set<String>, _ code: Snippet, _ analysis: CellAnalysis) -> Snippet {
    let known = known.union(["LessonKit"])
    let superfluous = analysis.plainImports.filter { known.contains($0.module) }
    guard !superfluous.isEmpty else { return code }
    var bytes = Array(code.text.utf8)
    for range in superfluous.map(\.bytes) {
      for index in range where bytes[index] != UInt8(ascii: "\n") { bytes[index] = UInt8(ascii: " ") }
    }
    var code = code
    code.text = String(decoding: bytes, as: UTF8.self)
    return code
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
