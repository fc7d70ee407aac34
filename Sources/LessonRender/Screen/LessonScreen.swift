import LessonModel

/// A lesson on the whole of a terminal: which part of the page is seen, with what below it.
///
///     the rows of the page
///     ── 1 problem ─────────────────────
///     03-backprop.md:41:11: error: unknown attribute `.hiden`
///      03-backprop · up to date · 0.35 s          45 %   n problem  q quit  ? help
///
/// Knows nothing of files and cells: it is handed pages, and gives rows to draw.
package struct LessonScreen: Sendable {
  package struct Size: Equatable, Sendable {
    package var rows: Int
    package var columns: Int

    package init(rows: Int, columns: Int) {
      self.rows = max(rows, 2)
      self.columns = max(columns, 1)
    }
  }

  package var options: TerminalOptions
  package var size: Size
  package private(set) var page = LessonPage()
  /// The row of the page that is the screen's first.
  package private(set) var top = 0
  /// Where the page changed when the lesson last did.
  private var changedRow: Int?
  /// What is wrong with the lesson itself, in the panel.
  package var problems: [Diagnostic] = []
  package var status = Status()
  package private(set) var isHelpShown = false

  package init(_ options: TerminalOptions, size: Size) {
    self.options = options
    self.size = size
  }

  /// What the status line tells beside what is known from the page.
  package struct Status: Equatable, Sendable {
    package var lesson = ""
    /// What is being done; nil when nothing is.
    package var activity: String?
    /// From the last change to the last result.
    package var lastRun: Duration?
    /// An answer to the last key, in place of the rest.
    package var notice: String?

    package init() {}
  }

  // MARK: Pages

  /// Takes over a page. What was seen stays where it is on the screen, as far as it is still there; a reader
  /// at the beginning stays there.
  ///
  /// - Parameter isEdit: the lesson has changed, not only what came of its cells.
  package mutating func show(_ new: LessonPage, isEdit: Bool) {
    guard new != page else { return }
    let anchor = ScrollAnchor(from: page.rows, to: new.rows)
    if isEdit, !page.rows.isEmpty {
      changedRow = anchor.firstChange
    } else if let row = changedRow {
      changedRow = anchor.row(for: row, height: 1)
    }
    if top > 0 { top = anchor.row(for: top, height: bodyHeight) }
    page = new
  }

  // MARK: Moving

  /// Rows of the page that are seen at a time.
  package var bodyHeight: Int { max(size.rows - 1 - panel.count, 1) }
  private var lastTop: Int { max(page.rows.count - bodyHeight, 0) }

  package mutating func scroll(by rows: Int) {
    top = min(max(min(top, lastTop) + rows, 0), lastTop)
  }

  package mutating func scroll(to end: VerticalEnd) {
    top = end == .first ? 0 : lastTop
  }

  package enum VerticalEnd {
    case first, last
  }

  /// To the next cell that failed, or the one before; from the last on to the first.
  package mutating func scrollToProblem(forward: Bool) {
    let tops = page.problemRows.map(top(showing:))
    guard let first = tops.first, let last = tops.last else {
      status.notice = "no cell has a problem"
      return
    }
    top = forward ? tops.first { $0 > top } ?? first : tops.last { $0 < top } ?? last
  }

  package mutating func scrollToChange() {
    guard let changedRow else {
      status.notice = "nothing has changed yet"
      return
    }
    top = top(showing: changedRow)
  }

  /// The first row of a screen on which a row has some of what is before it above.
  private func top(showing row: Int) -> Int {
    min(max(row - bodyHeight / 3, 0), lastTop)
  }

  // MARK: Keys

  /// What a key asks of others.
  package enum Request: Equatable, Sendable {
    case runAgain, quit
  }

  package mutating func react(to key: Key) -> Request? {
    status.notice = nil
    if isHelpShown {
      isHelpShown = false
      return nil
    }
    switch key {
    case .up, .character("k"): scroll(by: -1)
    case .down, .character("j"), .character("\r"): scroll(by: 1)
    case .pageUp, .character("b"): scroll(by: 1 - bodyHeight)
    case .pageDown, .character(" "): scroll(by: bodyHeight - 1)
    case .character("u"): scroll(by: -bodyHeight / 2)
    case .character("d"): scroll(by: bodyHeight / 2)
    case .home, .character("g"): scroll(to: .first)
    case .end, .character("G"): scroll(to: .last)
    case .character("n"): scrollToProblem(forward: true)
    case .character("p"): scrollToProblem(forward: false)
    case .character("."): scrollToChange()
    case .character("?"), .character("h"): isHelpShown = true
    case .character("r"): return .runAgain
    case .character("q"): return .quit
    case .character, .escape: break
    }
    return nil
  }
}
