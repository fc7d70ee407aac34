import LessonOutput

extension [Expectation] {
  /// The expectations of an answer, those among them decided that ask for the same values as the author's solution
  /// (`expectSameAsSolution`).
  ///
  /// Each process recorded what its code gives for the same inputs; here the two are laid beside each other. The
  /// first input at which they differ is told. Values agree when their words are the same and their numbers
  /// are no farther apart than the tolerance.
  ///
  /// - Parameter solution: what came of running the same checks with the solution. An expectation that it has no
  ///   values for is not met: nothing is right because nobody can tell.
  package func compared(withSolution solution: [Expectation]) -> [Expectation] {
    var unused = solution.filter { $0.samples != nil }
    return map { expectation in
      guard expectation.samples != nil else { return expectation }
      let index = unused.firstIndex { $0.line == expectation.line }
      return expectation.compared(withSolution: index.map { unused.remove(at: $0) })
    }
  }
}

extension Expectation {
  fileprivate func compared(withSolution solution: Expectation?) -> Expectation {
    var compared = self
    let (came, wanted) = (samples ?? [], solution?.samples ?? [])
    compared.samples = nil
    compared.isMet = came.count == wanted.count && solution != nil
    guard compared.isMet else {
      compared.expected = "the values of the author's solution, which did not come this far"
      return compared
    }
    guard let odd = came.indices.first(where: { !came[$0].agrees(with: wanted[$0], within: tolerance ?? 0) })
    else { return compared }
    compared.isMet = false
    compared.actual = came[odd].output
    compared.expected = wanted[odd].output
    compared.input = came[odd].input
    return compared
  }
}

extension Expectation.Sample {
  fileprivate func agrees(with other: Self, within tolerance: Double) -> Bool {
    input == other.input
      && (output == other.output
        || WrittenValue(output).agrees(with: WrittenValue(other.output), absolute: tolerance))
  }
}
