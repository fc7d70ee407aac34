extension DecisionGrid: CustomStringConvertible {
  /// The class at each point, the highest row first:
  ///
  ///     0011
  ///     0111
  public var description: String {
    classes.reversed().map { row in row.map { "\($0)" }.joined() }.joined(separator: "\n")
  }
}
