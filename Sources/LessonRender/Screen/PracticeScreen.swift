/// An exercise on the whole of a terminal, while a student works on it in an editor:
///
///     03-backprop  sigmoid  1 point                        ━━━━──────  2 of 7
///     ── Exercises/03-backprop/sigmoid.swift ───────────────────────────────
///     the rows of the page
///      checked in 0.4 s                     h hint  s skip  l list  r run  q quit
///
/// Knows nothing of exercises and files: it is handed rows, and gives rows to draw.
package struct PracticeScreen: Sendable {
  package var options: TerminalOptions
  package var size: LessonScreen.Size
  /// The first row: what is worked on, and how much is done.
  package var title = StyledText()
  package var progress = StyledText()
  /// The file that the student writes in, in the second row.
  package var file = ""
  /// What happens, in the last row.
  package var status = ""
  private var page: [String] = []
  private var top = 0

  package init(_ options: TerminalOptions, size: LessonScreen.Size) {
    self.options = options
    self.size = size
  }

  /// Takes over a page.
  ///
  /// - Parameter text: rows, each with its line feed.
  package mutating func show(_ text: String, fromTop: Bool) {
    page = text.utf8.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .dropLast().map { String(Substring($0)) }
    if fromTop { top = 0 }
  }

  // MARK: Keys

  /// What a key asks of others.
  package enum Request: Equatable, Sendable {
    case hint, skip, list, runAgain, quit
    /// Any key that means nothing else.
    case other
  }

  /// Scrolls, or gives what else the key asks for.
  package mutating func react(to key: Key) -> Request? {
    switch key {
    case .up, .character("k"): scroll(by: -1)
    case .down, .character("j"): scroll(by: 1)
    case .pageUp, .character("b"): scroll(by: 1 - bodyHeight)
    case .pageDown, .character(" "): scroll(by: bodyHeight - 1)
    case .home, .character("g"): scroll(by: -page.count)
    case .end, .character("G"): scroll(by: page.count)
    case .character("h"): return .hint
    case .character("s"): return .skip
    case .character("l"): return .list
    case .character("r"): return .runAgain
    case .character("q"): return .quit
    case .character, .escape: return .other
    }
    return nil
  }

  /// Down to the page's last rows.
  package mutating func scrollToEnd() { scroll(by: page.count) }

  private mutating func scroll(by rows: Int) {
    top = min(max(min(top, lastTop) + rows, 0), lastTop)
  }

  private var bodyHeight: Int { max(size.rows - 3, 1) }
  private var lastTop: Int { max(page.count - bodyHeight, 0) }

  // MARK: Drawing

  /// The rows of the whole screen, with their colours.
  package func rows() -> [String] {
    var body = Array(page.dropFirst(min(top, lastTop)).prefix(bodyHeight))
    body += Array(repeating: "", count: bodyHeight - body.count)
    let rows = [titleRow, fileRow] + body + [statusRow]
    // On a very low screen, what is told before what it is about.
    return Array(rows.suffix(size.rows))
  }

  private var titleRow: String {
    let room = size.columns - progress.width - 2
    // Where both do not fit, what is worked on.
    guard title.width <= room else { return encoded(title.cut(to: size.columns, mark: ellipsis)) }
    return encoded(title.padded(to: size.columns - progress.width) + progress)
  }

  private var fileRow: String {
    let rule = TerminalMarks(characters: options.characters).lightRule
    var row = StyledText("\(rule)\(rule) ", TextStyle(.gray))
    // Of a long path, the end tells more.
    let path = file.printable(in: options.characters).ending(within: size.columns - 4, mark: ellipsis)
    row.append(path, TextStyle(.cyan, bold: true))
    row.append(" " + String(repeating: rule, count: max(size.columns - row.width - 1, 0)), TextStyle(.gray))
    return encoded(row.cut(to: size.columns, mark: ""))
  }

  private var statusRow: String {
    let left = " " + status.printable(in: options.characters) + " "
    let hints = [
      "\(place)h hint  s skip  l list  r run again  q quit ",
      "\(place)h hint  s skip  l list  r run  q quit ",
      "\(place)h s l r q ",
    ]
    let right = hints.first { left.displayWidth + $0.displayWidth <= size.columns } ?? ""
    let blanks = String(repeating: " ", count: max(size.columns - left.displayWidth - right.displayWidth, 0))
    let text = StyledText(left + blanks + right, TextStyle(reversed: true))
    return encoded(text.cut(to: size.columns, mark: ellipsis))
  }

  /// Which way there is more to read.
  private var place: String {
    guard lastTop > 0 else { return "" }
    let up = options.characters.choose("↑", ascii: "^")
    let down = options.characters.choose("↓", ascii: "v")
    let isAtEnd = min(top, lastTop) == lastTop
    return (top > 0 ? up : "") + (isAtEnd ? "" : down) + "  "
  }

  private var ellipsis: String { options.characters.choose("…", ascii: "...") }

  private func encoded(_ text: StyledText) -> String { text.encoded(options) }
}
