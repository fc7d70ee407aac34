import Glibc
import LessonOutput
import LessonTestSupport
import Testing

@testable import LessonKit

@Suite("Gradients against central differences")
struct ExpectGradientTests {
  private func check<Point: RealValue>(
    of function: (Point) -> Double, equals gradient: (Point) -> Point, at points: [Point],
    within tolerance: Double = 1e-6, factors: KeyValuePairs<String, Double> = [:]
  ) -> LessonOutput.Expectation {
    LessonOutput.Expectation(
      gradients: points.map { GradientSample(of: function, equals: gradient, at: $0) }, within: tolerance,
      factors: factors, nil, line: 1)
  }

  // MARK: Random functions, each fault put in

  @Test("a right gradient is accepted, of linear, quadratic and sigmoid functions", arguments: 0..<60)
  func right(seed: UInt64) {
    let problem = Problem(seed: seed)
    let expectation = check(of: problem.value, equals: problem.gradient, at: problem.points)
    #expect(expectation.isMet, "\(problem.kind), \(expectation)")
  }

  @Test("each fault is found and named", arguments: Fault.allCases, 0..<30)
  func faults(fault: Fault, seed: UInt64) {
    let problem = Problem(seed: seed)
    let expectation = check(
      of: problem.value, equals: { fault.spoil(problem.gradient($0)) }, at: problem.points,
      factors: ["the number of points": 7])
    #expect(!expectation.isMet)
    #expect(expectation.guess == fault.guess, "\(problem.kind)")
  }

  @Test("what cannot be explained is not")
  func noise() {
    for seed in 0..<30 as Range<UInt64> {
      let problem = Problem(seed: seed)
      var random = SeededGenerator(seed: seed)
      let expectation = check(
        of: problem.value, equals: { $0.map { _ in Double.random(in: -1...1, using: &random) } },
        at: problem.points)
      #expect(!expectation.isMet && expectation.guess == nil, "\(problem.kind): \(expectation)")
    }
  }

  // MARK: The report

  @Test("names the worst component with both numbers, the point and the tolerance there")
  func report() {
    let expectation = check(
      of: { $0[0] * $0[0] + 100 * $0[1] }, equals: { [2 * $0[0] + 0.001, 101] }, at: [[3, 4]])
    #expect(expectation.actual == "101.0 at index 1")
    #expect(expectation.expected == "100.0")
    #expect(expectation.input == "[3.0, 4.0]")
    #expect(expectation.tolerance == 1e-4)
  }

