import LessonModel

/// A leaf block whose source lines the extensions look at.
struct LeafBlock {
  enum Kind: Equatable {
    case paragraph
    case heading(level: Int)
    case code(info: String, text: String)
    case html
  }

  var kind: Kind
  var range: SourceRange
  /// How many block quotes it stands in.
  var quoteDepth: Int
  /// The lines of a code block; nil for other blocks.
  var layout: CodeLayout?
}

extension LeafBlock {
  /// The leaf blocks of a document in the order of the text. A leaf's place in the result is its *ordinal*,
  /// by which `BlockBuilder` finds what an extension made of it.
  static func all(in tree: borrowing CommonMarkTree, of source: SourceText) -> [LeafBlock] {
    var leaves: [LeafBlock] = []
    var quoteDepth = 0
    /// Whether each open node is a quote.
    var open: [Bool] = []
    tree.walk(.blocks) { event in
      switch event {
      case .exit:
        if open.popLast() == true { quoteDepth -= 1 }
      case .enter(let node, let range):
        if node.isContainer {
          let isQuote = if case .blockQuote = node { true } else { false }
          open.append(isQuote)
          quoteDepth += isQuote ? 1 : 0
        }
        if let kind = Kind(node), let range {
          leaves.append(LeafBlock(kind: kind, range: range, quoteDepth: quoteDepth))
        }
      }
    }
    source.mendEnds(of: &leaves)
    return leaves
  }
}

extension LeafBlock.Kind {
  /// Nil for nodes that are no such leaf.
  init?(_ node: MarkdownNode) {
    switch node {
    case .paragraph: self = .paragraph
    case .heading(let level): self = .heading(level: level)
    case .code(let info, let text): self = .code(info: info, text: text)
    case .html: self = .html
    default: return nil
    }
  }
}

extension MarkdownNode {
  /// Whether the node is left as well as entered.
  var isContainer: Bool {
    switch self {
    case .code, .html, .thematicBreak, .text, .codeSpan, .inlineHTML, .softBreak, .lineBreak: false
    default: true
    }
  }

  /// Whether the node is a block of running text.
  var holdsInlines: Bool {
    switch self {
    case .paragraph, .heading: true
    default: false
    }
  }

  var isInline: Bool {
    switch self {
    case .emphasis, .strong, .link, .image, .text, .codeSpan, .inlineHTML, .softBreak, .lineBreak: true
    default: false
    }
  }
}

extension SourceText {
  /// Mends what libcmark gets wrong: some blocks end with the blank line after them, and underlined headings
  /// and fences that their container closed end a line too late.
  fileprivate func mendEnds(of leaves: inout [LeafBlock]) {
    for ordinal in leaves.indices {
      let leaf = leaves[ordinal]
      guard case .code(let info, let text) = leaf.kind else {
        leaves[ordinal].range.end.line = lastLine(of: leaf)
        leaves[ordinal].range = trimmed(leaves[ordinal].range, quoteDepth: leaf.quoteDepth)
        continue
      }
      let next = ordinal + 1 < leaves.count ? leaves[ordinal + 1].range.start.line : nil
      let layout = CodeLayout(of: leaf, info: info, text: text, nextBlockLine: next, in: self)
      let end = endPosition(ofLine: max(layout.lastLine, leaf.range.start.line))
      leaves[ordinal].range.end = max(leaf.range.start, end)
      leaves[ordinal].layout = layout
    }
  }

  private func lastLine(of leaf: LeafBlock) -> Int {
    let (first, last) = (leaf.range.start.line, leaf.range.end.line)
    guard case .heading = leaf.kind, last - 1 > first else { return last }
    let beforeLast = contentStart(ofLine: last - 1, quoteDepth: leaf.quoteDepth)..<line(last - 1).upperBound
    return bytes[beforeLast].isHeadingUnderline ? last - 1 : last
  }

  /// The lines of a block that hold its inlines; nil for blocks without inlines.
  func textLines(of leaf: LeafBlock) -> ClosedRange<Int>? {
    let lines = leaf.range.start.line...leaf.range.end.line
    switch leaf.kind {
    case .paragraph: return lines
    // The last line of a heading with several is its underline.
    case .heading: return lines.count > 1 ? lines.lowerBound...(lines.upperBound - 1) : lines
    case .code, .html: return nil
    }
  }

  func lines(_ lines: ClosedRange<Int>, contain mark: Unicode.Scalar) -> Bool {
    bytes[bytes(ofLines: lines)].contains(UInt8(ascii: mark))
  }

  /// Offsets of the bytes of several lines.
  func bytes(ofLines lines: ClosedRange<Int>) -> Range<Int> {
    line(lines.lowerBound).lowerBound..<line(lines.upperBound).upperBound
  }

  /// The range without blank lines at its end, ending with its last line.
  func trimmed(_ range: SourceRange, quoteDepth: Int) -> SourceRange {
    var last = min(max(range.end.line, range.start.line), max(lineCount, 1))
    while last > range.start.line, contentStart(ofLine: last, quoteDepth: quoteDepth) == line(last).upperBound
    {
      last -= 1
    }
    return SourceRange(range.start, max(range.start, endPosition(ofLine: last)))
  }
}

extension ArraySlice<UInt8> {
  /// Whether this is a run of `=` or of `-`, with blanks after it.
  fileprivate var isHeadingUnderline: Bool {
    guard let mark = first, mark == UInt8(ascii: "=") || mark == UInt8(ascii: "-") else { return false }
    return drop { $0 == mark }.allSatisfy(\.isBlank)
  }
}
