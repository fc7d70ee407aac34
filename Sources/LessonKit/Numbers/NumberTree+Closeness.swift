/// A number beside the one that it should be.
struct ComparedComponent {
  var actual: NumberTree.Component
  var expected: NumberTree.Component
  /// How far apart the two may be.
  var tolerance: Double

  /// Equal infinities are no distance apart, although their difference is NaN.
  var distance: Double { actual.value == expected.value ? 0 : abs(actual.value - expected.value) }

  /// NaN is within no tolerance of anything.
  var isWithin: Bool { distance <= tolerance }

  /// The distance in units of the tolerance, to tell which of several is the worst.
  var excess: Double {
    let ratio = distance / tolerance
    return ratio.isNaN ? (isWithin ? 0 : .infinity) : ratio
  }

  /// The number that came, and where: `2.5 at index 1`.
  var actualInWords: String { actual.text + NumberTree.place(actual.path) }
}

extension NumberTree {
  /// Every number beside its partner in a tree of the same structure.
  func compared(
    with expected: NumberTree, tolerance: (_ actual: Double, _ expected: Double) -> Double
  ) -> [ComparedComponent] {
    zip(components, expected.components).map { actual, expected in
      ComparedComponent(
        actual: actual, expected: expected, tolerance: tolerance(actual.value, expected.value))
    }
  }

  /// The way to a number, as words that follow it: ` at index 2` for a list, ` at [2][0]` for rows.
  static func place(_ path: [Int]) -> String {
    switch path.count {
    case 0: ""
    case 1: " at index \(path[0])"
    default: " at " + path.map { "[\($0)]" }.joined()
    }
  }

  /// What is different between the arrangements of the two: both in words, where they differ first. Nil when
  /// nothing is.
  func structuralDifference(from expected: NumberTree) -> (actual: String, expected: String)? {
    if hasStructure(of: expected) { return nil }
    if shape == nil || expected.shape == nil,
      case .list(let elements) = self, case .list(let others) = expected, elements.count == others.count,
      let index = elements.indices.first(where: { !elements[$0].hasStructure(of: others[$0]) }),
      let inner = elements[index].structuralDifference(from: others[index])
    {
      return ("\(inner.actual) in [\(index)]", inner.expected)
    }
    return (shapeInWords, expected.shapeInWords)
  }
}
