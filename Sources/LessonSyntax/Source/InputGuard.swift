import LessonModel

/// Refuses texts that would keep libcmark busy for minutes, before it sees them.
///
/// libcmark takes time in proportion to the text, with two exceptions (measured for libcmark 0.30.2; the first
/// is CVE-2023-22486, mended in 0.30.3):
///
/// - In a paragraph, every link that is closed walks over all `![` before it.
/// - Every blank line walks down through all lists that are open.
///
/// Blocks and inlines also cost memory, some 150 bytes each: a line may not open thousands of blocks, and a large
/// file may not consist of marks.
struct InputGuard {
  /// Steps beyond those for each byte; a step takes 2 to 10 ns.
  static let stepLimit = 50_000_000
  /// Quotes and lists that one line may open. Far beyond `BlockBuilder.depthLimit`, since such a line may also
  /// stand in a code block.
  static let lineDepthLimit = 1000

  /// Characters that each may become a node, such as `*` and `[`, are no more than a quarter of a file. Files
  /// with fewer than a million are not asked.
  static func markLimit(byteCount: Int) -> Int { max(1_000_000, byteCount / 4) }

  private let source: SourceText
  private var steps = 0
  private var marks = 0
  /// `![` in the paragraph so far, and the paragraph's first line.
  private var images = 0
  private var paragraphLine: Int?
  /// At most so many lists are open, and the line that opened them.
  private var depth = 0
  private var depthLine = 1

  private init(_ source: SourceText) {
    self.source = source
  }

  /// Why the text cannot be parsed; nil when it can.
  static func refusal(of source: SourceText) -> Diagnostic? {
    var inputGuard = InputGuard(source)
    for number in 1..<(source.lineCount + 1) {
      if let refusal = inputGuard.addLine(number) { return refusal }
    }
    return inputGuard.marks > markLimit(byteCount: source.bytes.count) ? .tooManyMarks : nil
  }

  private mutating func addLine(_ number: Int) -> Diagnostic? {
    let line = source.line(number)
    let opening = Opening(source.bytes, line)
    guard opening.marks <= Self.lineDepthLimit else { return .nestedTooDeep(inLine: number) }
    if opening.end == line.upperBound, opening.marks == 0 {
      addBlankLine()
      return steps > Self.stepLimit ? .nestedTooDeep(inLine: depthLine) : nil
    }
    open(opening, number)
    addBrackets(opening.end..<line.upperBound)
    return steps > Self.stepLimit ? .tooManyImages(inLine: paragraphLine ?? number) : nil
  }

  private mutating func addBlankLine() {
    steps += depth
    images = 0
    paragraphLine = nil
  }

  private mutating func open(_ opening: Opening, _ number: Int) {
    let isFlush = opening.marks == 0 && opening.columns == 0
    if isFlush, paragraphLine == nil {
      // Text at the margin after a blank line ends every list.
      depth = 0
    }
    // An item's text is indented by two columns at least.
    let lineDepth = opening.marks + opening.columns / 2
    if lineDepth > depth { (depth, depthLine) = (lineDepth, number) }
    if paragraphLine == nil { paragraphLine = number }
  }

  private mutating func addBrackets(_ text: Range<Int>) {
    var before: UInt8 = 0
    for byte in source.bytes[text] {
      switch byte {
      case UInt8(ascii: "["):
        marks += 1
        if before == UInt8(ascii: "!") { images += 1 }
      case UInt8(ascii: "]"):
        marks += 1
        steps += images
      case UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "`"),
        UInt8(ascii: "\\"):
        marks += 1
      default: break
      }
      before = byte
    }
  }
}

/// The blanks, quote marks and list markers at the beginning of a line.
private struct Opening {
  var marks = 0
  /// Columns of blanks before the first mark.
  var columns = 0
  var end: Int

  init(_ bytes: [UInt8], _ line: Range<Int>) {
    end = line.lowerBound
    while end < line.upperBound {
      let byte = bytes[end]
      if byte.isBlank {
        columns += marks > 0 ? 0 : byte == UInt8(ascii: "\t") ? 4 : 1
        end += 1
      } else if byte == UInt8(ascii: ">") {
        marks += 1
        end += 1
      } else if let length = Self.listMarker(bytes, end..<line.upperBound) {
        marks += 1
        end += length
      } else {
        return
      }
    }
  }

  /// The length of a list marker at the beginning of the text; nil when there is none.
  private static func listMarker(_ bytes: [UInt8], _ text: Range<Int>) -> Int? {
    var end = text.lowerBound
    if "-+*".utf8.contains(bytes[end]) {
      end += 1
    } else {
      while end < text.upperBound, end - text.lowerBound < 9, bytes[end].isDigit { end += 1 }
      guard end > text.lowerBound, end < text.upperBound, ".)".utf8.contains(bytes[end]) else { return nil }
      end += 1
    }
    return end == text.upperBound || bytes[end].isBlank ? end - text.lowerBound : nil
  }
}

extension UInt8 {
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
}

extension Diagnostic {
  static func nestedTooDeep(at range: SourceRange?) -> Diagnostic {
    let limit = BlockBuilder.depthLimit
    return Diagnostic(
      .error, "nested-too-deep", "nested too deep (\(limit))", at: range,
      why: "quotes, lists and emphasis may stand in each other at most \(limit) deep",
      fix: "move the inner part out, or put a backslash before a mark that is meant as text")
  }

  fileprivate static func nestedTooDeep(inLine number: Int) -> Diagnostic {
    nestedTooDeep(at: SourceRange(line: number, column: 1))
  }

  fileprivate static var tooManyMarks: Diagnostic {
    Diagnostic(
      .error, "too-many-marks", "the file consists of marks such as `*`, `[` and `<`",
      why: "more than a quarter of its characters are marks; text of such a kind takes all memory",
      fix: "take out what is no text")
  }

  fileprivate static func tooManyImages(inLine number: Int) -> Diagnostic {
    Diagnostic(
      .error, "too-many-images", "too many `![` in one paragraph", at: SourceRange(line: number, column: 1),
      why: "each link after them walks over all of them, which would take minutes",
      fix: "put blank lines between the images, or write `\\![` where none is meant")
  }
}
