/// An optimiser at work on one network: what it does, how many steps it has made, and what it remembers of
/// them, a number or two for each parameter.
///
///     var state = OptimizerState(.adam(learningRate: 0.01), for: net)
///     for _ in 0..<1000 { net.descend(net.gradient(x, y), with: &state) }
public struct OptimizerState<Scalar: Real>: Equatable, Sendable {
  /// May be changed between steps, as far as the rule remembers the same.
  public var optimizer: Optimizer {
    didSet {
      require(
        optimizer.rule.memories == oldValue.rule.memories,
        "an optimiser's rule cannot change to one that remembers something else")
    }
  }
  /// How many steps were made.
  public internal(set) var steps = 0
  /// v of momentum and m of Adam, in the order of the network's `parameters`; empty for other rules.
  public internal(set) var firstMoments: [Scalar]
  /// r, the running mean of squared gradients; empty for rules without one.
  public internal(set) var secondMoments: [Scalar]

  public init(_ optimizer: Optimizer, for network: Network<Scalar>) {
    let (first, second) = optimizer.rule.memories
    self.optimizer = optimizer
    count = network.layout.count
    firstMoments = [Scalar](repeating: 0, count: first ? count : 0)
    secondMoments = [Scalar](repeating: 0, count: second ? count : 0)
  }

  /// How many parameters the network has.
  let count: Int
}

extension OptimizerState {
  /// What was kept of an optimiser at work.
  init(
    _ optimizer: Optimizer, steps: Int, parameterCount: Int, firstMoments: [Scalar],
    secondMoments: [Scalar]
  ) {
    self.optimizer = optimizer
    self.steps = steps
    count = parameterCount
    self.firstMoments = firstMoments
    self.secondMoments = secondMoments
  }
}

extension Optimizer.Rule {
  /// Whether the rule keeps a mean of gradients, and one of their squares.
  var memories: (first: Bool, second: Bool) {
    switch self {
    case .gradientDescent: return (false, false)
    case .momentum: return (true, false)
    case .rmsProp: return (false, true)
    case .adam: return (true, true)
    }
  }
}

extension Network {
  /// A step of an optimiser.
  @specialized(where Scalar == Double)
  @specialized(where Scalar == Float)
  public mutating func descend(
    _ gradient: Gradient<Scalar>, with state: inout OptimizerState<Scalar>
  ) {
    require(gradient.layout == layout, "the gradient of another network does not fit this one")
    require(state.count == layout.count, stateMessage(state))
    var derivatives = gradient.parameters
    state.update(&parameters, along: &derivatives)
  }

  func stateMessage(_ state: OptimizerState<Scalar>) -> String {
    "an optimiser of \(state.count) parameters does not fit a network of \(layout.count)"
  }
}
