import LessonMath

/// A piece of a formula in one line, with what its neighbours must know of it.
struct MathLine {
  var text = StyledText()
  /// The classes of its first and last atom; nil if it has none.
  var leading: AtomClass?
  var trailing: AtomClass?
  /// The name of a function or of a Greek letter, which must not run into the letters beside it.
  var isWord = false
  /// One symbol, number or word, with nothing to it.
  var isSingle = false
  /// Ends in a script that is written on the line, as in `x_q`: a letter after it would seem to belong to it.
  var endsInScript = false
  /// A fraction written with `/`, which binds its neighbours.
  var isFraction = false
  /// Such as `d/dx`, which is applied to what follows.
  var isDerivation = false
  /// Ends in ∑, ∏ or another sign of the kind.
  var endsInBigSign = false
  /// Columns of explicit space at its end.
  var space = 0

  init() {}

  init(_ text: StyledText, _ atomClass: AtomClass?) {
    self.text = text
    leading = atomClass
    trailing = atomClass
  }

  mutating func addSpace(_ columns: Int) {
    space = Swift.max(space, columns)
  }

  /// Adds what comes next, with the space that belongs between.
  ///
  /// - Parameter product: the sign that keeps two fractions apart.
  mutating func append(_ next: MathLine, _ style: MathStyle, product: String) {
    guard !next.text.runs.isEmpty || next.leading != nil else { return }
    let gap = text.runs.isEmpty ? space : Swift.max(space, columns(before: next, style))
    isSingle = text.runs.isEmpty && next.isSingle
    text.append(isFraction && next.isFraction && !isDerivation ? product : String(repeating: " ", count: gap))
    text.append(next.text)
    if leading == nil { leading = next.leading }
    trailing = next.trailing ?? trailing
    space = next.space
    isWord = next.isWord
    endsInScript = next.endsInScript
    endsInBigSign = next.endsInBigSign
    isFraction = next.isFraction
    isDerivation = next.isDerivation
  }

  /// Columns between this and what comes next: one where TeX has any space, and where the two would be misread.
  func columns(before next: MathLine, _ style: MathStyle) -> Int {
    guard let left = trailing, let right = next.leading else { return 0 }
    guard let last = text.lastCharacter, let first = next.text.firstCharacter else { return 0 }
    if left == .unary || last == " " || first == " " { return 0 }
    if left == .relation, right == .relation, style < .script { return 1 }
    if AtomClass.space(between: left, and: right, in: style) > 0 { return 1 }
    if right == .opening, endsInBigSign || endsInScript && left == .largeOperator { return 1 }
    if isFraction, right == .ordinary { return 1 }
    if next.isFraction, left == .ordinary || left == .closing { return 1 }
    // In plain letters scripts are between braces: `W_{11} sigma`.
    let endsInName = last.isLetterOrDigit || last == "}"
    let beginsWithName = first.isLetterOrDigit || isWord && (first == "|" || first == "‖")
    return (isWord || next.isWord || endsInScript) && endsInName && beginsWithName ? 1 : 0
  }

  /// The line between parentheses, one factor.
  func parenthesized(_ opening: String = "(", _ closing: String = ")") -> MathLine {
    var line = MathLine(StyledText(opening) + text + StyledText(closing), .ordinary)
    line.leading = .opening
    line.trailing = .closing
    return line
  }
}

extension Character {
  fileprivate var isLetterOrDigit: Bool { isLetter || isNumber }
}

extension StyledText {
  fileprivate var firstCharacter: Character? { runs.first?.text.first }
  fileprivate var lastCharacter: Character? { runs.last?.text.last }
}
