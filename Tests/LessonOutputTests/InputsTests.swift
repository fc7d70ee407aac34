import LessonOutput
import Testing

@testable import LessonKit

@Suite("Inputs that claims are tried on")
struct InputsTests {
  @Test("begin with the simplest and the ends of the range, and stay in it")
  func numbers() {
    let values = Inputs.numbers(in: -5...5).values(count: 200, seed: 1)
    #expect(values.count == 200)
    #expect(values.prefix(5) == [0, 1, -1, -5, 5])
    #expect(values.allSatisfy { (-5...5).contains($0) })
    #expect(Set(values).count > 190)
    #expect(Inputs.numbers(in: 2...3).values(count: 2, seed: 1) == [2, 3])
  }

  @Test("are the same for the same seed, and others for another")
  func seeds() {
    let inputs = Inputs.lists(of: .numbers(in: 0...1), count: 0...4)
    #expect(inputs.values(count: 50, seed: 3) == inputs.values(count: 50, seed: 3))
    #expect(inputs.values(count: 50, seed: 3) != inputs.values(count: 50, seed: 4))
  }

  @Test("have few digits, so that they can be read")
  func digits() {
    let values = Inputs.numbers(in: -1...1).values(count: 100, seed: 1)
    #expect(values.allSatisfy { $0.description.count <= 8 })
  }

  @Test(
    "come from ranges of any size",
    arguments: [
      0...0, -1e300...1e300, 1e-12...2e-12, -Double.greatestFiniteMagnitude...Double.greatestFiniteMagnitude,
    ]
  )
  func ranges(range: ClosedRange<Double>) {
    let values = Inputs.numbers(in: range).values(count: 50, seed: 1)
    #expect(values.count == 50 && values.allSatisfy(range.contains))
    let integers = Inputs.integers(in: .min ... .max).values(count: 50, seed: 1)
    #expect(Set(integers).count == 50)
  }

  @Test("have the shapes that were asked for")
  func shapes() {
    let matrices = Inputs.matrices(rows: 3, columns: 2, in: 0...1).values(count: 20, seed: 1)
    #expect(matrices.allSatisfy { $0.numberTree.shape == [3, 2] })
    let lists = Inputs.lists(of: .integers(in: 1...3), count: 1...3).values(count: 60, seed: 1)
    #expect(Set(lists.map(\.count)) == [1, 2, 3])
    let pairs = Inputs.pairs(.values("a", "b"), .integers(in: 0...9)).values(count: 60, seed: 1)
    #expect(Set(pairs.map(\.0)) == ["a", "b"] && Set(pairs.map(\.1)).count == 10)
  }

  @Test("that were listed are tried as they are, however many are asked for")
  func listed() {
    #expect(Inputs.values(3, 1, 2).values(count: 1, seed: 1) == [3, 1, 2])
    #expect(Inputs.values(3, 1, 2).places(count: 1, seed: 1) == [3, 1, 2])
  }

  @Test("that fail are made simpler as long as they fail")
  func simplest() {
    func simplest<Value>(_ inputs: Inputs<Value>, _ fails: (Value) -> Bool) -> Value? {
      inputs.simplestFailure(count: 100, seed: 1) { fails($0) ? true : nil }?.input
    }
    #expect(simplest(.numbers(in: -100...100)) { $0 >= 3.2 } == 4)
    #expect(simplest(.numbers(in: -100...100)) { $0 < -2 } == -3)
    #expect(simplest(.integers(in: 0...1000)) { $0 > 41 } == 42)
    #expect(simplest(.lists(of: .integers(in: 0...9), count: 0...8)) { $0.count > 2 } == [0, 0, 0])
    #expect(simplest(.lists(of: .integers(in: 0...9), count: 0...8)) { $0.contains(7) } == [7])
    #expect(simplest(.numbers(in: 0...1)) { $0 > 2 } == nil)
    let pair = simplest(.pairs(.integers(in: 0...50), .integers(in: 0...50))) { $0 + $1 > 20 }
    #expect(pair.map { $0 + $1 } == 21)
  }

  @Test("are given up simplifying when that takes too many tries")
  func budget() {
    var tries = 0
    _ = Inputs.integers(in: 0...1_000_000_000).simplestFailure(count: 1, seed: 1) { input -> Bool? in
      tries += 1
      return input == 0 || input.isMultiple(of: 7) ? true : nil
    }
    #expect(tries <= 202)
  }
}
