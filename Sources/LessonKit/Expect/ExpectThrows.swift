/// Checks that `body` throws an error; of one kind, where it is given: a type, or `(any Error).self` for all.
///
///     expectThrows(ShapeError.self, "a row of the wrong length is refused") { try multiply(a, b) }
public func expectThrows<Failure: Error>(
  _ kind: Failure.Type = (any Error).self, _ message: String? = nil, line: Int = #line,
  _ body: () throws -> Void
) {
  report(Expectation(thrownBy: body, kind, message, line: line))
}

extension Expectation {
  init<Failure: Error>(
    thrownBy body: () throws -> Void, _ kind: Failure.Type, _ message: String?, line: Int
  ) {
    let isAny = kind == (any Error).self
    let wanted = isAny ? "an error" : "an error of the type \(kind)"
    var came = "no error"
    var isMet = false
    do {
      try body()
    } catch {
      isMet = error is Failure
      came = "\(error), of the type \(type(of: error))"
    }
    self.init(
      isMet: isMet, message: message ?? "throws \(wanted)", actual: came, expected: wanted, line: line)
  }
}
