/// The words of a title, label or caption, which may hold TeX between dollars.
package enum LabelText {
  package enum Piece: Equatable, Sendable {
    case words(String)
    /// TeX, without its dollars.
    case formula(String)
  }

  /// As in the lesson's own text, an opening dollar stands before a character that is not a blank, and a
  /// closing one stands after such a character and not before a digit, so that "$5 and $6" is no formula.
  package static func pieces(of words: String) -> [Piece] {
    var pieces: [Piece] = []
    var rest = Substring(words)
    while let formula = firstFormula(in: rest) {
      let before = rest[..<rest.index(before: formula.lowerBound)]
      if !before.isEmpty { pieces.append(.words(String(before))) }
      pieces.append(.formula(String(rest[formula])))
      rest = rest[rest.index(after: formula.upperBound)...]
    }
    if !rest.isEmpty { pieces.append(.words(String(rest))) }
    return pieces
  }

  /// What is between the first two dollars that enclose a formula.
  private static func firstFormula(in text: Substring) -> Range<Substring.Index>? {
    var opening: Substring.Index?
    for index in text.indices where text[index] == "$" {
      let next = text.index(after: index)
      if let start = opening, start < index, !text[text.index(before: index)].isWhitespace,
        next == text.endIndex || !("0"..."9" ~= text[next])
      {
        return start..<index
      }
      if opening == nil, next < text.endIndex, !text[next].isWhitespace { opening = next }
    }
    return nil
  }
}
