/// The rows of the screen as they are written: bytes that wait to be sent, and the margins in force.
struct TerminalSheet {
  let options: TerminalOptions
  private let codes: StyleCodes
  private var pending: [UInt8] = []
  /// Everything written is faint, as something of the past.
  var isFaint = false

  /// What stands at the left of the rows of a list item, a quote, a result.
  private struct Margin {
    var first: [UInt8]
    var others: [UInt8]
    /// For rows that hold nothing else: without blanks at the end.
    var blank: [UInt8]
    var columns: Int
    var isFresh = true
  }

  private var margins: [Margin] = []
  private(set) var marginColumns = 0

  init(_ options: TerminalOptions) {
    self.options = options
    self.codes = StyleCodes(options)
  }

  /// Columns right of the margins; some even where margins alone would fill the screen.
  var width: Int { max(options.width - marginColumns, 10) }
  var proseWidth: Int { max(options.proseWidth - marginColumns, 10) }

  // MARK: Margins

  /// Begins a margin: `first` before the next row, `others` before those after it. Both are equally wide.
  /// Margins that would leave no room for text take none themselves.
  mutating func push(first: StyledText, others: StyledText) {
    let columns = others.width
    guard options.width - marginColumns - columns >= 10 else {
      margins.append(Margin(first: [], others: [], blank: [], columns: 0))
      return
    }
    margins.append(
      Margin(
        first: encoded(first), others: encoded(others), blank: encoded(others.withoutTrailingBlanks),
        columns: columns))
    marginColumns += columns
  }

  mutating func push(_ margin: StyledText) { push(first: margin, others: margin) }

  mutating func pop() {
    if let margin = margins.popLast() { marginColumns -= margin.columns }
  }

  // MARK: Rows

  mutating func blankRow() {
    // Only what is seen: of a margin of blanks nothing.
    if let last = margins.lastIndex(where: { !$0.blank.isEmpty }) {
      for margin in margins[..<last] { pending += margin.others }
      pending += margins[last].blank
    }
    pending.append(UInt8(ascii: "\n"))
  }

  mutating func row(_ text: StyledText) {
    let text = text.withoutTrailingBlanks
    if text.runs.isEmpty, !margins.contains(where: \.isFresh) { return blankRow() }
    writeMargins()
    pending += encoded(text)
    endRow()
  }

  /// Breaks the text into rows and writes them.
  mutating func rows(_ flow: TextFlow, width: Int, isPreformatted: Bool = false) {
    var span = 0
    LineBreaker.forEachRow(of: flow.bytes, width: width, isPreformatted: isPreformatted) { range in
      if range.isEmpty, !margins.contains(where: \.isFresh) { return blankRow() }
      writeMargins()
      write(flow, range, &span)
      endRow()
    }
  }

  private mutating func writeMargins() {
    for index in margins.indices {
      pending += margins[index].isFresh ? margins[index].first : margins[index].others
      margins[index].isFresh = false
    }
  }

  /// A bullet with nothing after it would end in a blank.
  private mutating func endRow() {
    while pending.last == UInt8(ascii: " ") { pending.removeLast() }
    pending.append(UInt8(ascii: "\n"))
  }

  /// Rows come in order, so that `span` only ever moves on.
  private mutating func write(_ flow: TextFlow, _ range: Range<Int>, _ span: inout Int) {
    var start = range.lowerBound
    while start < range.upperBound {
      while flow.spans[span].end <= start { span += 1 }
      let piece = start..<min(flow.spans[span].end, range.upperBound)
      let style = shown(flow.spans[span].style)
      if style == .plain {
        TerminalSheet.append(flow.bytes[piece], to: &pending)
      } else {
        codes.write(style, to: &pending) { TerminalSheet.append(flow.bytes[piece], to: &$0) }
      }
      start = piece.upperBound
    }
  }

  private static func append(_ piece: ArraySlice<UInt8>, to bytes: inout [UInt8]) {
    if piece.contains(TextFlow.fixedBlank) {
      bytes += piece.map { $0 == TextFlow.fixedBlank ? UInt8(ascii: " ") : $0 }
    } else {
      bytes += piece
    }
  }

  private func shown(_ style: TextStyle) -> TextStyle {
    isFaint ? style.with { $0.isFaint = true } : style
  }

  private func encoded(_ text: StyledText) -> [UInt8] {
    var bytes: [UInt8] = []
    for run in text.runs {
      codes.write(shown(run.style), to: &bytes) { $0 += run.text.utf8 }
    }
    return bytes
  }

  // MARK: Sending

  var isFull: Bool { pending.count > 1 << 16 }

  /// Everything written since the last time.
  mutating func takePending() -> String {
    defer { pending.removeAll(keepingCapacity: true) }
    return String(decoding: pending, as: UTF8.self)
  }
}
