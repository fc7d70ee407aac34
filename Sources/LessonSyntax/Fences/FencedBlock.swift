import LessonModel

/// A fenced block and what its attributes say, before references to exercises are looked up.
struct FencedBlock {
  /// Position among the leaf blocks.
  var ordinal: Int
  /// The whole fence.
  var range: SourceRange
  /// Its first line, to point at.
  var opening: SourceRange
  var isClosed: Bool
  var info: String
  /// The lines of the code, without the fence's indentation.
  var code: Snippet
  var attributes: FenceAttributes
  var role: FenceRole

  /// The fence as code to be shown.
  var codeBlock: CodeBlock {
    CodeBlock(info: info, text: code.text, isFenced: true)
  }
}

extension FencedBlock {
  /// Nil for blocks that are not fenced code.
  init?(_ leaf: LeafBlock, ordinal: Int, in source: SourceText) {
    guard case .code(let info, let text) = leaf.kind, let layout = leaf.layout, layout.isFenced else {
      return nil
    }
    self.ordinal = ordinal
    range = leaf.range
    opening = SourceRange(range.start, max(range.start, source.endPosition(ofLine: range.start.line)))
    isClosed = layout.isClosed
    self.info = info
    code = Snippet(
      text: text, firstLine: layout.codeLines.lowerBound,
      indents: source.indents(of: text, in: layout.codeLines))
    attributes = FenceAttributes(at: leaf.range.start, in: source)
    role = attributes.role
  }

  /// The values of a key, such as `for`.
  func value(of key: String) -> FenceAttributes.Item? {
    attributes.items.first { $0.kind == .pair(key: key) }
  }

  var identifier: FenceAttributes.Item? {
    attributes.items.first { $0.kind == .identifier }
  }

  func has(class name: String) -> Bool {
    attributes.items.contains { $0.kind == .class && $0.text == name }
  }
}

extension FenceAttributes {
  var role: FenceRole {
    let roles = FenceRole.roles(of: language)
    let classes = items.filter { $0.kind == .class }.map(\.text)
    let named = classes.lazy.compactMap { name in roles.first { $0.className == name } }.first
    return named ?? (language == "swift" ? .cell : .other)
  }
}

extension SourceText {
  /// For each line of a code block, how many columns of the file stand before its first byte.
  ///
  /// A line of code is the end of its line in the file. Where a tab was taken apart, the code is longer than
  /// what it came from; the number may then be negative, and columns after the indentation are still right.
  fileprivate func indents(of code: String, in lines: Range<Int>) -> [Int] {
    var codeLines = code.utf8[...]
    return lines.map { number in
      let length = codeLines.prefix { $0 != UInt8(ascii: "\n") }.count
      codeLines = codeLines.dropFirst(length + 1)
      return line(number).count - length
    }
  }
}