  @Test("a matrix that came transposed is told, square or not, with its sign and factor")
  func transposed() {
    let weights: [[Double]] = [[1, 2], [3, -4], [5, 6]]
    func value(_ w: [[Double]]) -> Double {
      zip(w, weights).reduce(0) { $0 + zip($1.0, $1.1).reduce(0) { $0 + $1.0 * $1.1 * $1.1 } }
    }
    let gradient = weights.map { $0.map { $0 * $0 } }
    let tall = check(of: value, equals: { _ in transpose(gradient) }, at: [weights])
    #expect(tall.guess == "It is transposed: rows and columns have changed places.")
    #expect(tall.actual == "2 × 3" && tall.expected == "3 × 2" && tall.tolerance == nil)

    let square = Array(weights.prefix(2))
    let corner = Array(gradient.prefix(2))
    func guess(_ factor: Double) -> String? {
      check(of: value, equals: { _ in transpose(corner).map { $0.map { factor * $0 } } }, at: [square]).guess
    }
    #expect(guess(1) == "It is transposed: rows and columns have changed places.")
    #expect(guess(-1) == "It is transposed: rows and columns have changed places, and the sign is flipped.")
    #expect(
      guess(2)
        == "It is transposed: rows and columns have changed places, and it is 2 times what it should be: "
        + "a factor 2 too many, or a division by it missing.")
  }

  @Test("a list of another length is told as such")
  func length() {
    let expectation = check(of: { $0[0] + $0[1] }, equals: { [$0[0]] }, at: [[1.0, 2]])
    #expect(!expectation.isMet)
    #expect(expectation.actual == "1 element" && expectation.expected == "2 elements")
  }

  @Test("the value in the place of the slope is recognised")
  func valueOfFunction() {
    let expectation = check(of: sigmoid, equals: sigmoid, at: [-1, 0.5, 2])
    #expect(expectation.guess == "This is the value of the function, not its slope.")
  }

  @Test("a factor that changes from point to point is a missing slope")
  func missingSlope() {
    let expectation = check(
      of: { sigmoid(2 * $0[0] - $0[1]) }, equals: { _ in [2, -1] }, at: [[0.1, 0.7], [1, 0.2], [0.4, -1]])
    #expect(expectation.guess?.hasPrefix("At each point all numbers are off by the same factor") == true)
  }

  @Test("factors are said in the author's words")
  func namedFactors() {
    func guess(_ factor: Double) -> String? {
      check(
        of: { $0[0] * $0[0] + $0[1] }, equals: { [factor * 2 * $0[0], factor] }, at: [[1.0, 2]],
        factors: ["the learning rate": 0.15, "the number of points": 4]
      ).guess
    }
    #expect(guess(0.15) == "It is 0.15 times what it should be: the learning rate is a factor too many.")
    #expect(guess(4) == "It is 4 times what it should be: the number of points is a factor too many.")
    #expect(guess(0.25) == "It is 0.25 times what it should be: the number of points is missing as a factor.")
    #expect(
      guess(-0.5)
        == "The sign is flipped, and it is 0.5 times what it should be: "
        + "a factor 2 is missing, as the slope of a square has it.")
    #expect(
      guess(0.1) == "It is 0.1 times what it should be: a factor 0.1 too many, such as a learning rate.")
    #expect(
      guess(1.0 / 3)
        == "It is 0.333333 times what it should be: a factor 3 is missing, or a division by it too many.")
  }

  @Test("one number alone is explained by plain factors only")
  func singleNumber() {
    func guess(_ slope: Double) -> String? {
      check(of: { 3 * $0 }, equals: { _ in slope }, at: [1.0]).guess
    }
    #expect(guess(-3) == "The sign is flipped.")
    #expect(guess(6)?.hasPrefix("It is 2 times") == true)
    #expect(guess(3.7) == nil)
  }

  // MARK: Numbers that are none, kinks

  @Test("a gradient that is not finite is never right", arguments: [Double.nan, .infinity, -.infinity])
  func notFinite(odd: Double) {
    let list = check(of: { $0[0] + $0[1] }, equals: { _ in [1, odd] }, at: [[1.0, 2]])
    #expect(!list.isMet)
    #expect(list.actual == "\(odd) at index 1")
    #expect(list.guess?.hasPrefix("[1] is no finite number") == true)
    #expect(
      check(of: { $0 }, equals: { _ in odd }, at: [1.0]).guess?.hasPrefix("It is no finite number") == true)
  }

  @Test("a kink is left out, and the rest is judged")
  func kink() {
    func rectified(_ x: [Double]) -> Double { max(0, x[0]) + x[1] * x[1] }
    for slope in [0, 0.5, 1] as [Double] {
      #expect(check(of: rectified, equals: { [slope, 2 * $0[1]] }, at: [[0, 3]]).isMet)
    }
    #expect(!check(of: rectified, equals: { [1, $0[1]] }, at: [[0, 3]]).isMet)
    #expect(check(of: { abs($0) }, equals: { $0 < 0 ? -1 : 1 }, at: [-1e-2, 2e-4, -3e-5]).isMet)
  }

  @Test("a function without a slope anywhere judges nothing")
  func noSlope() {
    for function in [{ abs($0) }, { _ in .nan }, { 1 / $0 }] as [(Double) -> Double] {
      let expectation = check(of: function, equals: { $0 }, at: [0])
      #expect(!expectation.isMet)
      #expect(expectation.guess?.hasPrefix("The function has no slope") == true)
    }
    #expect(!check(of: { $0 }, equals: { _ in 1 }, at: [Double.infinity, .nan]).isMet)
    #expect(!check(of: { $0 }, equals: { _ in 1 }, at: []).isMet)
  }

  @Test("close to the end of where a function is defined, the nudges become smaller")
  func edge() {
    #expect(
      check(of: { x in x <= 0 ? .nan : 1 / x }, equals: { -1 / ($0 * $0) }, at: [5e-4], within: 1e-4).isMet)
  }

  @Test("single precision is judged with what it can tell")
  func single() {
    func gradient(_ x: [Float]) -> [Float] { [2 * x[0], -1] }
    let right = check(
      of: { Double($0[0] * $0[0] - $0[1]) }, equals: gradient, at: [[1.5, 2] as [Float]], within: 1e-2)
    #expect(right.isMet)
    let flipped = check(
      of: { Double($0[0] * $0[0] - $0[1]) }, equals: { gradient($0).map { -$0 } },
      at: [[1.5, 2] as [Float]], within: 1e-2)
    #expect(flipped.guess == "The sign is flipped.")
  }
}

