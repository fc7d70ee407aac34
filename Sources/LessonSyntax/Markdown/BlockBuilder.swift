import LessonModel

/// Builds the blocks of a lesson from the events of a walk, with a stack of the nodes that are open.
struct BlockBuilder {
  /// Blocks deeper than this are left out: values that nest without limit could not even be released.
  static let depthLimit = 100

  /// What an extension made of a leaf block, by the leaf's ordinal.
  enum Replacement {
    case blocks([Block])
    case inlines([Inline])
  }

  /// A node that has been entered and not yet left.
  private struct OpenNode {
    var node: MarkdownNode
    var range: SourceRange?
    /// Where the last block inside ends.
    var lastEnd: SourcePosition?
    var blocks: [Block] = []
    var items: [[Block]] = []
  }

  private let source: SourceText
  private let leaves: [LeafBlock]
  private let replacements: [Int: Replacement]
  private let recognizesCallouts: Bool
  private var slugs = HeadingSlugs()

  private var open: [OpenNode] = []
  /// The inlines of the paragraph or heading that is open.
  private var inlines = InlineBuilder()
  private var leafCount = 0
  private var quoteDepth = 0
  /// How many nodes are open whose insides are left out, the outermost included.
  private var skipped = 0

  private(set) var blocks: [Block] = []
  private(set) var firstHeading: String?
  private(set) var diagnostics: [Diagnostic] = []

  init(
    source: SourceText, leaves: [LeafBlock], replacements: [Int: Replacement] = [:],
    recognizesCallouts: Bool = false
  ) {
    self.source = source
    self.leaves = leaves
    self.replacements = replacements
    self.recognizesCallouts = recognizesCallouts
  }
}

extension BlockBuilder {
  mutating func visit(_ event: MarkdownEvent) {
    switch event {
    case .enter(let node, let range): enter(node, range)
    case .exit: exit()
    }
  }

  private mutating func enter(_ node: MarkdownNode, _ range: SourceRange?) {
    let leaf = nextLeaf(at: node)
    guard skipped == 0 else {
      skipped += node.isContainer ? 1 : 0
      return
    }
    if let leaf, let replacement = replacements[leaf] {
      insert(replacement, for: leaves[leaf])
      skipped = node.isContainer ? 1 : 0
    } else if node.isInline {
      inlines.enter(node)
    } else if node.isContainer {
      push(node, leaf.map { leaves[$0].range } ?? range)
    } else if let leaf {
      append(leafBlock(node), at: leaves[leaf].range)
    } else {
      append(.thematicBreak, at: range.map { source.trimmed($0, quoteDepth: quoteDepth) })
    }
  }

  /// The ordinal of a leaf block; nil for other nodes.
  private mutating func nextLeaf(at node: MarkdownNode) -> Int? {
    guard LeafBlock.Kind(node) != nil else { return nil }
    leafCount += 1
    return leafCount - 1
  }

  private mutating func push(_ node: MarkdownNode, _ range: SourceRange?) {
    guard open.count <= Self.depthLimit else {
      reportDepth(at: range)
      skipped = 1
      return
    }
    if case .blockQuote = node { quoteDepth += 1 }
    open.append(OpenNode(node: node, range: range))
  }

  private mutating func reportDepth(at range: SourceRange?) {
    guard diagnostics.allSatisfy({ $0.identifier != "nested-too-deep" }) else { return }
    diagnostics.append(
      .nestedTooDeep(at: range.map { SourceRange($0.start, $0.start) }))
  }

  private mutating func exit() {
    if skipped > 0 {
      skipped -= 1
    } else if inlines.isInsideNode {
      inlines.exit()
    } else if let node = open.popLast() {
      close(node)
    }
  }

  /// The inlines of the block that is being closed.
  private mutating func takeInlines(of range: SourceRange?) -> [Inline] {
    if inlines.isTooDeep { reportDepth(at: range) }
    return inlines.take()
  }
}

extension BlockBuilder {
  private mutating func close(_ closed: OpenNode) {
    let range = extent(of: closed)
    switch closed.node {
    case .document:
      blocks = closed.blocks
    case .item:
      open[open.count - 1].items.append(closed.blocks)
      open[open.count - 1].lastEnd = range?.end
    case .list(let start, let delimiter, let isTight):
      append(
        .list(List(start: start, delimiter: delimiter, isTight: isTight, items: closed.items)), at: range)
    case .blockQuote:
      append(quote(closed.blocks, at: range), at: range)
      quoteDepth -= 1
    case .paragraph:
      append(.paragraph(takeInlines(of: range)), at: range)
    case .heading(let level):
      append(heading(level, takeInlines(of: range)), at: range)
    default:
      break
    }
  }

  /// A container ends where its last block ends: libcmark counts blank lines after it in, or not.
  private func extent(of node: OpenNode) -> SourceRange? {
    guard let range = node.range else { return nil }
    if let end = node.lastEnd { return SourceRange(range.start, max(range.start, end)) }
    return source.trimmed(range, quoteDepth: quoteDepth)
  }

  private mutating func quote(_ inside: [Block], at range: SourceRange?) -> Block.Kind {
    guard recognizesCallouts,
      let reading = CalloutReading(
        inside, contentStart: { source.contentPosition(ofLine: $0, quoteDepth: quoteDepth) })
    else { return .blockQuote(inside) }
    switch reading {
    case .callout(let callout):
      return .callout(callout)
    case .unknown(let word):
      diagnostics.append(.unknownCallout(word, at: inside.first?.range ?? range))
      return .blockQuote(inside)
    }
  }

  private mutating func heading(_ level: Int, _ inlines: [Inline]) -> Block.Kind {
    let text = inlines.plainText
    if firstHeading == nil, !text.isEmpty { firstHeading = text }
    return .heading(level: level, inlines, identifier: slugs.identifier(for: text))
  }

  private func leafBlock(_ node: MarkdownNode) -> Block.Kind {
    switch node {
    case .code(let info, let text):
      .code(CodeBlock(info: info, text: text, isFenced: leaves[leafCount - 1].layout?.isFenced ?? false))
    case .html(let text): .html(text)
    default: .thematicBreak
    }
  }

  private mutating func insert(_ replacement: Replacement, for leaf: LeafBlock) {
    switch (replacement, leaf.kind) {
    case (.blocks(let blocks), _):
      for block in blocks { append(block.kind, at: block.range) }
    case (.inlines(let inlines), .heading(let level)):
      append(heading(level, inlines), at: leaf.range)
    case (.inlines(let inlines), _):
      append(.paragraph(inlines), at: leaf.range)
    }
  }

  private mutating func append(_ kind: Block.Kind, at range: SourceRange?) {
    guard !open.isEmpty else { return }
    open[open.count - 1].blocks.append(Block(kind, at: range))
    if let range { open[open.count - 1].lastEnd = range.end }
  }
}

extension CodeBlock {
  init(info: String, text: String, isFenced: Bool) {
    let language = info.prefix { !$0.isWhitespace && $0 != "{" }
    self.init(info: info, language: language.lowercased(), text: text, isFenced: isFenced)
  }
}
