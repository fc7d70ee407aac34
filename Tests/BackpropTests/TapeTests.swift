import Testing

@testable import Backprop

@Suite struct TapeTests {
  @Test("A formula's value and derivatives are those of calculus")
  func formula() {
    withTemporaryValues {
      let (a, b) = (Value(2, "a"), Value(-3, "b"))
      let e = a * b + b / a - 1
      e.backward()
      #expect(e.data == -8.5)
      #expect(a.grad == -3 + 3.0 / 4)  // b - b / a²
      #expect(b.grad == 2.5)  // a + 1 / a
    }
  }

  @Test("A value used twice gets both shares")
  func sharedValue() {
    withTemporaryValues {
      let a = Value(3)
      (a * a + a).backward()
      #expect(a.grad == 7)
    }
  }

  static let functions: [(name: String, at: Double, function: @Sendable (Value) -> Value)] = [
    ("exp", 0.7, { exp($0) }), ("log", 0.7, { log($0) }), ("tanh", -0.4, { tanh($0) }),
    ("sigmoid", -1.3, { sigmoid($0) }), ("relu", 0.9, { relu($0) }), ("relu", -0.9, { relu($0) }),
    ("cube", -1.2, { pow($0, 3) }), ("inverse square", 1.7, { pow($0, -2) }),
    ("root", 2.3, { pow($0, 0.5) }), ("power 1.3", 2.3, { pow($0, 1.3) }),
    ("power of 3", 1.4, { pow(3, $0) }), ("minus", 0.2, { -$0 }), ("quotient", 0.2, { 2 / $0 }),
    ("Double", 0.2, { Double(3) - Double(2) * $0 / Double(5) + Double(1) }),
  ]

  @Test("Each function's derivative agrees with central differences", arguments: functions.indices)
  func derivatives(_ index: Int) {
    let (name, at, function) = Self.functions[index]
    withTemporaryValues {
      let x = Value(at)
      function(x).backward()
      let h = 1e-6
      let slope = (function(Value(at + h)).data - function(Value(at - h)).data) / (2 * h)
      #expect(abs(x.grad - slope) < 1e-8 * max(1, abs(slope)), "\(name) at \(at)")
    }
  }

  @Test("A second backward starts anew, and clears what the result does not depend on")
  func backwardTwice() {
    withTemporaryValues {
      let (a, b) = (Value(2), Value(5))
      (a * b).backward()
      let other = a * a
      other.backward()
      #expect(a.grad == 4)
      #expect(b.grad == 0)
    }
  }

  @Test("An infinite slope aside from the result does no harm")
  func infiniteSlopeAside() {
    withTemporaryValues {
      let a = Value(0)
      _ = log(a)
      (a * 3).backward()
      #expect(a.grad == 3)
    }
  }

  @Test("A weighted sum has the other's numbers as derivatives")
  func weightedSum() {
    withTemporaryValues {
      let (a, b) = ([Value(2), Value(3)], [Value(-1), Value(5)])
      let sum = dot(a, b)
      sum.backward()
      #expect(sum.data == 13)
      #expect(a.map(\.grad) == [-1, 5])
      #expect(dot([], []).data == 0)
    }
  }

  @Test("A chain of a million values goes backward")
  func deepGraph() {
    withTemporaryValues {
      let start = Value(1)
      var value = start
      for _ in 0..<1_000_000 { value += start }
      value.backward()
      #expect(value.data == 1_000_001)
      #expect(start.grad == 1_000_001)
    }
  }

  @Test("Temporary values leave the tape as it was")
  func temporaryValues() {
    let length = tape.pointee.count
    let data = withTemporaryValues { (Value(1, "one") + 2).data }
    #expect(data == 3)
    #expect(tape.pointee.count == length)
    #expect(!tape.pointee.labels.contains { $0.node >= length })
  }

  @Test("The graph lists operands before results, and nothing else")
  func graph() {
    withTemporaryValues {
      let (a, unused) = (Value(2, "a"), Value(7, "unused"))
      let e = tanh(a * a)
      e.label = "e"
      _ = unused + 1
      e.backward()
      let graph = e.graph
      #expect(graph.nodes.map(\.operation) == ["", "×", "tanh"])
      #expect(graph.nodes.map(\.label) == ["a", "", "e"])
      #expect(graph.edges == [.init(from: 0, to: 1), .init(from: 0, to: 1), .init(from: 1, to: 2)])
      #expect(graph.nodes[2].grad == 1)
    }
  }

  @Test("A network of values has the gradient of the same network of matrices")
  func networkOfValues() {
    withTemporaryValues {
      let net = Net([.dense(2, 3, .tanh), .dense(3, 1, .sigmoid)], loss: .squaredError, seed: 4)
      let (x, y) = (Matrix([[0.3, -0.8]]), Matrix([[1.0]]))
      let parameters = net.parameters.map { Value($0) }
      var hidden: [Value] = []
      for unit in 0..<3 {
        hidden.append(tanh(parameters[unit] * 0.3 + parameters[3 + unit] * -0.8 + parameters[6 + unit]))
      }
      let z = hidden[0] * parameters[9] + hidden[1] * parameters[10] + hidden[2] * parameters[11]
      pow(sigmoid(z + parameters[12]) - 1, 2).backward()
      let expected = net.gradient(x, y).parameters
      for (value, derivative) in zip(parameters, expected) {
        #expect(abs(value.grad - derivative) < 1e-15)
      }
    }
  }
}
