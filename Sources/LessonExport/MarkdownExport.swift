import LessonModel
import LessonOutput
import LessonPages
import LessonRender

/// A lesson as Markdown in GitHub's form, with what its cells display below them.
package struct MarkdownExport {
  /// What is written: the text, and the files it shows, by their paths from it.
  package private(set) var text: String
  package private(set) var files: [String: [UInt8]] = [:]

  private let export: LessonExport
  /// The folder for drawings and images, from the text; nil writes drawings as text.
  private let folder: String?
  private var lesson: Lesson { export.lesson }

  /// Begins every text that was written by this.
  private static let mark = "<!-- Made by `lesson export`"

  package init(_ export: LessonExport, folder: String?) {
    self.export = export
    self.folder = folder
    text = "\(Self.mark) from \(export.lesson.name).md: change that file, not this one. -->\n\n"
    for piece in export.pieces {
      switch piece {
      case .prose(let prose): text += withImages(prose)
      case .fence(let fence): append(fence)
      }
    }
  }

  /// Whether a file was written by this.
  package static func isOurs(_ file: [UInt8]) -> Bool { file.starts(with: mark.utf8) }

  private mutating func withImages(_ prose: String) -> String {
    var new: [String: [UInt8]] = [:]
    let text = export.withLinks(prose) { image in
      guard let folder else { return export.linkBase + image.name }
      new["\(folder)/\(image.name)"] = image.bytes
      return "\(folder)/\(image.name)"
    }
    files.merge(new) { $1 }
    return text
  }

  /// Writes what stands for a fence, a blank line between it and what is around it.
  private mutating func append(_ fence: LessonPieces.Fence) {
    let content = markdown(of: fence.kind)
    guard !content.isEmpty else { return }
    if fence.prefix.allSatisfy({ $0 == " " || $0 == ">" }), !text.hasSuffix("\n\n") {
      text += fence.laterPrefix.trimmingEnd + "\n"
    }
    var prefix = fence.prefix
    for line in content.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      text += line.isEmpty ? prefix.trimmingEnd + "\n" : prefix + line + "\n"
      prefix = fence.laterPrefix
    }
  }

  // MARK: - Fences

  private mutating func markdown(of kind: Block.Kind) -> String {
    switch kind {
    case .cell(let index): markdown(of: lesson.cells[index])
    case .exercise(let index): markdown(of: lesson.exercises[index])
    case .recordedOutput(let index) where export.results[index] == nil:
      MarkdownText.fence(lesson.cells[index].recordedOutput?.lines.text ?? "", "text")
    default: ""
    }
  }

  private mutating func markdown(of cell: Cell) -> String {
    var parts: [String] = []
    if cell.role == .plain {
      let code = MarkdownText.fence(cell.code.text, "swift")
      parts.append(cell.isHidden ? MarkdownText.fold("Code", code) : code)
    }
    if let result = export.visibleResult(of: cell) { parts += markdown(of: result, of: cell) }
    return parts.joined(separator: "\n")
  }

  private func markdown(of exercise: Exercise) -> String {
    var parts = [exercise.heading, MarkdownText.fence(exercise.starter.text, "swift")]
    let expectations = export.expectations(of: exercise)
    if !expectations.isEmpty {
      parts.append(
        "What is expected of it:\n\n"
          + expectations.map { "- \(MarkdownText.escaped($0))\n" }.joined())
    }
    for (index, hint) in exercise.hints.enumerated() {
      parts.append(MarkdownText.fold("Hint \(index + 1)", hint))
    }
    if export.isForTeachers { parts += ExerciseAnswers(exercise, lesson).folds }
    return parts.joined(separator: "\n")
  }

  // MARK: - Results

  private mutating func markdown(of result: CellResult, of cell: Cell) -> [String] {
    var parts: [String] = []
    var lines = ""
    for (index, output) in result.outputs.enumerated() {
      if let line = Self.line(of: output) {
        lines += line.hasSuffix("\n") ? line : line + "\n"
        continue
      }
      if !lines.isEmpty { parts.append(MarkdownText.fence(lines, "text")) }
      lines = ""
      parts.append(markdown(of: output, "\(cell.anchor).\(index + 1)"))
    }
    if !lines.isEmpty { parts.append(MarkdownText.fence(lines, "text")) }
    for diagnostic in result.diagnostics {
      parts.append(MarkdownText.fence(OutputText.text(of: diagnostic, export.quotedSource), "text"))
    }
    if let ending = result.ending(of: cell) { parts.append("*\(MarkdownText.escaped(ending.words))*\n") }
    return parts
  }

  /// What is plain text; nil for what is more.
  private static func line(of output: Output) -> String? {
    switch output {
    case .text(let text) where text.stream == .value:
      "→ " + OutputText.text(of: text).split(separator: "\n").joined(separator: "\n  ")
    case .text(let text): OutputText.text(of: text)
    case .expectation(let expectation): OutputText.text(of: expectation)
    case .table, .plot, .figure: nil
    }
  }

  private mutating func markdown(of output: Output, _ identifier: String) -> String {
    guard let folder else {
      if case .table(let table) = output { return table.markdown }
      return MarkdownText.fence(OutputText.drawing(of: output), "text")
    }
    let name = "\(folder)/\(identifier).svg"
    switch output {
    case .plot(let plot):
      files[name] = StandaloneDrawing(plot, identifier: identifier).svg.bytes
      return "![\(MarkdownText.escaped(plot.summary))](\(name))\n"
    case .figure(let figure):
      files[name] = StandaloneDrawing(figure, identifier: identifier).svg.bytes
      return "![\(MarkdownText.escaped(figure.description))](\(name))\n"
    case .table(let table): return table.markdown
    case .text, .expectation: return ""
    }
  }
}

extension String {
  fileprivate var trimmingEnd: String { String(reversed().drop { $0 == " " }.reversed()) }
}
