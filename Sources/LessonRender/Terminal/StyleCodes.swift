/// Turns styles into what a terminal understands, as far as it may be sent such a thing.
struct StyleCodes {
  let hasColor: Bool
  let hasStyles: Bool
  let hasHyperlinks: Bool

  init(_ options: TerminalOptions) {
    hasColor = options.color == .sixteen
    hasStyles = options.hasStyles
    hasHyperlinks = options.hasHyperlinks
  }

  /// Writes what `body` writes, in a style.
  func write(_ style: TextStyle, to bytes: inout [UInt8], _ body: (inout [UInt8]) -> Void) {
    let link = hasHyperlinks ? style.link : nil
    let numbers = numbers(style)
    if let link { bytes += "\u{1B}]8;;\(link)\u{1B}\\".utf8 }
    if !numbers.isEmpty {
      bytes += "\u{1B}[\(numbers.joined(separator: ";"))m".utf8
    }
    body(&bytes)
    if !numbers.isEmpty { bytes += "\u{1B}[0m".utf8 }
    if link != nil { bytes += "\u{1B}]8;;\u{1B}\\".utf8 }
  }

  /// Those of "select graphic rendition", ECMA-48 section 8.3.117.
  private func numbers(_ style: TextStyle) -> [String] {
    var numbers: [String] = []
    if hasStyles {
      if style.isBold { numbers.append("1") }
      if style.isFaint { numbers.append("2") }
      if style.isItalic { numbers.append("3") }
      if style.isUnderlined { numbers.append("4") }
      if style.isReversed { numbers.append("7") }
    }
    if hasColor, let color = style.color { numbers.append(Self.number(of: color)) }
    return numbers
  }

  private static func number(of color: TextStyle.Color) -> String {
    switch color {
    case .red: "31"
    case .green: "32"
    case .yellow: "33"
    case .blue: "34"
    case .magenta: "35"
    case .cyan: "36"
    case .gray: "90"
    }
  }
}
