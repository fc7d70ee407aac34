extension Dataset {
  /// 1 where exactly one input is 1: no line separates its classes.
  public static var xor: Dataset { gate("XOR", [0, 1, 1, 0]) }
  /// 1 where both inputs are 1.
  public static var and: Dataset { gate("AND", [0, 0, 0, 1]) }
  /// 1 where an input is 1.
  public static var or: Dataset { gate("OR", [0, 1, 1, 1]) }

  /// A truth table over (0, 0), (0, 1), (1, 0), (1, 1).
  private static func gate(_ name: String, _ outputs: [Double]) -> Dataset {
    Dataset(
      name: name, x: Matrix([[0, 0], [0, 1], [1, 0], [1, 1]]), y: Matrix(column: outputs))
  }
}
