/// How a step is made of a gradient: a rule, how fast it goes, and how that changes on the way.
///
///     net.train(x, y, epochs: 200, optimizer: .adam(learningRate: 0.01))
///
/// In the formulas, p is a parameter, g = ∂E/∂p, and everything that a rule remembers begins at 0.
public struct Optimizer: Hashable, Sendable {
  public enum Rule: Hashable, Sendable {
    case gradientDescent
    case momentum(_ share: Double, isNesterov: Bool)
    case rmsProp(decay: Double, epsilon: Double)
    case adam(beta1: Double, beta2: Double, epsilon: Double, weightDecay: Double)
  }

  public var rule: Rule
  public var learningRate: Double
  public var schedule: Schedule = .constant
  public var clipping: Clipping?

  /// p ← p - rate × g. A.-L. Cauchy (1847); with a few samples for each step instead of all, H. Robbins and
  /// S. Monro, "A stochastic approximation method" (1951).
  public static func sgd(learningRate: Double) -> Optimizer {
    Optimizer(.gradientDescent, learningRate)
  }

  /// v ← share × v + g, then p ← p - rate × v: steps in the same direction add up.
  ///
  /// B. T. Polyak, "Some methods of speeding up the convergence of iteration methods" (1964). The gradient is
  /// not multiplied by 1 - share, so the steps grow up to 1 / (1 - share) times as long.
  public static func momentum(learningRate: Double, _ share: Double = 0.9) -> Optimizer {
    Optimizer(.momentum(share, isNesterov: false), learningRate)
  }

  /// v ← share × v + g, then p ← p - rate × (g + share × v): momentum that looks ahead.
  ///
  /// Y. Nesterov (1983), in the form of I. Sutskever, J. Martens, G. Dahl and G. Hinton, "On the importance of
  /// initialization and momentum in deep learning" (2013), written for the point looked ahead to, as PyTorch
  /// does.
  public static func nesterov(learningRate: Double, _ share: Double = 0.9) -> Optimizer {
    Optimizer(.momentum(share, isNesterov: true), learningRate)
  }

  /// r ← decay × r + (1 - decay) g², then p ← p - rate × g / (√r + epsilon): each parameter has a step of
  /// its own size.
  ///
  /// T. Tieleman and G. Hinton, "Lecture 6.5: RMSProp" (2012). Decay and epsilon are PyTorch's; Keras decays by
  /// 0.9, and the lecture too.
  public static func rmsProp(
    learningRate: Double = 0.01, decay: Double = 0.99, epsilon: Double = 1e-8
  ) -> Optimizer {
    Optimizer(.rmsProp(decay: decay, epsilon: epsilon), learningRate)
  }

  /// m ← β₁ m + (1 - β₁) g and r ← β₂ r + (1 - β₂) g², then at step t, counted from 1,
  /// p ← p - rate × m̂ / (√r̂ + epsilon) with m̂ = m / (1 - β₁ᵗ) and r̂ = r / (1 - β₂ᵗ).
  ///
  /// D. P. Kingma and J. Ba, "Adam: a method for stochastic optimization" (2015), algorithm 1: epsilon is added
  /// after the correction of the root.
  public static func adam(
    learningRate: Double = 0.001, beta1: Double = 0.9, beta2: Double = 0.999, epsilon: Double = 1e-8
  ) -> Optimizer {
    Optimizer(.adam(beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: 0), learningRate)
  }

  /// p ← (1 - rate × weightDecay) p, for weights and biases, and then Adam's step.
  ///
  /// I. Loshchilov and F. Hutter, "Decoupled weight decay regularization" (2019). As in PyTorch, the decay is
  /// multiplied by the learning rate.
  public static func adamW(
    learningRate: Double = 0.001, weightDecay: Double = 0.01, beta1: Double = 0.9,
    beta2: Double = 0.999,
    epsilon: Double = 1e-8
  ) -> Optimizer {
    Optimizer(
      .adam(beta1: beta1, beta2: beta2, epsilon: epsilon, weightDecay: weightDecay), learningRate)
  }

  /// The same with a learning rate that follows a schedule.
  public func scheduled(_ schedule: Schedule) -> Optimizer {
    var optimizer = self
    optimizer.schedule = schedule
    return optimizer
  }

  /// The same with gradients that are kept from growing too large.
  public func clipped(_ clipping: Clipping) -> Optimizer {
    var optimizer = self
    optimizer.clipping = clipping
    return optimizer
  }

  /// The learning rate of a step, counted from 0.
  public func learningRate(atStep step: Int) -> Double {
    learningRate * schedule.factor(atStep: step)
  }

  private init(_ rule: Rule, _ learningRate: Double) {
    self.rule = rule
    self.learningRate = learningRate
  }
}
