import LessonModel

/// A link or an image, and the block that it stands in.
struct Link: Hashable {
  var destination: String
  var isImage: Bool
  var block: SourceRange?
}

extension Lesson {
  /// What a link to a place in the lesson may name.
  var anchors: Set<String> {
    let shown = cells.filter { $0.role == .plain }
    return headingIdentifiers.union(shown.compactMap(\.name)).union(exercises.map(\.name))
  }

  /// In the order of the text.
  var links: [Link] {
    var links: [Link] = []
    blocks.forEachInside { block in
      for text in block.texts { text.collectLinks(into: &links, block: block.range) }
    }
    return links
  }
}

extension Block {
  /// The running text of the block itself.
  fileprivate var texts: [[Inline]] {
    switch kind {
    case .paragraph(let text), .heading(_, let text, _): [text]
    case .table(let table): table.header + table.rows.flatMap { $0 }
    default: []
    }
  }
}

extension [Inline] {
  fileprivate func collectLinks(into links: inout [Link], block: SourceRange?) {
    for inline in self {
      switch inline {
      case .link(let destination, _, let inside):
        links.append(Link(destination: destination, isImage: false, block: block))
        inside.collectLinks(into: &links, block: block)
      case .image(let source, _, let inside):
        links.append(Link(destination: source, isImage: true, block: block))
        inside.collectLinks(into: &links, block: block)
      case .emphasis(let inside), .strong(let inside): inside.collectLinks(into: &links, block: block)
      default: break
      }
    }
  }
}

/// Where links stand in the source. The tree knows their blocks only, so their destinations are looked for there, one
/// after the other.
struct LinkPlaces {
  private let source: SourceText
  private var block: SourceRange?
  private var offset = 0

  init(_ source: SourceText) {
    self.source = source
  }

  mutating func next(_ link: Link) -> SourceRange? {
    guard let range = link.block else { return nil }
    if range != block {
      block = range
      offset = source.offset(of: range.start)
    }
    let end = source.line(range.end.line).upperBound
    let word = Array(link.destination.utf8)
    guard !word.isEmpty, offset < end, let found = source.bytes[offset..<end].firstRange(of: word) else {
      return SourceRange(range.start, range.start)
    }
    offset = found.upperBound
    return source.range(found, from: range.start.line)
  }
}

extension SourceText {
  /// The place of some bytes of one line, which is `first` or a later one.
  fileprivate func range(_ bytes: Range<Int>, from first: Int) -> SourceRange {
    var line = first
    while self.line(line).upperBound < bytes.lowerBound { line += 1 }
    let start = self.line(line).lowerBound
    return SourceRange(
      SourcePosition(line: line, column: bytes.lowerBound - start + 1),
      SourcePosition(line: line, column: bytes.upperBound - start))
  }
}
