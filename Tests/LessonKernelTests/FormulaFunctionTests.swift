import LessonModel
import LessonOutput
import Testing

@testable import LessonKernel

/// `exp` and its kin have one name for numbers and for values on the tape, and Foundation has them as well.
@Suite("The functions that formulas call, in cells")
struct FormulaFunctionTests {
  private static let numbers = """
    import Backprop
    func sigmoid(_ z: Double) -> Double { 1 / (1 + exp(-z)) }
    func single(_ z: Float) -> Float { 1 / (1 + exp(-z)) }
    func softmax(_ z: [Double]) -> [Double] {
      let powers = z.map { exp($0 - (z.max() ?? 0)) }
      return powers.map { $0 / powers.reduce(0, +) }
    }
    func cost(_ y: [Double], _ q: [Double]) -> Double {
      zip(y, q).map { y, p in -(y * log(p) + (1 - y) * log(1 - p)) }.reduce(0, +) / Double(y.count)
    }
    func length(_ a: [Double]) -> Double { sqrt(a.map { pow($0, 2) }.reduce(0, +)) }
    let one: Double = exp(1)
    let powers: [Double] = [1, 2].map(exp) + [1, 2].map { exp($0) }
    let given: [Double] = [0.5, 1].map(tanh), ones = [one, one].map(log)
    let formulas: [Double] = [sigmoid(0.3), Double(single(0)), softmax([1, 1])[0], cost([1, 0], [0.5, 0.5])]
    let plain: [Double] = [length([3, 4]), 1 / (1 + exp(-0.0)), pow(2, 0.5), sqrt(2)]
    for numbers in [formulas, plain, given, ones, powers] { print(numbers.map { ($0 * 1e6).rounded() / 1e6 }) }
    """

  private static let values = """
    let v = Value(0.5)
    let e = exp(v) + log(v) * 2 - tanh(2 * v + 1) / pow(v, 2) + pow(2, v) + exp(1) * v
    let list = [v, v].map(exp) + [v].map { tanh($0) }
    print((e.data * 1e6).rounded() / 1e6, type(of: e), type(of: list))
    """

  @Test("are there for numbers and for values", arguments: ["", "import Foundation\n", "import Glibc\n"])
  func both(library: String) throws {
    let results = try TestKernel.run(TestCell(library + Self.numbers), TestCell(Self.values))
    #expect(results.flatMap(\.diagnostics).map(\.summary) == [])
    #expect(
      results[0].text(.output) == """
        [0.574443, 0.5, 0.5, 0.693147]
        [5.0, 0.5, 1.414214, 1.414214]
        [0.462117, 0.761594]
        [1.0, 1.0]
        [2.718282, 7.389056, 2.718282, 7.389056]

        """)
    #expect(results[1].text(.output) == "-0.820329 Value Array<Value>\n")
  }

  @Test("are what a cell declares them to be, in later cells too")
  func declared() throws {
    let results = try TestKernel.run(
      "import Backprop\nfunc exp(_ x: Double) -> Double { 7 }\nlet x = 1.0", "let x = 2.0\nprint(exp(x))")
    #expect(results[1].text(.output) == "7.0\n")
  }
}
