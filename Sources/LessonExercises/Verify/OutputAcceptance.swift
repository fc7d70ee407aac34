import LessonModel
import LessonSyntax

/// Writes what cells print into their `{.output}` blocks, and leaves every other byte of the file as it is.
struct OutputAcceptance {
  /// A block that cannot hold what its cell prints.
  struct Failure: Error {
    var cell: Int
  }

  /// The bytes of the lesson's file as they are now.
  let file: [UInt8]
  let lesson: Lesson

  /// The file with new outputs in it, by cell. Each of these cells has an output block.
  func accepting(_ outputs: [Int: String]) throws(Failure) -> [UInt8] {
    var lines = file.rawLines
    // From the end, so that line numbers above stay true.
    for (cell, text) in outputs.sorted(by: { $0.key > $1.key }) {
      guard let recorded = lesson.cells[cell].recordedOutput else { continue }
      let old = recorded.lines.text.utf8.count { $0 == UInt8(ascii: "\n") }
      let first = recorded.lines.firstLine - 1
      guard first > 0, first + old < lines.count else { throw Failure(cell: cell) }
      let margin = margin(of: recorded, closing: lines[first + old])
      let end = lines[first - 1].lineEnd
      lines.replaceSubrange(
        first..<(first + old), with: text.terminated.map { line in margin.before(line) + line + end })
    }
    let result = Array(lines.joined())
    try check(result, outputs)
    return result
  }

  /// What stands before the block's lines: the marks of quotes and the indentation of lists, as before its closing
  /// fence, without the blanks by which a fence may be indented further.
  private func margin(of recorded: RecordedOutput, closing: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    closing.prefix { $0 != UInt8(ascii: "`") && $0 != UInt8(ascii: "~") }
      .prefix(max(recorded.range.start.column - 1, 0))
  }

  /// A cell may print what no block can hold, such as the block's own closing fence. So the new text is read
  /// again, and must say what was meant and nothing else.
  private func check(_ result: [UInt8], _ outputs: [Int: String]) throws(Failure) {
    let read = LessonParser().parse(SourceText(result), name: lesson.name, file: lesson.file)
    for (old, new) in zip(lesson.cells, read.cells) {
      let expected = outputs[old.index].map {
        $0.terminated.map { String(decoding: $0, as: UTF8.self) + "\n" }.joined()
      }
      guard new.code.text == old.code.text,
        new.recordedOutput?.lines.text == expected ?? old.recordedOutput?.lines.text
      else { throw Failure(cell: outputs.keys.filter { $0 <= old.index }.max() ?? old.index) }
    }
    if read.cells.count != lesson.cells.count || read.blocks.count != lesson.blocks.count {
      throw Failure(cell: outputs.keys.max() ?? 0)
    }
  }
}

extension OutputAcceptance.Failure {
  func diagnostic(in lesson: Lesson) -> Diagnostic {
    let cell = lesson.cells[cell]
    return Diagnostic(
      .error, "output-not-accepted", "the block of \(cell.label) cannot hold what the cell prints",
      file: lesson.file, at: cell.recordedOutput?.range ?? cell.range,
      why: "read again, the new text would not be what was printed; nothing was written",
      fix: "if the cell prints a line of backticks, give the block a longer fence; "
        + "if it prints control characters, print something else")
  }
}

extension ArraySlice<UInt8> {
  /// The margin as it stands before a line: no blanks before an empty one, and one after a quotation mark, which
  /// would swallow a blank of the line's own.
  fileprivate func before(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    if line.isEmpty { return self[..<(lastIndex { !$0.isBlank }.map { $0 + 1 } ?? startIndex)] }
    return last == UInt8(ascii: ">") ? self + [UInt8(ascii: " ")] : self
  }

  /// The bytes that end the line: LF, CR LF or CR.
  fileprivate var lineEnd: ArraySlice<UInt8> {
    let start =
      lastIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }.map { $0 + 1 } ?? startIndex
    return start == endIndex ? [UInt8(ascii: "\n")] : self[start...]
  }
}

extension [UInt8] {
  /// The lines with what ends them, as `SourceText` counts them.
  fileprivate var rawLines: [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = 0
    for index in indices {
      let isCarriageReturn =
        self[index] == UInt8(ascii: "\r") && (index + 1 == count || self[index + 1] != UInt8(ascii: "\n"))
      guard self[index] == UInt8(ascii: "\n") || isCarriageReturn else { continue }
      lines.append(self[start...index])
      start = index + 1
    }
    if start < count { lines.append(self[start...]) }
    return lines
  }
}

extension String {
  /// The lines of a text whose last line may lack its end.
  fileprivate var terminated: [ArraySlice<UInt8>] {
    var lines = Array(utf8).split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.last?.isEmpty ?? false { lines.removeLast() }
    return lines
  }
}
