/// Numbers in their arrangement: one, a list, a list of lists and so on. Rows need not be equally long, so that
/// a network's weights fit as a list of matrices.
public enum NumberTree: Hashable, Sendable {
  case number(Double)
  /// Compared as a double, which holds integers up to 2⁵³ exactly.
  case integer(Int)
  /// Kept apart, so that it is written with a Float's digits.
  case single(Float)
  case list([NumberTree])
}

extension NumberTree {
  /// A number and the indices that lead to it, outermost first.
  struct Component {
    var path: [Int]
    var value: Double
    /// As Swift writes the number.
    var text: String
  }

  /// All the numbers, row after row.
  var components: [Component] {
    var components: [Component] = []
    collect(at: [], into: &components)
    return components
  }

  private func collect(at path: [Int], into components: inout [Component]) {
    switch self {
    case .number(let value):
      components.append(Component(path: path, value: value, text: value.description))
    case .integer(let value):
      components.append(Component(path: path, value: Double(value), text: value.description))
    case .single(let value):
      components.append(Component(path: path, value: Double(value), text: value.description))
    case .list(let elements):
      for (index, element) in elements.enumerated() { element.collect(at: path + [index], into: &components) }
    }
  }

  /// The tree with its numbers replaced, in the order of `components`.
  func replacingNumbers(_ numbers: [Double]) -> NumberTree {
    var rest = numbers[...]
    return replacingNumbers(from: &rest)
  }

  private func replacingNumbers(from rest: inout ArraySlice<Double>) -> NumberTree {
    switch self {
    case .number, .integer: .number(rest.removeFirst())
    case .single: .single(Float(rest.removeFirst()))
    case .list(let elements): .list(elements.map { $0.replacingNumbers(from: &rest) })
    }
  }

  /// Whether there are single-precision numbers in it.
  var isSingle: Bool {
    switch self {
    case .number, .integer: false
    case .single: true
    case .list(let elements): elements.contains(where: \.isSingle)
    }
  }
}

extension NumberTree: CustomStringConvertible {
  public var description: String {
    switch self {
    case .number(let value): value.description
    case .integer(let value): value.description
    case .single(let value): value.description
    case .list(let elements): "[" + elements.map(\.description).joined(separator: ", ") + "]"
    }
  }
}
