import Testing

@testable import Backprop

/// Errors of a few units in the last place stay a hundred times below this; a wrong convention does not.
let oracleTolerance = 1e-12

func isClose(_ got: Double, _ want: Double, _ tolerance: Double = oracleTolerance) -> Bool {
  (got - want).magnitude <= tolerance * max(1, want.magnitude)
}

/// Shapes first, then elements; a failure names the worst one.
func expectClose(
  _ got: Matrix<Double>, _ want: [[Double]], _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  let want = Matrix(want)
  guard got.rows == want.rows, got.columns == want.columns else {
    Issue.record("\(what) is \(got.shape), not \(want.shape)", sourceLocation: sourceLocation)
    return
  }
  expectClose(got.elements, want.elements, what, sourceLocation: sourceLocation)
}

func expectClose(
  _ got: [Double], _ want: [Double], _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard got.count == want.count else {
    Issue.record(
      "\(what) has \(got.count) numbers, not \(want.count)", sourceLocation: sourceLocation)
    return
  }
  let errors = zip(got, want).map { ($0 - $1).magnitude / max(1, $1.magnitude) }
  guard let worst = errors.indices.max(by: { errors[$0] < errors[$1] }) else { return }
  #expect(
    errors.allSatisfy { $0 <= oracleTolerance },
    "\(what)[\(worst)] is \(got[worst]), not \(want[worst])",
    sourceLocation: sourceLocation)
}

func expectClose(
  _ got: Net, _ want: [NetworkOracle.Parameters], _ what: String,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  #expect(got.layers.count == want.count, sourceLocation: sourceLocation)
  for (index, (got, want)) in zip(got.layers, want).enumerated() {
    expectClose(got.weights, want.w, "\(what) W\(index + 1)", sourceLocation: sourceLocation)
    expectClose(got.biases, want.b, "\(what) b\(index + 1)", sourceLocation: sourceLocation)
  }
}
