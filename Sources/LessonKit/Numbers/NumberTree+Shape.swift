extension NumberTree {
  /// How many elements there are in each direction, outermost first: `[3, 2]` for three rows of two, `[]` for a
  /// single number; nil where rows are not equally long.
  var shape: [Int]? {
    guard case .list(let elements) = self else { return [] }
    guard let first = elements.first else { return [0] }
    guard let inner = first.shape, elements.dropFirst().allSatisfy({ $0.shape == inner }) else { return nil }
    return [elements.count] + inner
  }

  /// `3 elements`, `2 × 3`, `a number`; for rows of different lengths, `rows of 2, 3 and 2 elements`.
  var shapeInWords: String {
    guard let shape else { return raggedInWords }
    switch shape.count {
    case 0: return "a number"
    case 1: return shape[0] == 1 ? "1 element" : "\(shape[0]) elements"
    default: return NumberTree.inWords(shape)
    }
  }

  static func inWords(_ shape: [Int]) -> String {
    shape.map(String.init).joined(separator: " × ")
  }

  private var raggedInWords: String {
    guard case .list(let elements) = self else { return "a number" }
    let shapes = elements.map { element in element.shape.map { NumberTree.inWords($0) } ?? "…" }
    return "a list of " + shapes.map { $0.isEmpty ? "a number" : $0 }.joined(separator: ", ")
  }

  /// Whether the two differ in nothing but their numbers.
  func hasStructure(of other: NumberTree) -> Bool {
    switch (self, other) {
    case (.list(let elements), .list(let others)):
      elements.count == others.count && zip(elements, others).allSatisfy { $0.hasStructure(of: $1) }
    case (.list, _), (_, .list): false
    default: true
    }
  }
}
