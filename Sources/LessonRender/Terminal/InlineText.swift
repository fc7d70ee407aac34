import LessonModel

/// Running text with its marks carried out: emphasis, code, links, formulas.
struct InlineText {
  let options: TerminalOptions
  let inlineMath: @Sendable (Math) -> StyledText
  private(set) var flow: TextFlow
  /// The pages of the course that a link has named already.
  private(set) var namedPages: Set<String>

  /// Emphasis within emphasis beyond this adds nothing to be seen.
  private static let deepest = 64
  /// Code and formulas up to this many columns are kept on one row.
  private static let keptTogether = 28

  init(
    _ options: TerminalOptions, namedPages: Set<String> = [],
    inlineMath: @escaping @Sendable (Math) -> StyledText
  ) {
    self.options = options
    self.namedPages = namedPages
    self.inlineMath = inlineMath
    self.flow = TextFlow(options.characters)
  }

  mutating func append(_ inlines: [Inline], _ style: TextStyle = .plain, depth: Int = 0) {
    for inline in inlines { append(inline, style, depth) }
  }

  private mutating func append(_ inline: Inline, _ style: TextStyle, _ depth: Int) {
    switch inline {
    case .text(let words): flow.append(words, style)
    case .softBreak: flow.append(" ", style)
    case .lineBreak: flow.appendLineBreak()
    case .code(let code): appendCode(code, style)
    case .emphasis(let inner): appendMarked(inner, "_", style.with { $0.isItalic = true }, depth)
    case .strong(let inner): appendMarked(inner, "*", style.with { $0.isBold = true }, depth)
    case .link(let destination, _, let inner): appendLink(to: destination, inner, style, depth)
    case .image(let source, _, let inner): appendImage(source, inner.plainText, style)
    case .math(let math): appendMath(math, style)
    case .html(let tag): appendTag(tag)
    }
  }

  private mutating func appendInner(_ inlines: [Inline], _ style: TextStyle, _ depth: Int) {
    if depth < Self.deepest {
      append(inlines, style, depth: depth + 1)
    } else {
      flow.append("…", style)
    }
  }

  /// Where nothing can be set in italics or bold, the marks of plain-text mail stand for it.
  private mutating func appendMarked(_ inner: [Inline], _ mark: String, _ style: TextStyle, _ depth: Int) {
    if !options.hasStyles { flow.append(mark, style) }
    appendInner(inner, style, depth)
    if !options.hasStyles { flow.append(mark, style) }
  }

  private mutating func appendCode(_ code: String, _ style: TextStyle) {
    let text = options.color == .none ? "`\(code)`" : code
    appendTogether(StyledText(text, style.with { $0.color = .cyan }))
  }

  private mutating func appendMath(_ math: Math, _ style: TextStyle) {
    let formula =
      options.isMathPlain
      ? StyledText(math.isDisplay ? "$$\(math.tex)$$" : "$\(math.tex)$") : inlineMath(math)
    appendTogether(StyledText(runs: formula.runs.map { .init($0.text, $0.style.over(style)) }))
  }

  private mutating func appendTogether(_ text: StyledText) {
    flow.append(text, fixed: text.width <= Self.keptTogether)
  }

  // MARK: Links and images

  /// A page of the course is named by the first link to it. To read "(glossary)" behind each new word would be noise.
  private mutating func appendLink(
    to destination: String, _ inner: [Inline], _ style: TextStyle, _ depth: Int
  ) {
    let target = LinkTarget(destination)
    let clickable = options.hasHyperlinks ? target.address : nil
    let linkStyle = style.with {
      $0.isUnderlined = true
      $0.link = clickable ?? $0.link
    }
    appendInner(inner, linkStyle, depth)
    if target.isPage, let page = target.name, !namedPages.insert(page).inserted { return }
    if clickable == nil, let name = target.name, !inner.plainText.contains(name) {
      flow.append(" ", style)
      flow.append("(\(name))", style.with { $0.color = .gray })
    }
  }

  private mutating func appendImage(_ source: String, _ description: String, _ style: TextStyle) {
    flow.appendFixed(TerminalMarks(characters: options.characters).picture + " ", TextStyle(.gray))
    flow.append(description.isEmpty ? "image" : description, style.with { $0.isItalic = true })
    flow.append(" ", style)
    flow.append("(\(source))", TextStyle(.gray))
  }

  /// HTML is not carried out, but a line break is easily given.
  private mutating func appendTag(_ tag: String) {
    if tag.lowercased().hasPrefix("<br") { flow.appendLineBreak() }
  }
}
