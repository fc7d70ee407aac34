/// Where the rows of a text end.
///
/// Rows end at blanks, which are then left out, and between East Asian characters. A word that is wider than
/// a row is cut. Preformatted text is cut at the last column that fits, and nowhere else.
struct LineBreaker {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let width: Int
  private let isPreformatted: Bool

  /// Where the row at hand begins, and the columns that it takes so far.
  private var start = 0
  private var rowWidth = 0
  /// The last place where the row may end, where the next would begin, and the columns up to there. There is
  /// none while `breakNext` is `start`.
  private var breakEnd = 0
  private var breakNext = 0
  private var breakWidth = 0
  private var meter = WidthMeter()
  private var previous: Unicode.Scalar = " "

  private init(_ bytes: UnsafeBufferPointer<UInt8>, width: Int, isPreformatted: Bool) {
    self.bytes = bytes
    self.width = max(width, 1)
    self.isPreformatted = isPreformatted
  }

  /// Hands the bytes of each row to `emit`, blanks at its end left out. `bytes` is UTF-8 that came from a
  /// string.
  static func forEachRow(
    of bytes: [UInt8], width: Int, isPreformatted: Bool = false, _ emit: (Range<Int>) -> Void
  ) {
    bytes.withUnsafeBufferPointer { buffer in
      var breaker = LineBreaker(buffer, width: width, isPreformatted: isPreformatted)
      breaker.run(emit)
    }
  }

  private mutating func run(_ emit: (Range<Int>) -> Void) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == TextFlow.lineBreak {
        endRow(at: index, next: index + 1, emit)
        rowWidth = 0
        index += 1
      } else if byte == UInt8(ascii: " "), !isPreformatted {
        passBlank(at: index)
        index += 1
      } else {
        let (length, columns) = byte < 0x80 ? (1, 1) : measure(at: index)
        makeRoom(for: columns, at: index, emit)
        rowWidth += columns
        index += length
      }
    }
    endRow(at: bytes.count, next: bytes.count, emit)
  }

  private mutating func passBlank(at index: Int) {
    if index == start {
      // What is left of the blanks at which the row before ended.
      start += 1
      breakNext = start
    } else {
      if breakNext != index { breakEnd = index }
      rowWidth += 1
      (breakNext, breakWidth) = (index + 1, rowWidth)
    }
  }

  /// Ends rows until a character of so many columns fits.
  private mutating func makeRoom(for columns: Int, at index: Int, _ emit: (Range<Int>) -> Void) {
    while rowWidth + columns > width, rowWidth > 0, columns > 0 {
      if breakNext > start {
        endRow(at: breakEnd, next: breakNext, emit)
        rowWidth -= breakWidth
      } else {
        endRow(at: index, next: index, emit)
        rowWidth = 0
      }
    }
  }

  private mutating func endRow(at end: Int, next: Int, _ emit: (Range<Int>) -> Void) {
    var end = end
    while end > start, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == TextFlow.fixedBlank {
      end -= 1
    }
    emit(start..<end)
    start = next
    breakNext = next
  }

  /// The bytes and columns of the character at `index`; notes where the row may end before it.
  private mutating func measure(at index: Int) -> (length: Int, columns: Int) {
    let (scalar, length) = decode(at: index)
    let columns = meter.width(of: scalar)
    if !isPreformatted, columns == 2, index > start, scalar.mayStartRow, previous.mayEndRow {
      (breakEnd, breakNext, breakWidth) = (index, index, rowWidth)
    }
    if columns > 0 { previous = scalar }
    return (length, columns)
  }

  private func decode(at index: Int) -> (Unicode.Scalar, length: Int) {
    let first = UInt32(bytes[index])
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard index + length <= bytes.count else { return ("\u{FFFD}", bytes.count - index) }
    var value = first & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset]) & 0x3F }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }
}

extension Unicode.Scalar {
  /// Closing marks and small kana stay with the character before them.
  fileprivate var mayStartRow: Bool {
    switch self {
    case "、", "。", "，", "．", "・", "：", "；", "？", "！", "）", "」", "』", "】", "》", "〉", "〕", "］", "｝", "ー",
      "々", "ぁ", "ぃ", "ぅ", "ぇ", "ぉ", "っ", "ゃ", "ゅ", "ょ", "ァ", "ィ", "ゥ", "ェ", "ォ", "ッ", "ャ", "ュ", "ョ":
      false
    default: true
    }
  }

  /// Opening marks stay with the character after them.
  fileprivate var mayEndRow: Bool {
    switch self {
    case "（", "「", "『", "【", "《", "〈", "〔", "［", "｛": false
    default: true
    }
  }
}
