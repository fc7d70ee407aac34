/// A gradient at one point: what the student's code gives beside what nudging gives.
struct GradientSample {
  /// The point as the reader would write it, and its numbers.
  var pointText: String
  var point: [Double]
  /// The function's value there.
  var value: Double
  var analytic: NumberTree
  /// Nil where the function has no slope.
  var numeric: [Double?]
  var isSingle: Bool
  /// The arrangement that the gradient should have: the point's own.
  var structure: NumberTree

  init<Point: RealValue>(
    of function: (Point) throws -> Double, equals gradient: (Point) throws -> Point, at point: Point
  ) rethrows {
    structure = point.numberTree
    let numbers = structure.components.map(\.value)
    isSingle = structure.isSingle
    pointText = structure.description
    self.point = numbers
    value = try function(point)
    analytic = try gradient(point).numberTree
    numeric = []
    for index in numbers.indices {
      var nudged = numbers
      let slope = try NumericalSlope(
        of: { number in
          nudged[index] = number
          return try Point(structure.replacingNumbers(nudged)).map(function) ?? .nan
        }, at: numbers[index], isSingle: isSingle)
      numeric.append(slope.value)
    }
  }
}
