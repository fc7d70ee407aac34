extension StringProtocol {
  /// The text with every character that would change how other text is shown written out, such as `\u{1B}` for
  /// ESC: control characters, and the marks that turn the direction of writing.
  ///
  /// Tabs and line feeds are control characters too.
  package var visiblyEscaped: String {
    guard unicodeScalars.contains(where: \.isInvisibleControl) else { return String(self) }
    var escaped = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isInvisibleControl {
        escaped += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars
      } else {
        escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}

extension Unicode.Scalar {
  /// Whether the scalar shows nothing of itself and may act on what is shown: C0 and C1 controls, line and
  /// paragraph separators, bidirectional marks, embeddings, overrides and isolates, invisible operators, the byte
  /// order mark, and the marks of interlinear annotations.
  @inlinable package var isInvisibleControl: Bool {
    switch value {
    case 0x00..<0x20, 0x7F..<0xA0: true
    case 0x20..<0x61C: false  // Most text ends its way here.
    case 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFEFF, 0xFFF9...0xFFFB: true
    default: false
    }
  }
}
