import CAllocationCounter
import Testing

@testable import Backprop

@Suite struct AllocationTests {
  static let networks: [(name: String, layers: [LayerSpecification], batchSize: Int?)] = {
    let small = [LayerSpecification.dense(2, 4, .tanh), .dense(4, 1, .sigmoid)]
    #if DEBUG
      // Generic code asks for memory unless it is optimised: here, all but the loop around the smallest kernels.
      return [("small", small, nil)]
    #else
      let large = [LayerSpecification.dense(2, 80, .gelu), .dense(80, 40, .relu), .dense(40, 1, .sigmoid)]
      return [
        ("small", small, nil), ("small, in batches", small, 32), ("large", large, nil),
        ("large, in batches", large, 32),
      ]
    #endif
  }()

  @Test("More steps of training ask for no more memory", arguments: networks.indices, [true, false])
  func steps(_ index: Int, _ isAdam: Bool) {
    let (name, layers, batchSize) = Self.networks[index]
    let data = Dataset.moons(100, seed: 1)
    func allocations(_ epochs: Int) -> Int {
      var net = Net(layers, seed: 1)
      let optimizer: Optimizer = isAdam ? .adam() : .sgd(learningRate: 0.1)
      let before = allocation_count()
      net.train(data.x, data.y, epochs: epochs, batchSize: batchSize, optimizer: optimizer, every: epochs)
      return allocation_count() - before
    }
    _ = allocations(3)  // the memory for packing is kept from the first product on
    #expect(allocations(2) == allocations(40), "\(name)")
  }

  @Test("A step on the tape asks for no memory of its own")
  func tape() {
    let parameter = Value(2)
    func allocations(_ steps: Int) -> Int {
      let before = allocation_count()
      for _ in 0..<steps {
        withTemporaryValues {
          let loss = pow(tanh(parameter * 3 - 1), 2)
          loss.backward()
          parameter.data -= 0.1 * parameter.grad
        }
      }
      return allocation_count() - before
    }
    _ = allocations(1)
    #expect(allocations(1) == allocations(100))
  }

  @Test("The counter counts")
  func counter() {
    let before = allocation_count()
    for index in 0..<10 { #expect(numbers(upTo: index).count == index + 1) }
    #expect(before == -1 || allocation_count() - before >= 10)
  }

  /// Not inlined, or an optimised test would do without the memory.
  @inline(never)
  private func numbers(upTo last: Int) -> [Int] { Array(0...last) }
}
