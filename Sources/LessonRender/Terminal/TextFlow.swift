/// Running text before it is broken into rows: printable UTF-8, and how each stretch of it looks.
///
/// Bytes rather than characters, because most of a lesson is plain words, which pass through uncounted.
struct TextFlow {
  /// A stretch that begins where the one before it ends.
  struct Span {
    var end: Int
    var style: TextStyle
  }

  /// Stands for a blank at which no row ends.
  static let fixedBlank: UInt8 = 0x01
  static let lineBreak: UInt8 = 0x0A

  private(set) var bytes: [UInt8] = []
  private(set) var spans: [Span] = []
  let printable: PrintableText

  init(_ characters: Repertoire) {
    printable = PrintableText(characters: characters)
  }

  var isEmpty: Bool { bytes.isEmpty }

  mutating func append(_ text: some StringProtocol, _ style: TextStyle = .plain) {
    printable.append(text, to: &bytes)
    extend(style)
  }

  /// Adds text that stays on one row, if a row is wide enough.
  mutating func appendFixed(_ text: some StringProtocol, _ style: TextStyle = .plain) {
    let start = bytes.count
    printable.append(text, to: &bytes)
    for index in start..<bytes.count where bytes[index] == UInt8(ascii: " ") {
      bytes[index] = Self.fixedBlank
    }
    extend(style)
  }

  mutating func append(_ text: StyledText, fixed: Bool = false) {
    for run in text.runs {
      if fixed { appendFixed(run.text, run.style) } else { append(run.text, run.style) }
    }
  }

  mutating func appendLineBreak() {
    bytes.append(Self.lineBreak)
    extend(.plain)
  }

  /// A part with its styles, such as a row; line breaks in it as blanks.
  func text(_ part: Range<Int>) -> StyledText {
    var text = StyledText()
    var start = 0
    for span in spans {
      let piece = bytes[(start..<span.end).clamped(to: part)]
      text.append(
        String(decoding: piece.map { $0 < 0x20 ? UInt8(ascii: " ") : $0 }, as: UTF8.self), span.style)
      start = span.end
    }
    return text
  }

  private mutating func extend(_ style: TextStyle) {
    if let last = spans.indices.last, spans[last].style == style {
      spans[last].end = bytes.count
    } else if bytes.count > spans.last?.end ?? 0 {
      spans.append(Span(end: bytes.count, style: style))
    }
  }
}
