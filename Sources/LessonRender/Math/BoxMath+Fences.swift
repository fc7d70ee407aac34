import LessonMath

extension BoxMath {
  /// Delimiters as tall as their content. Content of one row has delimiters of one row.
  func fence(_ fence: MathFence, _ style: MathStyle) -> MathPiece {
    let segments = fence.body.split(omittingEmptySubsequences: false) { $0.isMiddle }
      .map { box(Array($0), style) }
    let inner = MathBox.beside(segments)
    if inner.height == 1 { return MathPiece(linear.fence(fence, style)) }
    let middles = fence.body.compactMap(\.middleDelimiter)
    var boxes: [MathBox] = []
    for (index, segment) in segments.enumerated() {
      if index > 0 {
        let bar = delimiter(middles[index - 1], around: inner)
        boxes += [.blank(1), bar, .blank(1)]
      }
      boxes.append(segment)
    }
    let body = MathBox.beside(boxes)
    return MathPiece(
      enclosed(body, fence.opening, fence.closing), leading: .opening, trailing: .closing)
  }

  /// The box between delimiters as tall as it is.
  func enclosed(_ box: MathBox, _ opening: String?, _ closing: String?) -> MathBox {
    var boxes = [box]
    let margin = MathBox.blank(box.coreHeight == 1 ? 0 : 1)
    if let opening { boxes = [delimiter(opening, around: box), margin] + boxes }
    if let closing {
      let right = delimiter(closing, around: box)
      // A bar on the right of something, with nothing on its left, is `evaluated at`.
      boxes += opening == nil ? [right] : [margin, right]
    }
    return MathBox.beside(boxes)
  }

  /// A delimiter as tall as the core of a box.
  private func delimiter(_ text: String, around box: MathBox) -> MathBox {
    let above = box.core.above
    let height = box.coreHeight
    let parts = isASCII ? Self.asciiParts[text] : Self.parts[text]
    guard let parts, height > 1 else {
      return MathBox(linear.glyphs.text(text, .standard))
    }
    var rows = Array(repeating: parts.extension, count: height)
    rows[0] = parts.top
    rows[height - 1] = parts.bottom
    if let middle = parts.middle, height > 2 {
      rows[height.isMultiple(of: 2) ? above : height / 2] = middle
    } else if parts.middle != nil, !isASCII {
      (rows[0], rows[1]) = text == "{" ? ("⎰", "⎱") : ("⎱", "⎰")
    }
    return MathBox(rows: rows.map { StyledText(String($0)) }, baseline: above)
  }

  private struct Parts {
    var top: Character
    var `extension`: Character
    var bottom: Character
    /// Only braces have one.
    var middle: Character?
  }

  private static let parts: [String: Parts] = [
    "(": Parts(top: "⎛", extension: "⎜", bottom: "⎝"), ")": Parts(top: "⎞", extension: "⎟", bottom: "⎠"),
    "[": Parts(top: "⎡", extension: "⎢", bottom: "⎣"), "]": Parts(top: "⎤", extension: "⎥", bottom: "⎦"),
    "{": Parts(top: "⎧", extension: "⎪", bottom: "⎩", middle: "⎨"),
    "}": Parts(top: "⎫", extension: "⎪", bottom: "⎭", middle: "⎬"),
    "⌊": Parts(top: "⎢", extension: "⎢", bottom: "⎣"), "⌋": Parts(top: "⎥", extension: "⎥", bottom: "⎦"),
    "⌈": Parts(top: "⎡", extension: "⎢", bottom: "⎢"), "⌉": Parts(top: "⎤", extension: "⎥", bottom: "⎥"),
    "|": Parts(top: "│", extension: "│", bottom: "│"), "‖": Parts(top: "║", extension: "║", bottom: "║"),
    "↑": Parts(top: "↑", extension: "│", bottom: "│"), "↓": Parts(top: "│", extension: "│", bottom: "↓"),
  ]

  private static let asciiParts: [String: Parts] = [
    "(": Parts(top: "/", extension: "|", bottom: "\\"), ")": Parts(top: "\\", extension: "|", bottom: "/"),
    "[": Parts(top: "[", extension: "[", bottom: "["), "]": Parts(top: "]", extension: "]", bottom: "]"),
    "{": Parts(top: "/", extension: "|", bottom: "\\", middle: "<"),
    "}": Parts(top: "\\", extension: "|", bottom: "/", middle: ">"),
    "|": Parts(top: "|", extension: "|", bottom: "|"), "‖": Parts(top: "|", extension: "|", bottom: "|"),
  ]
}

extension MathNode {
  fileprivate var middleDelimiter: String? {
    if case .middle(let delimiter) = self { delimiter } else { nil }
  }

  var isMiddle: Bool { middleDelimiter != nil }
}
