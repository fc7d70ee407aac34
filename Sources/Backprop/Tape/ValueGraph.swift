/// What a value was computed from, as plain values that can be drawn: operands before what they lead to.
public struct ValueGraph: Equatable, Sendable {
  /// A number in the graph.
  public struct Node: Equatable, Sendable {
    /// The name given to the value; empty if none was.
    public let label: String
    /// How it was made: "+", "×", "tanh", ...; empty for a number that nothing led to.
    public let operation: String
    public let data: Double
    public let grad: Double
  }

  /// An arrow: the node `from` is an operand of the node `to`. Both are places in `nodes`.
  public struct Edge: Equatable, Sendable {
    public let from: Int
    public let to: Int
  }

  public let nodes: [Node]
  public let edges: [Edge]
}

extension Value {
  /// The graph of all values that led to this one, itself last.
  public var graph: ValueGraph {
    _ = node  // stops where the value was forgotten
    let led = placesThatLedHere()
    let nodes = led.map { place in
      let node = tape.pointee.nodes[Int(place)]
      return ValueGraph.Node(
        label: Value(place: place).label, operation: node.operation.symbol, data: node.value,
        grad: tape.pointee[gradientAt: place])
    }
    return ValueGraph(nodes: nodes, edges: edges(among: led))
  }

  /// The places in the order of the tape.
  private func placesThatLedHere() -> [UInt32] {
    var led = [Bool](repeating: false, count: Int(place) + 1)
    led[Int(place)] = true
    for index in led.indices.reversed() where led[index] {
      for operand in tape.pointee.nodes[index].operands { led[Int(operand)] = true }
    }
    return led.indices.filter { led[$0] }.map { UInt32($0) }
  }

  private func edges(among places: [UInt32]) -> [ValueGraph.Edge] {
    var number = [Int](repeating: 0, count: Int(place) + 1)
    for (index, place) in places.enumerated() { number[Int(place)] = index }
    return places.flatMap { place in
      tape.pointee.nodes[Int(place)].operands.map {
        ValueGraph.Edge(from: number[Int($0)], to: number[Int(place)])
      }
    }
  }
}

extension TapeNode {
  fileprivate var operands: [UInt32] {
    switch operation {
    case .leaf, .constant: []
    case .add, .subtract, .multiply, .divide, .power: [left, right]
    case .negate, .exp, .log, .tanh, .sigmoid, .relu: [left]
    }
  }
}

extension TapeOperation {
  fileprivate var symbol: String {
    switch self {
    case .leaf, .constant: ""
    case .add: "+"
    case .subtract, .negate: "-"
    case .multiply: "×"
    case .divide: "÷"
    case .power: "pow"
    case .exp: "exp"
    case .log: "log"
    case .tanh: "tanh"
    case .sigmoid: "sigmoid"
    case .relu: "relu"
    }
  }
}
