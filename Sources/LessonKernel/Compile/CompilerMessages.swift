import LessonModel

/// What the compiler said, read from its text (`-diagnostic-style=llvm`):
///
///     03-backprop.md:41:7: error: cannot find 'wieght' in scope
///     let a = wieght * x
///             ^~~~~~
///     03-backprop.md:12:5: note: did you mean 'weight'?
struct CompilerMessages {
  /// A message and the line of the Markdown it is about; nil when it is about generated code.
  struct Message: Equatable {
    var severity: Diagnostic.Severity
    var line: Int?
    var column: Int
    var text: String
    var notes: [Note] = []
  }

  struct Note: Equatable {
    var line: Int?
    var column: Int
    var text: String
  }

  var messages: [Message] = []

  /// - Parameter sourceName: the file name that marks lines of the Markdown.
  init(_ output: String, sourceName: String) {
    for row in output.split(separator: "\n", omittingEmptySubsequences: true) {
      guard let (place, severity, text) = CompilerMessages.header(row) else { continue }
      let (line, column) = CompilerMessages.position(place, in: sourceName)
      if severity == .note {
        if let last = messages.indices.last {
          messages[last].notes.append(Note(line: line, column: column, text: text))
        }
      } else {
        messages.append(Message(severity: severity, line: line, column: column, text: text))
      }
    }
  }

  /// Splits `place: severity: text`. Nil for source excerpts and carets.
  private static func header(_ row: Substring) -> (Substring, Diagnostic.Severity, String)? {
    for severity in [Diagnostic.Severity.error, .warning, .note] {
      let mark = ": \(severity.rawValue): "
      if let found = row.firstRange(of: mark) {
        return (row[..<found.lowerBound], severity, withoutGroup(row[found.upperBound...]))
      }
    }
    // Without a place: `error: no such file`, or a crash.
    if row.hasPrefix("error: ") { return ("", .error, withoutGroup(row.dropFirst(7))) }
    return nil
  }

  /// Drops the name of a diagnostic group at the end: ` [#no-usage]`.
  private static func withoutGroup(_ text: Substring) -> String {
    guard text.hasSuffix("]"), let open = text.lastIndex(of: "["), text[open...].hasPrefix("[#") else {
      return String(text)
    }
    return String(text[..<open].trimmingSuffix { $0 == " " })
  }

  /// Line and column of `name:line:column`; no line when the name is another file's.
  private static func position(_ place: Substring, in sourceName: String) -> (Int?, Int) {
    let parts = place.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count >= 3, let line = Int(parts[parts.count - 2]), let column = Int(parts[parts.count - 1])
    else { return (nil, 1) }
    let name = parts.dropLast(2).joined(separator: ":")
    return (name == sourceName ? line : nil, column)
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while predicate: (Character) -> Bool) -> Substring {
    var text = self
    while let last = text.last, predicate(last) { text.removeLast() }
    return text
  }
}
