/// A lesson as its author wrote it: prose, cells and exercises, nothing run yet.
package struct Lesson: Sendable {
  /// The file's name without folder and ending, such as `03-backprop`.
  package var name: String
  /// The file as the user would name it, for messages.
  package var file: String
  /// The text of the first heading, or the name.
  package var title: String
  package var blocks: [Block]
  /// In the order in which they stand, which is the order in which they run. Solutions and checks of
  /// exercises are cells too.
  package var cells: [Cell]
  package var exercises: [Exercise]
  /// Everything that parsing found wrong, in the order of the file.
  package var diagnostics: [Diagnostic]

  package init(
    name: String, file: String, title: String, blocks: [Block] = [], cells: [Cell] = [],
    exercises: [Exercise] = [], diagnostics: [Diagnostic] = []
  ) {
    self.name = name
    self.file = file
    self.title = title
    self.blocks = blocks
    self.cells = cells
    self.exercises = exercises
    self.diagnostics = diagnostics
  }
}

/// Swift code from a fence, and where each of its lines stands in the Markdown.
package struct Snippet: Hashable, Sendable {
  /// The code, every line ended by a newline, without the fence's indentation.
  package var text: String
  /// The Markdown line of the code's first line.
  package var firstLine: Int
  /// For each line of the code, how many columns of Markdown stand before its first byte.
  package var indents: [Int]

  package init(text: String, firstLine: Int, indents: [Int] = []) {
    self.text = text
    self.firstLine = firstLine
    self.indents = indents
  }

  /// The place in the Markdown of a column (from 1) of a Markdown line inside the snippet.
  package func position(line: Int, column: Int) -> SourcePosition {
    let index = line - firstLine
    return SourcePosition(line: line, column: column + (indents.indices.contains(index) ? indents[index] : 0))
  }

  /// The place in the Markdown of a byte of the code.
  package func position(ofOffset offset: Int) -> SourcePosition {
    let before = text.utf8.prefix(offset)
    let lineStart =
      before.lastIndex(of: UInt8(ascii: "\n")).map { before.index(after: $0) } ?? before.startIndex
    return position(
      line: firstLine + before.count { $0 == UInt8(ascii: "\n") },
      column: before.distance(from: lineStart, to: before.endIndex) + 1)
  }

  /// As `position(line:column:)`; a place outside the code, such as on its fence, is moved to the code's beginning
  /// or to what comes after its last character.
  package func nearestPosition(line: Int, column: Int) -> SourcePosition {
    if line < firstLine { return position(ofOffset: 0) }
    let end = text.utf8.lastIndex { !($0 == UInt8(ascii: "\n") || $0.isBlank) }.map {
      text.utf8.index(after: $0)
    }
    let last = position(ofOffset: end.map { text.utf8.distance(from: text.utf8.startIndex, to: $0) } ?? 0)
    return line > last.line ? last : position(line: line, column: column)
  }
}

/// A fenced block of Swift that runs.
package struct Cell: Hashable, Sendable {
  /// What the cell is to the lesson.
  package enum Role: Hashable, Sendable {
    case plain
    /// The author's answer to an exercise (index into `Lesson.exercises`). Not shown to readers.
    case solution(exercise: Int)
    /// `expect(...)` lines for an exercise.
    case check(exercise: Int)
  }

  /// Position in `Lesson.cells`.
  package var index: Int
  /// `{#name}`; unique in the lesson.
  package var name: String?
  package var code: Snippet
  package var role: Role
  /// `.hidden`: run, source not shown.
  package var isHidden: Bool
  /// `.fails`: meant to be rejected by the compiler or to trap. Success is the error.
  package var mustFail: Bool
  /// `.parameter`: a value that may be set from the command line.
  package var isParameter: Bool
  /// `timeout=20s`: this cell's own limit.
  package var timeout: Duration?
  /// The text of the `{.output}` block below, if there is one.
  package var recordedOutput: String?
  /// The whole fence.
  package var range: SourceRange

  package init(
    index: Int, name: String? = nil, code: Snippet, role: Role = .plain, isHidden: Bool = false,
    mustFail: Bool = false, isParameter: Bool = false, timeout: Duration? = nil,
    recordedOutput: String? = nil, range: SourceRange
  ) {
    self.index = index
    self.name = name
    self.code = code
    self.role = role
    self.isHidden = isHidden
    self.mustFail = mustFail
    self.isParameter = isParameter
    self.timeout = timeout
    self.recordedOutput = recordedOutput
    self.range = range
  }

  /// `forward`, or `cell 3` (counted from 1) for a cell without a name.
  package var label: String { name ?? "cell \(index + 1)" }
}

/// Something for the student to write.
package struct Exercise: Hashable, Sendable {
  /// A wrong answer that the author foresaw, and what to tell who gives it.
  package struct Mistake: Hashable, Sendable {
    package var code: Snippet
    package var says: String

    package init(code: Snippet, says: String) {
      self.code = code
      self.says = says
    }
  }

  /// `{#name .exercise}`; unique in the lesson.
  package var name: String
  package var points: Int
  package var starter: Snippet
  /// Indices into `Lesson.cells`.
  package var solution: Int?
  package var checks: [Int]
  /// Shown one at a time, in order. Markdown text.
  package var hints: [String]
  package var mistakes: [Mistake]
  /// The starter's fence.
  package var range: SourceRange

  package init(
    name: String, points: Int = 1, starter: Snippet, solution: Int? = nil, checks: [Int] = [],
    hints: [String] = [], mistakes: [Mistake] = [], range: SourceRange
  ) {
    self.name = name
    self.points = points
    self.starter = starter
    self.solution = solution
    self.checks = checks
    self.hints = hints
    self.mistakes = mistakes
    self.range = range
  }
}
