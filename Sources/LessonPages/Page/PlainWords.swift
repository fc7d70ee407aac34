import LessonMath
import LessonModel
import LessonRender

/// Running text without its marks, for titles and descriptions. Formulas are written in one line of Unicode.
enum PlainWords {
  static func text(of inlines: [Inline]) -> String {
    var text = ""
    append(inlines, to: &text)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  private static func append(_ inlines: [Inline], to text: inout String) {
    for inline in inlines {
      switch inline {
      case .text(let words), .code(let words): text += words
      case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .image(_, _, let inner):
        append(inner, to: &text)
      case .math(let math):
        text += TerminalMath().inline(MathParser.parse(math.tex, isDisplay: false).formula).plainText
      case .html: break
      case .softBreak, .lineBreak: text += " "
      }
    }
  }

  /// The beginning of a text, cut between words; one that ends with a sentence needs no mark that it goes on.
  static func beginning(of text: String, atMost limit: Int) -> String {
    guard text.count > limit else { return text }
    let start = text.prefix(limit)
    let words = start[..<(start.lastIndex(of: " ") ?? start.endIndex)]
    if let last = words.last, ".!?".contains(last) { return String(words) }
    return String(words.reversed().drop { ",;:".contains($0) }.reversed()) + "…"
  }
}

extension Lesson {
  /// The first heading, or the lesson's name.
  var titleInlines: [Inline] {
    for block in blocks {
      if case .heading(_, let inlines, _) = block.kind, !inlines.plainText.isEmpty { return inlines }
    }
    return [.text(title)]
  }

  /// The beginning of the first paragraph, in plain words; empty when there is none.
  var summary: String {
    for block in blocks {
      if case .paragraph(let inlines) = block.kind {
        let text = PlainWords.text(of: inlines)
        if !text.isEmpty { return PlainWords.beginning(of: text, atMost: 200) }
      }
    }
    return ""
  }
}
