import FoundationEssentials
import LessonModel
import LessonPages

/// A lesson as a Jupyter notebook, in version 4.5 of its format: prose as Markdown, cells as code with their outputs.
///
/// Images are attachments and drawings are in the outputs, so that the notebook is one file. The same lesson and results
/// give the same bytes.
package struct NotebookExport {
  private let export: LessonExport
  private var lesson: Lesson { export.lesson }
  private var cells: [Notebook.Cell] = []
  private var identifiers = Notebook.Identifiers()
  /// Counts the code cells that have run.
  private var executions = 0

  package init(_ export: LessonExport) {
    self.export = export
    for piece in export.pieces {
      switch piece {
      case .prose(let prose): addProse(prose)
      case .fence(let fence): add(fence)
      }
    }
  }

  package var bytes: [UInt8] {
    let notebook = Notebook(cells: cells, title: lesson.title, lesson: lesson.name)
    return notebook.bytes
  }

  /// Whether a file was written by this.
  package static func isOurs(_ file: [UInt8]) -> Bool {
    struct Mark: Decodable {
      struct Metadata: Decodable { var lesson: String }
      var metadata: Metadata
    }
    return (try? JSONDecoder().decode(Mark.self, from: Data(file))) != nil
  }

  // MARK: - Prose

  private mutating func addProse(_ prose: String) {
    var attachments: [String: LessonExport.Image] = [:]
    let text = export.withLinks(prose) { image in
      attachments[image.name] = image
      return "attachment:\(image.name)"
    }
    add(.markdown(text, attachments), "text")
  }

  private mutating func add(
    _ content: Notebook.Cell.Content, _ name: String, tags: [String] = [], isFolded: Bool = false
  ) {
    cells.append(
      Notebook.Cell(
        identifier: identifiers.next(name), content: content, tags: tags, isSourceHidden: isFolded))
  }

  // MARK: - Fences

  private mutating func add(_ fence: LessonPieces.Fence) {
    switch fence.kind {
    case .cell(let index): add(lesson.cells[index])
    case .exercise(let index): add(lesson.exercises[index])
    case .recordedOutput(let index) where export.results[index] == nil:
      let text = lesson.cells[index].recordedOutput?.lines.text ?? ""
      add(.markdown(MarkdownText.fence(text, "text"), [:]), "output")
    default: break
    }
  }

  private mutating func add(_ cell: Cell) {
    let result = export.visibleResult(of: cell)
    guard cell.role == .plain else {
      // Of solutions and checks, only that they do not work is told.
      guard let result else { return }
      let outputs = NotebookOutputs(result, of: cell, export, execution: nil)
      return add(.markdown(outputs.plainText, [:]), "failure")
    }
    var execution: Int?
    if let result, result.runTime != nil || !result.outputs.isEmpty {
      executions += 1
      execution = executions
    }
    let outputs = result.map { NotebookOutputs($0, of: cell, export, execution: execution).outputs } ?? []
    let tags = [cell.mustFail ? "raises-exception" : nil, cell.isParameter ? "parameters" : nil]
    add(
      .code(cell.code.text, execution: execution, outputs), cell.name ?? "cell", tags: tags.compactMap { $0 },
      isFolded: cell.isHidden)
  }

  private mutating func add(_ exercise: Exercise) {
    let expectations = export.expectations(of: exercise).map { "- \(MarkdownText.escaped($0))\n" }.joined()
    let words =
      exercise.heading + (expectations.isEmpty ? "" : "\nWhat is expected of it:\n\n\(expectations)")
    add(.markdown(words, [:]), "exercise-\(exercise.name)")
    add(.code(exercise.starter.text, execution: nil, []), "answer-\(exercise.name)", tags: ["exercise"])
    let hints = exercise.hints.enumerated().map { MarkdownText.fold("Hint \($0 + 1)", $1) }
    let folds = hints + (export.isForTeachers ? ExerciseAnswers(exercise, lesson).folds : [])
    if !folds.isEmpty { add(.markdown(folds.joined(separator: "\n"), [:]), "hints-\(exercise.name)") }
  }
}
