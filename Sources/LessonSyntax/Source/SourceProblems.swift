import LessonModel

extension SourceText {
  /// What is wrong with the file as a text, whatever it says.
  var problems: [Diagnostic] {
    if let firstInvalidByte { return [notUTF8(firstInvalidByte)] }
    return bytes.allSatisfy(\.isBlankOrLineFeed) ? [.emptyLesson] : []
  }

  private func notUTF8(_ place: (offset: Int, position: SourcePosition)) -> Diagnostic {
    Diagnostic(
      .error, "not-utf8", "byte \(place.offset) of the file is not UTF-8",
      at: SourceRange(place.position, place.position),
      why: "lessons are UTF-8; U+FFFD stands for what could not be read",
      fix: "save the file as UTF-8, for example with `iconv -f latin1 -t utf8`")
  }
}

extension Diagnostic {
  fileprivate static var emptyLesson: Diagnostic {
    Diagnostic(
      .warning, "empty-lesson", "the lesson is empty", fix: "write a heading and a first paragraph into it")
  }
}

extension [Diagnostic] {
  /// More than this are not kept: who has a thousand to mend reads no further.
  private static let limit = 1000

  /// Puts diagnostics of one file in the order of its text and names the file in each.
  package mutating func putInOrder(file: String) {
    // The whole file comes first. Sorting keeps the order of equals only by their index.
    let start = SourcePosition(line: 0, column: 0)
    let order = indices.sorted { left, right in
      (self[left].range?.start ?? start, left) < (self[right].range?.start ?? start, right)
    }
    self = order.prefix(Self.limit).map { index in
      var diagnostic = self[index]
      diagnostic.file = file
      return diagnostic
    }
    if order.count > Self.limit { append(.more(order.count - Self.limit, file: file)) }
  }
}

extension Diagnostic {
  fileprivate static func more(_ count: Int, file: String) -> Diagnostic {
    Diagnostic(
      .error, "too-many-problems", "\(count) more problems are not shown", file: file,
      fix: "mend the first ones and run again")
  }
}
