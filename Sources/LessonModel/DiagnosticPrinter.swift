/// Turns diagnostics into text, in one of two forms:
///
///     Lessons/03-backprop.md:41:11: error: unknown attribute `.hiden` [unknown-attribute]
///       41 | ```swift {.hiden}
///          |           ^~~~~~
///       why: a block may carry `.hidden`, `.static`
///       fix: write `.hidden`
///
/// and its first line alone, for editors and machines. The text comes in pieces that say what they are, so that
/// a terminal may colour them; `plainText` joins them. Control characters of file and author are written out.
package struct DiagnosticPrinter: Sendable {
  /// A piece of the text.
  package struct Piece: Hashable, Sendable {
    package enum Role: Hashable, Sendable {
      /// `file:line:column`
      case location
      /// `error`
      case severity(Diagnostic.Severity)
      case summary
      /// `unknown-attribute`
      case identifier
      /// A line of the source.
      case source
      /// The number before a line of the source, and the rule beside it.
      case gutter
      /// What marks the place.
      case marker(Diagnostic.Severity)
      /// `why` or `fix`
      case label
      /// What follows a label.
      case explanation
      /// Blanks and punctuation between pieces.
      case layout
    }

    package var text: String
    package var role: Role

    package init(_ text: String, _ role: Role) {
      self.text = text
      self.role = role
    }
  }

  /// The text of a file that a diagnostic names; nil when there is none to quote from.
  package var source: @Sendable (String) -> SourceText?
  /// Columns that a character takes on the terminal.
  package var displayWidth: @Sendable (Character) -> Int

  package init(
    source: @escaping @Sendable (String) -> SourceText? = { _ in nil },
    displayWidth: @escaping @Sendable (Character) -> Int = { _ in 1 }
  ) {
    self.source = source
    self.displayWidth = displayWidth
  }

  /// The first line alone, without a line feed at its end.
  package func oneLine(_ diagnostic: Diagnostic) -> [Piece] {
    heading(
      diagnostic.severity, diagnostic.summary, file: diagnostic.file, range: diagnostic.range,
      identifier: diagnostic.identifier)
  }

  /// The whole diagnostic with the place in the source, without a line feed at its end.
  package func full(_ diagnostic: Diagnostic) -> [Piece] {
    var pieces = oneLine(diagnostic)
    pieces += quotation(of: diagnostic.range, in: diagnostic.file, diagnostic.severity)
    if let why = diagnostic.why { pieces += explanation("why", why) }
    if let fix = diagnostic.fix { pieces += explanation("fix", fix) }
    for note in diagnostic.notes {
      pieces.append(Piece("\n", .layout))
      let file = note.range == nil ? nil : diagnostic.file
      pieces += heading(.note, note.text, file: file, range: note.range)
      pieces += quotation(of: note.range, in: file, .note)
    }
    return pieces
  }

  private func heading(
    _ severity: Diagnostic.Severity, _ summary: String, file: String?, range: SourceRange?,
    identifier: String? = nil
  ) -> [Piece] {
    var pieces: [Piece] = []
    let place = range.map { ":\($0.start.line):\($0.start.column)" } ?? ""
    if let file {
      pieces += [Piece(file.visiblyEscaped + place, .location), Piece(": ", .layout)]
    }
    pieces += [Piece(severity.rawValue, .severity(severity)), Piece(": ", .layout)]
    pieces.append(Piece(summary.visiblyEscaped, .summary))
    if let identifier {
      pieces += [Piece(" [", .layout), Piece(identifier, .identifier), Piece("]", .layout)]
    }
    return pieces
  }

  private func explanation(_ label: String, _ text: String) -> [Piece] {
    [
      Piece("\n  ", .layout), Piece(label, .label), Piece(": ", .layout),
      Piece(text.visiblyEscaped, .explanation),
    ]
  }

  private func quotation(
    of range: SourceRange?, in file: String?, _ severity: Diagnostic.Severity
  ) -> [Piece] {
    guard let range, let file, let source = source(file), 1...max(source.lineCount, 1) ~= range.start.line
    else {
      return []
    }
    let line = source.string(source.line(range.start.line))
    let lastColumn = range.end.line > range.start.line ? line.utf8.count : range.end.column
    let excerpt = SourceExcerpt(
      line, marking: range.start.column...max(range.start.column, lastColumn), displayWidth: displayWidth)
    let number = String(range.start.line)
    let blank = String(repeating: " ", count: number.count)
    return [
      Piece("\n", .layout), Piece("  \(number) | ", .gutter), Piece(excerpt.text, .source),
      Piece("\n", .layout), Piece("  \(blank) | ", .gutter), Piece(excerpt.blanks, .layout),
      Piece(excerpt.marker, .marker(severity)),
    ]
  }
}

extension [DiagnosticPrinter.Piece] {
  package var plainText: String {
    map(\.text).joined()
  }
}
