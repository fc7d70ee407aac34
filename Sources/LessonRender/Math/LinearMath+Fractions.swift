import LessonMath

extension LinearMath {
  /// `(a+b)/c`. Its parts are set tight, as TeX does in running text.
  func fraction(_ fraction: MathFraction) -> MathLine {
    var numerator = line(fraction.numerator, .script)
    var denominator = line(fraction.denominator, .script)
    if !fraction.hasBar {
      return MathLine(numerator.text + " choose " + denominator.text, .ordinary)
    }
    if fraction.numerator.isSum { numerator = numerator.parenthesized() }
    if fraction.denominator.isSum || !fraction.denominator.isOneFactor {
      denominator = denominator.parenthesized()
    }
    var line = MathLine(numerator.text + "/" + denominator.text, .ordinary)
    line.isFraction = true
    line.isDerivation = fraction.numerator.count == 1 && fraction.numerator[0].isDifferential
    line.endsInScript = denominator.endsInScript
    return line
  }
}

extension MathFraction {
  /// `dy/dx`, which is read as one thing.
  var isDerivative: Bool {
    denominator.first?.isDifferential ?? false
  }
}

extension [MathNode] {
  /// Whether something is multiplied from the right to the node at `index`.
  func hasFactor(after index: Int) -> Bool {
    for node in self[(index + 1)...] {
      switch node.atomClass {
      case nil: continue
      case .ordinary where node.isText: return false
      case .ordinary, .opening, .inner, .largeOperator: return true
      default: return false
      }
    }
    return false
  }

  /// Whether an operator, relation or another fraction stands openly in it, so that `/` would take a part.
  var isSum: Bool {
    if count == 1 { if let inner = self[0].onlyNodes { return inner.isSum } }
    var depth = 0
    for node in self {
      switch node.atomClass {
      case .opening: depth += 1
      case .closing: depth -= 1
      case .binary, .relation, .punctuation, .largeOperator: if depth == 0 { return true }
      default: if depth == 0, case .fraction = node { return true }
      }
    }
    return false
  }

  /// Whether it is one factor, such as `x²`, `f(x)`, `(1+x)²` or the differential `∂x`.
  var isOneFactor: Bool {
    if count == 1 { return self[0].onlyNodes?.isOneFactor ?? true }
    let factors = outermostAtoms
    if first?.isDifferential == true { return factors.count == 2 }
    return factors.count == 1 || factors.count == 2 && factors[1].isOpening && !factors[0].isOpening
  }

  /// The atoms outside of delimiters, those that open a delimited part standing for it.
  private var outermostAtoms: [MathNode] {
    var depth = 0
    var atoms: [MathNode] = []
    for node in self {
      guard let atomClass = node.atomClass else { continue }
      if atomClass == .closing { depth -= 1 }
      if depth == 0, atomClass != .closing { atoms.append(node) }
      if atomClass == .opening { depth += 1 }
    }
    return atoms
  }

  /// Whether it begins and ends with delimiters that belong together.
  var areDelimited: Bool {
    guard count > 1, first?.atomClass == .opening, last?.atomClass == .closing else { return false }
    var depth = 0
    for (index, node) in enumerated() {
      if node.atomClass == .opening { depth += 1 }
      if node.atomClass == .closing { depth -= 1 }
      if depth == 0, index < count - 1 { return false }
    }
    return depth == 0
  }
}

extension MathNode {
  /// The nodes of a node that only groups them.
  fileprivate var onlyNodes: [MathNode]? {
    switch self {
    case .group(.ordinary, let nodes), .styled(_, let nodes), .colored(_, let nodes): nodes
    default: nil
    }
  }

  fileprivate var isOpening: Bool {
    if case .fence = self { true } else { atomClass == .opening }
  }

  fileprivate var isText: Bool {
    if case .text = self { true } else { false }
  }

  /// The `d` of `dx` or the `∂` of `∂²f`.
  var isDifferential: Bool {
    switch self {
    case .symbol(let symbol): symbol.text == "∂" || symbol.text == "d"
    case .scripts(let scripts): scripts.base?.isDifferential ?? false
    default: false
    }
  }
}
