/// What part a piece of a formula plays in it. Decides the space around the piece (TeXbook, chapter 18).
package enum AtomClass: Int, Hashable, Sendable {
  case ordinary, largeOperator, binary, relation, opening, closing, punctuation, inner
  /// A sign such as the minus of `−x`: a binary operator that has nothing to join. Spaced as ordinary.
  case unary

  /// The space between two neighbours in mu, eighteenths of an em: 0, thin 3, medium 4 or thick 5.
  ///
  /// In scripts only the thin space around operators stays, so that `i = 1` under a sum is narrow.
  package static func space(between left: AtomClass, and right: AtomClass, in style: MathStyle) -> Int {
    let entry = spacing[left.spacingIndex][right.spacingIndex]
    return entry >= 0 ? entry : style < .script ? -entry : 0
  }

  private var spacingIndex: Int {
    self == .unary ? AtomClass.ordinary.rawValue : rawValue
  }

  /// TeXbook, page 170; negative where the book has parentheses: not in scripts. Pairs that cannot meet are 0.
  private static let spacing = [
    [0, 3, -4, -5, 0, 0, 0, -3],
    [3, 3, 0, -5, 0, 0, 0, -3],
    [-4, -4, 0, 0, -4, 0, 0, -4],
    [-5, -5, 0, 0, -5, 0, 0, -5],
    [0, 0, 0, 0, 0, 0, 0, 0],
    [0, 3, -4, -5, 0, 0, 0, -3],
    [-3, -3, 0, -3, -3, -3, -3, -3],
    [-3, 3, -4, -5, -3, 0, -3, -3],
  ]

  /// Whether a binary operator that follows has nothing on its left to join.
  var makesNextUnary: Bool {
    switch self {
    case .binary, .unary, .largeOperator, .relation, .opening, .punctuation: true
    case .ordinary, .closing, .inner: false
    }
  }

  /// Whether a binary operator before this has nothing on its right to join.
  var makesPreviousUnary: Bool {
    self == .relation || self == .closing || self == .punctuation
  }
}

extension MathNode {
  /// The class, or nil for what spacing looks through, such as explicit space.
  package var atomClass: AtomClass? {
    switch self {
    case .symbol(let symbol): symbol.atomClass
    case .operatorName: .largeOperator
    case .number, .text, .fraction, .root, .table, .boxed, .phantom, .invalid: .ordinary
    case .space, .lineBreak: nil
    case .group(let atomClass, _), .delimiter(_, let atomClass, _): atomClass
    case .scripts(let scripts): scripts.base?.atomClass ?? .ordinary
    case .accent(let accent, _): accent == .underbrace || accent == .overbrace ? .inner : .ordinary
    case .fence: .inner
    case .middle: .relation
    case .styled(_, let nodes), .colored(_, let nodes):
      nodes.count == 1 ? nodes[0].atomClass : .ordinary
    }
  }
}

extension [MathNode] {
  /// Makes signs of the binary operators that have nothing to join: the minus of `(−x)`, not that of `a − x`.
  ///
  /// - Parameter previous: what stands before the list, if not its beginning.
  func resolvingSigns(after previous: AtomClass? = nil) -> [MathNode] {
    var nodes = self
    var last = previous
    var lastIndex: Int?
    for index in nodes.indices {
      guard let atomClass = nodes[index].atomClass else { continue }
      if atomClass == .binary, last?.makesNextUnary ?? true { nodes[index].makeUnary() }
      if atomClass.makesPreviousUnary, last == .binary, let lastIndex { nodes[lastIndex].makeUnary() }
      last = nodes[index].atomClass
      lastIndex = index
    }
    if last == .binary, let lastIndex { nodes[lastIndex].makeUnary() }
    return nodes
  }
}

extension MathNode {
  fileprivate mutating func makeUnary() {
    if case .symbol(var symbol) = self {
      symbol.atomClass = .unary
      self = .symbol(symbol)
    }
  }
}
