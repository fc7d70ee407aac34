import LessonModel

/// Builds the inlines of one block from the events of a walk, with a stack of the nodes that are open.
struct InlineBuilder {
  /// Inlines deeper than this lose their marks and keep their text: values that nest without limit could not
  /// even be released.
  static let depthLimit = 100

  /// Pieces of text to put back, if any were taken out.
  var placeholders: Placeholders?

  private var open: [(node: MarkdownNode, inlines: [Inline])] = []
  private var inlines: [Inline] = []
  /// Adjacent text nodes, not yet an inline.
  private var text = ""
  /// How many nodes are open beyond the limit.
  private var flattened = 0
  private(set) var isTooDeep = false

  /// Whether the next exit is an inline's.
  var isInsideNode: Bool { flattened > 0 || !open.isEmpty }

  mutating func enter(_ node: MarkdownNode) {
    switch node {
    case .text(let words): text += words
    case .codeSpan(let code): append(.code(original(code)))
    case .inlineHTML(let html): append(.html(original(html)))
    case .softBreak: append(.softBreak)
    case .lineBreak: append(.lineBreak)
    default: push(node)
    }
  }

  private mutating func push(_ node: MarkdownNode) {
    guard flattened == 0, open.count < Self.depthLimit else {
      flattened += 1
      isTooDeep = true
      return
    }
    flushText()
    open.append((node, inlines))
    inlines = []
  }

  mutating func exit() {
    guard flattened == 0 else {
      flattened -= 1
      return
    }
    flushText()
    guard var closed = open.popLast() else { return }
    // Exchanged, not copied: with a second reference to it, the list would be copied at the next append, and a
    // paragraph of many short marks take time quadratic in their number.
    swap(&inlines, &closed.inlines)
    let inside = closed.inlines
    switch closed.node {
    case .emphasis: append(.emphasis(inside))
    case .strong: append(.strong(inside))
    case .link(let destination, let title):
      append(.link(destination: original(destination), title: original(title), inside))
    case .image(let source, let title):
      append(.image(source: original(source), title: original(title), inside))
    default: inlines += inside
    }
  }

  /// The finished inlines. The builder is then ready for the next block.
  mutating func take() -> [Inline] {
    flushText()
    defer {
      inlines = []
      isTooDeep = false
    }
    return inlines
  }

  private mutating func append(_ inline: Inline) {
    flushText()
    inlines.append(inline)
  }

  private mutating func flushText() {
    guard !text.isEmpty else { return }
    if let placeholders {
      inlines += placeholders.restore(text)
    } else {
      inlines.append(.text(text))
    }
    text = ""
  }

  private func original(_ text: String) -> String {
    placeholders?.restoreSource(text) ?? text
  }
}
