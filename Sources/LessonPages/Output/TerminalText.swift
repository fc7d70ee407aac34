/// Text that was meant for a terminal, as text with colours.
///
/// Of the escape sequences, those for colour, bold, faint, italic and underlined are carried out (ECMA-48, SGR); all
/// others are left out. A carriage return goes back to the beginning of its line, as progress bars do, and a backspace
/// takes back a character.
package struct TerminalText {
  struct Style: Equatable {
    /// `red`, `green`, ... as `Color` names them; nil is the text's own.
    var color: String?
    var isBold = false
    var isFaint = false
    var isItalic = false
    var isUnderlined = false

    /// The names of classes that make text look so.
    var classes: String {
      let flags = [isBold ? "bold" : nil, isFaint ? "faint" : nil, isItalic ? "italic" : nil]
      return (flags + [isUnderlined ? "underlined" : nil, color.map { "ansi-\($0)" }])
        .compactMap { $0 }.joined(separator: " ")
    }
  }

  struct Run: Equatable {
    var text: String
    var style: Style
  }

  private(set) var runs: [Run] = []
  private var style = Style()
  /// The scalars of the line that is being written, each in its style.
  private var line: [(Unicode.Scalar, Style)] = []
  /// Where in the line the next scalar goes.
  private var column = 0

  package init(_ text: String) {
    guard text.utf8.contains(where: { $0 < 0x20 && $0 != 0x0A && $0 != 0x09 || $0 == 0x7F || $0 == 0xC2 })
    else {
      runs = text.isEmpty ? [] : [Run(text: text, style: Style())]
      return
    }
    var rest = Array(text.unicodeScalars)[...]
    while let scalar = rest.popFirst() { read(scalar, &rest) }
    endLine()
  }

  package var plainText: String { runs.map(\.text).joined() }

  private mutating func read(_ scalar: Unicode.Scalar, _ rest: inout ArraySlice<Unicode.Scalar>) {
    switch scalar {
    case "\u{1B}": readEscape(&rest)
    case "\u{9B}": readControlSequence(&rest)
    case "\n":
      column = line.count
      put(scalar)
      endLine()
    case "\r": column = 0
    case "\u{8}": column = max(0, column - 1)
    case "\t": put(scalar)
    case "\u{0}"..<" ", "\u{7F}"..<"\u{A0}": break
    default: put(scalar)
    }
  }

  private mutating func put(_ scalar: Unicode.Scalar) {
    if column < line.count {
      line[column] = (scalar, style)
    } else {
      line.append((scalar, style))
    }
    column += 1
  }

  private mutating func endLine() {
    for (scalar, style) in line {
      if let last = runs.indices.last, runs[last].style == style {
        runs[last].text.unicodeScalars.append(scalar)
      } else {
        runs.append(Run(text: String(scalar), style: style))
      }
    }
    line = []
    column = 0
  }

  // MARK: - Escape sequences

  private mutating func readEscape(_ rest: inout ArraySlice<Unicode.Scalar>) {
    switch rest.popFirst() {
    case "[": readControlSequence(&rest)
    case "]", "P", "X", "^", "_": TerminalText.skipString(&rest)
    case "(", ")", "*", "+", "#", "%", " ": rest = rest.dropFirst()
    default: break
    }
  }

  /// Parameters, intermediates, and a final character that says what it is.
  private mutating func readControlSequence(_ rest: inout ArraySlice<Unicode.Scalar>) {
    let parameters = rest.prefix { "\u{20}"..."\u{3F}" ~= $0 }
    rest = rest.dropFirst(parameters.count)
    guard let final = rest.first, "@"..."~" ~= final else { return }
    rest = rest.dropFirst()
    if final == "m" { setStyle(parameters) }
    if final == "K", column < line.count { line.removeSubrange(column...) }
  }

  /// Titles, links and the like, which end with BEL or ST.
  private static func skipString(_ rest: inout ArraySlice<Unicode.Scalar>) {
    while let scalar = rest.popFirst() {
      if scalar == "\u{7}" || scalar == "\u{9C}" { return }
      if scalar == "\u{1B}" {
        if rest.first == "\\" { rest = rest.dropFirst() }
        return
      }
    }
  }

  private mutating func setStyle(_ parameters: ArraySlice<Unicode.Scalar>) {
    let text = String(String.UnicodeScalarView(parameters))
    var codes = text.split(omittingEmptySubsequences: false) { $0 == ";" || $0 == ":" }.map { Int($0) ?? 0 }[
      ...]
    while let code = codes.popFirst() {
      switch code {
      case 0: style = Style()
      case 1: style.isBold = true
      case 2: style.isFaint = true
      case 3: style.isItalic = true
      case 4: style.isUnderlined = true
      case 22: (style.isBold, style.isFaint) = (false, false)
      case 23: style.isItalic = false
      case 24: style.isUnderlined = false
      case 30...37: style.color = TerminalText.colors[code - 30]
      case 90...97: style.color = TerminalText.colors[code - 90]
      case 38: style.color = TerminalText.extendedColor(&codes)
      case 48: _ = TerminalText.extendedColor(&codes)
      case 39: style.color = nil
      default: break
      }
    }
  }

  /// Black and white are the text's own colour, which can be read on the page's background.
  private static let colors: [String?] = [nil, "red", "green", "orange", "blue", "purple", "cyan", nil]

  /// `5;n` or `2;r;g;b`. Of the 256 colours, the first sixteen have names.
  private static func extendedColor(_ codes: inout ArraySlice<Int>) -> String? {
    switch codes.popFirst() {
    case 5:
      guard let index = codes.popFirst(), 0..<16 ~= index else { return nil }
      return colors[index % 8]
    case 2:
      codes = codes.dropFirst(3)
      return nil
    default: return nil
    }
  }
}
