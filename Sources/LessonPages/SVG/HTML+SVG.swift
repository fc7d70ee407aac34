import LessonOutput

extension HTML {
  /// A drawing with words for those who cannot see it: `title` names it, `description` says what to see. It is shown
  /// `magnified` times as large as its own units where the page has room.
  mutating func drawing(
    _ kind: String, identifier: String, width: Double, height: Double, magnified: Double = 1, title: String,
    description: String,
    content: (inout HTML) -> Void
  ) {
    let (name, words) = ("\(identifier).title", "\(identifier).desc")
    let isWide = width * magnified > 520
    element(
      "svg", .class(isWide ? "\(kind) wide" : kind), .role("img"),
      Attribute("viewBox", "0 0 \(width.svg) \(height.svg)"),
      Attribute("width", (width * magnified).svg), Attribute("height", (height * magnified).svg),
      Attribute("aria-labelledby", "\(name) \(words)")
    ) { html in
      html.element("title", .id(name), text: title)
      html.element("desc", .id(words), text: description)
      content(&html)
    }
  }

  mutating func path(_ path: SVGPath, _ classes: String, _ attribute: Attribute? = nil) {
    guard !path.isEmpty else { return }
    element("path", .class(classes), Attribute("d", path.text), attribute)
  }

  mutating func svgText(_ words: String, _ classes: String, x: Double, y: Double) {
    element("text", .class(classes), Attribute("x", x.svg), Attribute("y", y.svg), text: words)
  }
}

extension Color {
  /// The class that sets the ink of what carries it. The shade follows the page's theme.
  var inkClass: String { "ink-\(rawValue)" }
}
