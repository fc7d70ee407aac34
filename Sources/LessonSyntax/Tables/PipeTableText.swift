import LessonModel

/// A pipe table as it was found in the lines of a paragraph; its cells are not yet parsed.
///
///     | a | b |          header row
///     |---|--:|          delimiter row
///     | 1 | 2 |          any number of rows
struct PipeTableText {
  var alignments: [PipeTable.Alignment]
  /// The header and the rows below, each with as many cells as the header.
  var rows: [[SourcedText]]
  /// The part of the text before the table, which stays a paragraph; empty when there is none.
  var before: Range<Int>
  /// The lines of the header and the rows.
  var rowRanges: [Range<Int>]

  /// Looks for a table in the text of a paragraph; nil when it has none.
  init?(_ text: SourcedText) {
    let lines = text.lines
    guard
      let delimiter = lines.indices.dropFirst().first(where: { Self.isTable(text, lines, delimiterRow: $0) }),
      let alignments = Self.alignments(text, lines[delimiter])
    else { return nil }
    self.alignments = alignments
    before = text.trimmed(0..<lines[delimiter - 1].lowerBound)
    rowRanges = [lines[delimiter - 1]] + lines[(delimiter + 1)...]
    rows = rowRanges.map { line in
      let cells = Array(Self.cells(text, line).prefix(alignments.count))
      return cells + repeatElement(SourcedText(), count: alignments.count - cells.count)
    }
  }

  private static func isTable(_ text: SourcedText, _ lines: [Range<Int>], delimiterRow: Int) -> Bool {
    guard let columns = alignments(text, lines[delimiterRow])?.count else { return false }
    return cells(text, lines[delimiterRow - 1]).count == columns
  }

  /// The alignments of a delimiter row; nil when the line is none.
  private static func alignments(_ text: SourcedText, _ line: Range<Int>) -> [PipeTable.Alignment]? {
    let marks = text.bytes[line]
    guard marks.allSatisfy({ $0.isBlank || "|:-".utf8.contains($0) }),
      // Hyphens alone are the underline of a heading, or a list.
      marks.contains(where: { "|:".utf8.contains($0) })
    else { return nil }
    var alignments: [PipeTable.Alignment] = []
    for cell in cells(text, line) {
      guard let alignment = PipeTable.Alignment(delimiterCell: cell.bytes) else { return nil }
      alignments.append(alignment)
    }
    return alignments.isEmpty ? nil : alignments
  }

  /// The cells of a row: what stands between pipes, without blanks around it and without the backslash of `\|`.
  private static func cells(_ text: SourcedText, _ line: Range<Int>) -> [SourcedText] {
    let row = text.trimmed(line)
    var cells: [SourcedText] = []
    var start = row.lowerBound
    var escapes: [Int] = []
    var offset = row.lowerBound
    if offset < row.upperBound, text.bytes[offset] == UInt8(ascii: "|") {
      offset += 1
      start += 1
    }
    while offset < row.upperBound {
      switch text.bytes[offset] {
      case UInt8(ascii: "\\") where offset + 1 < row.upperBound:
        if text.bytes[offset + 1] == UInt8(ascii: "|") { escapes.append(offset) }
        offset += 2
      case UInt8(ascii: "|"):
        cells.append(text.cell(start..<offset, without: escapes))
        escapes = []
        offset += 1
        start = offset
      default:
        offset += 1
      }
    }
    // What follows the last pipe is a cell, unless there is nothing.
    if start < row.upperBound { cells.append(text.cell(start..<row.upperBound, without: escapes)) }
    return cells
  }
}

extension SourcedText {
  fileprivate func cell(_ part: Range<Int>, without escapes: [Int]) -> SourcedText {
    let part = trimmed(part)
    var cell = SourcedText()
    var start = part.lowerBound
    for escape in escapes {
      cell.append(start..<escape, of: self)
      start = escape + 1
    }
    cell.append(start..<part.upperBound, of: self)
    return cell
  }
}

extension PipeTable.Alignment {
  /// Reads hyphens with a colon at either end, both or none; nil for anything else.
  fileprivate init?(delimiterCell cell: [UInt8]) {
    let colon = UInt8(ascii: ":")
    let startsWithColon = cell.first == colon
    let endsWithColon = cell.count > 1 && cell.last == colon
    let hyphens = cell.dropFirst(startsWithColon ? 1 : 0).dropLast(endsWithColon ? 1 : 0)
    guard !hyphens.isEmpty, hyphens.allSatisfy({ $0 == UInt8(ascii: "-") }) else { return nil }
    switch (startsWithColon, endsWithColon) {
    case (true, true): self = .center
    case (true, false): self = .left
    case (false, true): self = .right
    case (false, false): self = .none
    }
  }
}
