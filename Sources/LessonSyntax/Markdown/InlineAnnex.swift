import LessonModel

/// Parses the inlines of texts that libcmark has no block for: table cells, and paragraphs whose formulas were
/// taken out.
///
/// Each text becomes a paragraph of a second document, which ends with the first document, since the definitions
/// of link references that the texts may use stand there. libcmark has no other way to hand definitions over.
struct InlineAnnex {
  private var document: [UInt8] = []
  private var lineCount = 0
  private var placeholders: Placeholders
  /// Where the texts begin in the second document, and where in the first.
  private var beginnings: [(line: Int, position: SourcePosition)] = []
  private(set) var diagnostics: [Diagnostic] = []

  /// - Parameter source: the document that the texts are from.
  init(for source: SourceText) {
    placeholders = Placeholders(notIn: source.bytes)
  }

  /// A piece of a text that libcmark must not see.
  struct Cutout {
    var range: Range<Int>
    var inlines: [Inline]
  }

  /// How a text is laid before libcmark.
  enum Form {
    /// A paragraph, which may begin with definitions of references.
    case paragraph
    /// A heading on one line, with its `#`.
    case atxHeading
    /// A text that is never anything but running text, whatever it begins with.
    case cell
  }

  /// Adds a text and gives its place in the result.
  mutating func add(_ text: SourcedText, as form: Form, without cutouts: [Cutout]) -> Int {
    beginnings.append((lineCount + 1, text.position(at: 0)))
    if form == .cell { document += placeholders.add("", as: []) }
    var offset = 0
    for cutout in cutouts {
      append(text.bytes[offset..<cutout.range.lowerBound])
      document += placeholders.add(text.string(cutout.range), as: cutout.inlines)
      offset = cutout.range.upperBound
    }
    append(text.bytes[offset...])
    document += [UInt8(ascii: "\n"), UInt8(ascii: "\n")]
    lineCount += 2
    return beginnings.count - 1
  }

  private mutating func append(_ text: ArraySlice<UInt8>) {
    var rest = text
    while let lineFeed = rest.firstIndex(of: UInt8(ascii: "\n")) {
      document += rest[...lineFeed]
      lineCount += 1
      // Deep enough that no block can begin; in a paragraph the blanks do not count.
      document += repeatElement(UInt8(ascii: " "), count: 4)
      rest = rest[(lineFeed + 1)...]
    }
    document += rest
  }

  /// The inlines of each text.
  mutating func parse(withDefinitionsFrom source: SourceText) -> [[Inline]] {
    // Without `]:` there is no definition, without `[` no use of one.
    let needsDefinitions = document.contains(UInt8(ascii: "[")) && source.bytes.containsPair("]", ":")
    let tree = CommonMarkTree(parsing: needsDefinitions ? document + source.bytes : document)
    var builder = InlineBuilder()
    builder.placeholders = placeholders
    var inlines = [[Inline]](repeating: [], count: beginnings.count)
    var number = 0
    var isInText = false
    tree.walk(.inlines, throughLine: lineCount) { event in
      switch event {
      case .enter(let node, let range):
        if node.isInline { return builder.enter(node) }
        // The line says which text this is, whatever libcmark made of the ones before.
        while let range, number < beginnings.count, beginnings[number].line < range.start.line { number += 1 }
        isInText = number < beginnings.count && node.holdsInlines
      case .exit:
        if builder.isInsideNode { return builder.exit() }
        guard isInText else { return }
        if builder.isTooDeep { reportDepth(at: beginnings[number].position) }
        inlines[number] = builder.take()
        isInText = false
      }
    }
    return inlines
  }

  private mutating func reportDepth(at position: SourcePosition) {
    diagnostics.append(.nestedTooDeep(at: SourceRange(position, position)))
  }
}
