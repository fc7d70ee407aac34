import LessonMath

/// Space around an operator, in mu.
struct OperatorSpace: Equatable {
  var left: Int
  var right: Int

  init(_ left: Int, _ right: Int) {
    self.left = left
    self.right = right
  }
}

extension MathSymbol {
  /// Whether this is an operator in MathML, which has space of its own: everything that is no letter or
  /// constant.
  var isOperator: Bool {
    atomClass != .ordinary || text.allSatisfy { "|‖/\\′.&@\"`".contains($0) }
  }

  /// Whether browsers stretch the operator when it stands beside something tall, which TeX never does
  /// unasked.
  var wouldStretch: Bool {
    text.allSatisfy { "()[]{}|‖⟨⟩⌊⌋⌈⌉⟮⟯⟦⟧↑↓↕⇑⇓".contains($0) }
  }

  /// The space that browsers put around the operator when nothing is said (MathML Core, appendix B); nil
  /// where it is none of what TeX would put there.
  var usualSpace: OperatorSpace? {
    switch atomClass {
    case .relation: ":∣∥".contains(text) ? nil : OperatorSpace(5, 5)
    case .binary: "+−±".contains(text) ? OperatorSpace(4, 4) : nil
    case .unary: "+−±".contains(text) ? OperatorSpace(0, 0) : nil
    case .opening, .closing: "()[]{}⟨⟩⌊⌋⌈⌉".contains(text) ? OperatorSpace(0, 0) : nil
    case .punctuation: ",;".contains(text) ? OperatorSpace(0, 3) : nil
    case .largeOperator: "∑∏".contains(text) ? OperatorSpace(3, 3) : nil
    case .ordinary, .inner: nil
    }
  }
}

extension MathNode {
  /// The class of the node's first piece, as the space before it sees it. Colours and styles are looked
  /// through.
  var leadingClass: AtomClass? {
    switch self {
    case .styled(_, let nodes), .colored(_, let nodes): nodes.lazy.compactMap(\.leadingClass).first
    default: atomClass
    }
  }

  var trailingClass: AtomClass? {
    switch self {
    case .styled(_, let nodes), .colored(_, let nodes):
      nodes.reversed().lazy.compactMap(\.trailingClass).first
    default: atomClass
    }
  }

  /// TeX's space between this and its right neighbour, in mu.
  func space(before next: MathNode, _ style: MathStyle) -> Int {
    guard let left = trailingClass, let right = next.leadingClass else { return 0 }
    if isIntegralWithLimits { return 0 }
    let isBeforeBracket = right == .opening || right == .closing || right == .inner && !next.isSymbol
    return AtomClass.space(between: left, and: right, in: style) + (isBeforeBracket ? overhang : 0)
  }

  /// How far an italic letter leans over what follows, in mu. TeX adds this as the italic correction, browsers do not.
  private var overhang: Int {
    guard case .symbol(let symbol) = self, symbol.alphabet == .standard || symbol.alphabet == .italic else {
      return 0
    }
    return switch symbol.text {
    case "F", "P", "T", "V", "W", "Y": 2
    case "E", "H", "J", "K", "M", "N", "U", "X", "f": 1
    default: 0
    }
  }

  /// Chromium leaves space behind the limits of an integral, as much as the sign is slanted.
  private var isIntegralWithLimits: Bool {
    guard case .scripts(let scripts) = self, scripts.placement == .beside,
      case .symbol(let symbol)? = scripts.base
    else { return false }
    return symbol.atomClass == .largeOperator
  }

  private var isSymbol: Bool {
    if case .symbol = self { true } else { false }
  }

  /// Whether the node makes the space on its sides by itself; others need an element for it.
  var spacesItself: Bool {
    switch self {
    case .symbol(let symbol): symbol.isOperator
    case .scripts(let scripts):
      if case .symbol(let symbol)? = scripts.base { symbol.isOperator } else { false }
    case .delimiter, .middle, .styled, .colored: true
    default: false
    }
  }

  /// Whether this makes the space before its right neighbour, rather than that one. The one does whose usual
  /// space it is.
  func makesSpace(_ space: Int, before next: MathNode) -> Bool {
    if usualSpace?.right == space { return true }
    if next.usualSpace?.left == space { return false }
    return spacesItself || !next.spacesItself
  }

  private var usualSpace: OperatorSpace? {
    switch self {
    case .symbol(let symbol): symbol.isOperator ? symbol.usualSpace : nil
    case .scripts(let scripts): scripts.base?.usualSpace
    default: nil
    }
  }
}
