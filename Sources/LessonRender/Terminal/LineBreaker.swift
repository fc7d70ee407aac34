/// Where the rows of a text end.
///
/// Rows end at blanks, which are then left out, and between East Asian characters. A word that is wider than
/// a row is cut. Preformatted text is cut at the last column that fits, and nowhere else.
struct LineBreaker {
  let width: Int
  let isPreformatted: Bool

  private var rowWidth = 0
  /// The last place where the row may end, where the next would begin, and the columns up to there.
  private var breakEnd = 0
  private var breakNext = 0
  private var breakWidth = 0
  private var meter = WidthMeter()
  private var previous: Unicode.Scalar = " "

  init(width: Int, isPreformatted: Bool = false) {
    self.width = max(width, 1)
    self.isPreformatted = isPreformatted
  }

  /// Hands the bytes of each row to `emit`, blanks at its end left out.
  static func forEachRow(
    of bytes: [UInt8], width: Int, isPreformatted: Bool = false, _ emit: (Range<Int>) -> Void
  ) {
    bytes.withUnsafeBufferPointer { buffer in
      var breaker = LineBreaker(width: width, isPreformatted: isPreformatted)
      breaker.run(buffer, emit)
    }
  }

  private mutating func run(_ bytes: UnsafeBufferPointer<UInt8>, _ emit: (Range<Int>) -> Void) {
    var start = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == TextFlow.lineBreak {
        emit(Self.trimmed(start..<index, bytes))
        index += 1
        begin(at: index, &start, width: 0)
        continue
      }
      if byte == UInt8(ascii: " "), !isPreformatted {
        if index == start {
          start += 1
        } else {
          if breakNext != index { breakEnd = index }
          rowWidth += 1
          (breakNext, breakWidth) = (index + 1, rowWidth)
        }
        index += 1
        continue
      }
      var length = 1
      var columns = 1
      if byte >= 0x80 { (length, columns) = measure(bytes, at: index, start: start) }
      while rowWidth + columns > width, rowWidth > 0, columns > 0 {
        if breakNext > start {
          emit(Self.trimmed(start..<breakEnd, bytes))
          begin(at: breakNext, &start, width: rowWidth - breakWidth)
        } else {
          emit(Self.trimmed(start..<index, bytes))
          begin(at: index, &start, width: 0)
        }
      }
      rowWidth += columns
      index += length
    }
    emit(Self.trimmed(start..<bytes.count, bytes))
  }

  private mutating func begin(at index: Int, _ start: inout Int, width: Int) {
    start = index
    rowWidth = width
    breakNext = index
  }

  /// The bytes and columns of the character at `index`; notes that the row may end before it.
  private mutating func measure(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, start: Int
  ) -> (length: Int, columns: Int) {
    let (scalar, length) = Self.decode(bytes, at: index)
    let columns = meter.width(of: scalar)
    if !isPreformatted, columns == 2, index > start, scalar.mayStartRow, previous.mayEndRow {
      (breakEnd, breakNext, breakWidth) = (index, index, rowWidth)
    }
    if columns > 0 { previous = scalar }
    return (length, columns)
  }

  /// `bytes` is UTF-8 that came from a string.
  private static func decode(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (Unicode.Scalar, Int) {
    let first = UInt32(bytes[index])
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard index + length <= bytes.count else { return ("\u{FFFD}", bytes.count - index) }
    var value = first & (0xFF >> UInt32(length + 1))
    for offset in 1..<length { value = value << 6 | UInt32(bytes[index + offset]) & 0x3F }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", length)
  }

  private static func trimmed(_ row: Range<Int>, _ bytes: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    var end = row.upperBound
    while end > row.lowerBound, bytes[end - 1] == UInt8(ascii: " ") || bytes[end - 1] == TextFlow.fixedBlank {
      end -= 1
    }
    return row.lowerBound..<end
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
