import LessonModel

/// How long a lesson takes to read, without what is in folds.
package struct ReadingTime: Equatable, Sendable {
  package private(set) var words: Int
  package private(set) var codeLines: Int
  package private(set) var formulas: Int

  package init(words: Int = 0, codeLines: Int = 0, formulas: Int = 0) {
    self.words = words
    self.codeLines = codeLines
    self.formulas = formulas
  }

  /// Prose at 220 words a minute, which is slow for a novel and usual for a textbook; a line of code or a formula
  /// takes as long as eight words.
  package var minutes: Int {
    max(1, (words + 8 * (codeLines + formulas) + 110) / 220)
  }

  mutating func add(prose inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .text(let text), .code(let text): words += text.split(whereSeparator: \.isWhitespace).count
      case .emphasis(let inner), .strong(let inner), .link(_, _, let inner): add(prose: inner)
      case .math: formulas += 1
      case .image, .html, .softBreak, .lineBreak: break
      }
    }
  }

  mutating func add(formula: Math) { formulas += 1 }

  mutating func add(code: String) {
    codeLines += code.utf8.count { $0 == UInt8(ascii: "\n") }
  }
}