private func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }

private func transpose(_ matrix: [[Double]]) -> [[Double]] {
  matrix[0].indices.map { column in matrix.map { $0[column] } }
}

// MARK: - Random functions

/// A random function of some numbers whose gradient is known.
private struct Problem {
  enum Kind: UInt64, CaseIterable {
    case linear, quadratic, sigmoid
  }

  let kind: Kind
  let points: [[Double]]
  private let coefficients: [Double]

  init(seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    kind = Kind(rawValue: seed % 3)!
    let count = Int.random(in: 3...6, using: &random)
    // All different and none small, so that each fault is distinct.
    coefficients = (0..<count).map { Double($0 + 1) * Double.random(in: 0.2...0.3, using: &random) }
    points = (0..<4).map { _ in
      (0..<count).map { _ in
        Double.random(in: 0.3...1, using: &random) * (Bool.random(using: &random) ? 1 : -1)
      }
    }
  }

  func value(_ x: [Double]) -> Double {
    switch kind {
    case .linear: dot(x)
    case .quadratic: zip(x, coefficients).reduce(0) { $0 + $1.1 * $1.0 * $1.0 }
    case .sigmoid: LessonOutputTests.sigmoid(dot(x))
    }
  }

  func gradient(_ x: [Double]) -> [Double] {
    switch kind {
    case .linear: coefficients
    case .quadratic: zip(x, coefficients).map { 2 * $0 * $1 }
    case .sigmoid:
      coefficients.map { $0 * LessonOutputTests.sigmoid(dot(x)) * (1 - LessonOutputTests.sigmoid(dot(x))) }
    }
  }

  private func dot(_ x: [Double]) -> Double {
    zip(x, coefficients).reduce(0) { $0 + $1.0 * $1.1 }
  }
}

/// What students do to gradients.
enum Fault: CaseIterable {
  case zero, flipped, doubled, halved, rate, count, swapped, rotated, rotatedFlipped, leftOut, flippedOne,
    offset

  func spoil(_ gradient: [Double]) -> [Double] {
    var spoilt = gradient
    switch self {
    case .zero: return gradient.map { _ in 0 }
    case .flipped: return gradient.map { -$0 }
    case .doubled: return gradient.map { 2 * $0 }
    case .halved: return gradient.map { $0 / 2 }
    case .rate: return gradient.map { 0.01 * $0 }
    case .count: return gradient.map { 7 * $0 }
    case .swapped: spoilt.swapAt(0, 1)
    case .rotated: return gradient.dropFirst() + [gradient[0]]
    case .rotatedFlipped: return (gradient.dropFirst() + [gradient[0]]).map { -$0 }
    case .leftOut: spoilt[2] = 0
    case .flippedOne: spoilt[1] = -gradient[1]
    case .offset: return gradient.map { $0 + 0.5 }
    }
    return spoilt
  }

  var guess: String {
    switch self {
    case .zero: "It is zero everywhere: has anything been computed?"
    case .flipped: "The sign is flipped."
    case .doubled: "It is 2 times what it should be: a factor 2 too many, or a division by it missing."
    case .halved:
      "It is 0.5 times what it should be: a factor 2 is missing, as the slope of a square has it."
    case .rate: "It is 0.01 times what it should be: a factor 0.01 too many, such as a learning rate."
    case .count: "It is 7 times what it should be: the number of points is a factor too many."
    case .swapped: "The numbers are right, but in another order: what belongs at [1] stands at [0]."
    case .rotated: "The numbers are right, but in another order: what belongs at [1] stands at [0]."
    case .rotatedFlipped:
      "The numbers are right, but in another order and with the wrong sign: "
        + "what belongs at [1] stands at [0]."
    case .leftOut: "Only [2] is wrong, and zero: has it been left out?"
    case .flippedOne: "Only [1] is wrong: the sign is flipped."
    case .offset: "Every number is too large by 0.5."
    }
  }
}
