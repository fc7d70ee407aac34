import LessonModel
import LessonSyntax

/// Markdown with marks where diagnostics are expected: `⟪unknown-attribute⟫.hiden` expects that one at the dot.
struct MarkedText {
  /// A diagnostic's identifier and where it points.
  struct Place: Hashable, CustomStringConvertible {
    var identifier: String
    var position: SourcePosition

    var description: String { "\(position.line):\(position.column) \(identifier)" }
  }

  /// The text without its marks.
  private(set) var text = ""
  private(set) var places: [Place] = []

  init(_ marked: String) {
    var line = 1
    var column = 1
    var rest = marked.unicodeScalars[...]
    while let scalar = rest.popFirst() {
      if scalar == "⟪" {
        let identifier = String(rest.prefix { $0 != "⟫" })
        places.append(Place(identifier: identifier, position: SourcePosition(line: line, column: column)))
        rest = rest.dropFirst(identifier.unicodeScalars.count + 1)
        continue
      }
      text.unicodeScalars.append(scalar)
      column += UTF8.width(scalar)
      if scalar == "\n" { (line, column) = (line + 1, 1) }
    }
  }

  /// What parsing the text reports, in the form of the marks.
  static func places(in lesson: Lesson) -> [Place] {
    lesson.diagnostics.map {
      Place(identifier: $0.identifier, position: $0.range?.start ?? SourcePosition(line: 1, column: 1))
    }
  }
}

extension Lesson {
  init(_ markdown: String, extensions: Bool = true) {
    self = LessonParser(extensions: extensions).parse(markdown, name: "lesson", file: "lesson.md")
  }

  /// The inlines of the first block in the form of the dump; `block(...)` for a formula of its own.
  var inlinesOfFirstBlock: String {
    switch blocks.first?.kind {
    case .paragraph(let inlines), .heading(_, let inlines, _): LessonDump.dump(inlines)
    case .math(let math): "block(\(math.tex.debugDescription))"
    default: "no inlines"
    }
  }
}
