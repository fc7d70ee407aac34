import LessonModel

/// Running text with its marks carried out: emphasis, code, links, formulas.
struct InlineText {
  let options: TerminalOptions
  let inlineMath: @Sendable (Math) -> StyledText
  private(set) var flow: TextFlow

  /// Emphasis within emphasis beyond this adds nothing to be seen.
  private static let deepest = 64
  /// Code and formulas up to this many columns are kept on one row.
  private static let keptTogether = 28

  init(_ options: TerminalOptions, inlineMath: @escaping @Sendable (Math) -> StyledText) {
    self.options = options
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

/// Where a link leads, as far as a terminal can follow.
struct LinkTarget {
  /// An address that can be clicked: absolute, and without anything that would end the terminal's sequence.
  var address: String?
  /// What to tell a reader who cannot click; nil for places in the same lesson.
  var name: String?

  init(_ destination: String) {
    let schemes = ["https://", "http://", "mailto:"]
    if destination.hasPrefix("#") || destination.isEmpty { return }
    if let scheme = schemes.first(where: { destination.lowercased().hasPrefix($0) }) {
      address = LinkTarget.encoded(destination)
      name = scheme == "mailto:" ? String(destination.dropFirst(scheme.count)) : destination
    } else {
      name = LinkTarget.lessonName(destination) ?? destination
    }
  }

  /// `04-training.md#epochs` is the lesson `04-training` to those who run it.
  private static func lessonName(_ destination: String) -> String? {
    let path = destination.prefix { $0 != "#" }
    guard path.hasSuffix(".md"), let file = path.split(separator: "/").last, file != ".md" else { return nil }
    return String(file.dropLast(3))
  }

  private static func encoded(_ destination: String) -> String {
    var address = ""
    for byte in destination.utf8 {
      if 0x21..<0x7F ~= byte {
        address.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        address += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
    return address
  }
}

extension TextStyle {
  func with(_ change: (inout TextStyle) -> Void) -> TextStyle {
    var style = self
    change(&style)
    return style
  }

  /// This style, and what `base` adds where it has nothing of its own.
  func over(_ base: TextStyle) -> TextStyle {
    with {
      $0.color = color ?? base.color
      $0.isBold = isBold || base.isBold
      $0.isItalic = isItalic || base.isItalic
      $0.isUnderlined = isUnderlined || base.isUnderlined
      $0.link = link ?? base.link
    }
  }
}
