/// What can be compared number by number: a number, a list of numbers, a list of lists and so on.
public protocol NumericalValue {
  /// The numbers in their arrangement.
  var numberTree: NumberTree { get }
}

/// A value whose numbers can be nudged one at a time, for a numerical derivative.
public protocol RealValue: NumericalValue {
  /// The value with these numbers; nil where they are not arranged as such a value's are.
  init?(_ tree: NumberTree)
}

extension Double: RealValue {
  public var numberTree: NumberTree { .number(self) }

  public init?(_ tree: NumberTree) {
    switch tree {
    case .number(let value): self = value
    case .integer(let value): self = Double(value)
    case .single(let value): self = Double(value)
    case .list: return nil
    }
  }
}

extension Float: RealValue {
  public var numberTree: NumberTree { .single(self) }

  public init?(_ tree: NumberTree) {
    switch tree {
    case .number(let value): self = Float(value)
    case .integer(let value): self = Float(value)
    case .single(let value): self = value
    case .list: return nil
    }
  }
}

extension Int: NumericalValue {
  public var numberTree: NumberTree { .integer(self) }
}

extension Array: NumericalValue where Element: NumericalValue {
  public var numberTree: NumberTree { .list(map(\.numberTree)) }
}

extension Array: RealValue where Element: RealValue {
  public init?(_ tree: NumberTree) {
    guard case .list(let elements) = tree else { return nil }
    self = []
    for element in elements {
      guard let value = Element(element) else { return nil }
      append(value)
    }
  }
}
