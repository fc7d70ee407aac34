import LessonModel

extension ArticleWriter {
  /// Code that is shown and never run.
  func writeCode(_ code: CodeBlock, to html: inout HTML) {
    writeCodeBox(code.text, code.language, to: &html)
  }

  /// Code in a box of its own, which scrolls where the code is wide.
  ///
  /// - Parameter isFolded: The box is in a fold, which most readers leave shut.
  func writeCodeBox(_ text: String, _ language: String, isFolded: Bool = false, to html: inout HTML) {
    note(code: text, isFolded: isFolded)
    let lineCount = renderer.numbersLines ? text.utf8.count { $0 == UInt8(ascii: "\n") } : 0
    html.element("div", .class(lineCount > 1 ? "code numbered" : "code")) { html in
      if lineCount > 1 { writeNumbers(lineCount, to: &html) }
      html.element("pre") { html in
        html.element("code", language.isEmpty ? nil : .class("language-\(language)")) { html in
          if language == "swift" {
            writeSwift(text, to: &html)
          } else {
            html.text(text.writtenOut)
          }
        }
      }
    }
  }

  /// The numbers of the lines, in a column that is neither selected nor read aloud.
  private func writeNumbers(_ count: Int, to html: inout HTML) {
    let numbers = (1...count).map(String.init).joined(separator: "\n")
    html.element("pre", .class("line-numbers"), Attribute("aria-hidden", "true"), text: numbers)
  }

  private func writeSwift(_ text: String, to html: inout HTML) {
    let bytes = Array(text.utf8)
    var place = 0
    for token in renderer.highlight(text) where token.range.lowerBound >= place {
      guard let mark = token.kind.mark, token.range.upperBound <= bytes.count else { continue }
      html.text(String(decoding: bytes[place..<token.range.lowerBound], as: UTF8.self).writtenOut)
      let words = String(decoding: bytes[token.range], as: UTF8.self)
      html.element(mark.element, mark.class.map { .class($0) }, text: words.writtenOut)
      place = token.range.upperBound
    }
    html.text(String(decoding: bytes[place...], as: UTF8.self).writtenOut)
  }
}

extension String {
  /// The text as its reader must see it: marks that turn the direction of writing, with which code can be made
  /// to look like other code, are written out. Tabs and line feeds stay.
  var writtenOut: String {
    guard unicodeScalars.contains(where: { $0.isInvisibleControl && $0 != "\n" && $0 != "\t" }) else {
      return self
    }
    return split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map(\.visiblyEscaped).joined(
        separator: "\t")
    }.joined(separator: "\n")
  }
}

extension SyntaxToken.Kind {
  /// The element around a token. Short, because a page has thousands of them. Names have the text's own colour.
  fileprivate var mark: (element: StaticString, class: String?)? {
    switch self {
    case .keyword: ("b", nil)
    case .type: ("i", "t")
    case .function: ("i", "f")
    case .string: ("i", "s")
    case .number: ("i", nil)
    case .comment: ("i", "c")
    case .attribute: ("i", "a")
    case .directive: ("i", "d")
    case .placeholder: ("i", "p")
    case .identifier, .operator: nil
    }
  }
}
