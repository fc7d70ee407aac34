import LessonOutput

extension Expectation {
  /// What there is to say of a claim that does not hold, in the order in which it is read.
  ///
  /// - Parameters:
  ///   - subject: the code that was looked at.
  ///   - place: a file and a line.
  ///   - line: what stands there.
  package func facts(
    subject: String? = nil, place: String? = nil, line: String? = nil
  ) -> [(name: String, value: String)] {
    let tolerance = tolerance.map { ", give or take \($0)" } ?? ""
    let facts = [
      ("checked", subject), ("for", input), ("expected", expected.map { $0 + tolerance }), ("actual", actual),
      ("guess", guess), ("at", place), ("line", line),
    ]
    return facts.compactMap { name, value in value.map { (name, $0) } }
  }
}
