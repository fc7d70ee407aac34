/// How the learning rate changes from step to step. A step is one update: an epoch has one of them when it
/// takes all samples at once, else one for each batch.
///
///     .adam(learningRate: 0.01).scheduled(.cosine(over: 1000).warmedUp(over: 50))
public struct Schedule: Hashable, Sendable {
  public enum Shape: Hashable, Sendable {
    case constant
    case step(every: Int, factor: Double)
    case exponential(factor: Double)
    case cosine(over: Int, to: Double)
  }

  public var shape: Shape
  /// How many steps the rate takes to rise to its full height, before the shape begins.
  public var warmUp = 0

  /// Always the same.
  public static var constant: Schedule { Schedule(shape: .constant) }

  /// Times `factor` after each `every` steps.
  public static func step(every: Int, factor: Double = 0.1) -> Schedule {
    require(every > 0, "a learning rate cannot change every \(every) steps")
    return Schedule(shape: .step(every: every, factor: factor))
  }

  /// Times `factor` after each step.
  public static func exponential(factor: Double) -> Schedule {
    Schedule(shape: .exponential(factor: factor))
  }

  /// Along half a cosine from the full rate to the share `to` of it, where it stays after `over` steps.
  ///
  /// I. Loshchilov and F. Hutter, "SGDR: stochastic gradient descent with warm restarts" (2017), equation 5,
  /// without the restarts.
  public static func cosine(over steps: Int, to share: Double = 0) -> Schedule {
    require(steps > 0, "a learning rate cannot fall over \(steps) steps")
    return Schedule(shape: .cosine(over: steps, to: share))
  }

  /// The same after a rise in equal parts: step t of the warm-up has (t + 1) / steps of the rate.
  ///
  /// P. Goyal et al., "Accurate, large minibatch SGD: training ImageNet in 1 hour" (2017), section 2.2.
  public func warmedUp(over steps: Int) -> Schedule {
    require(steps >= 0, "a warm-up cannot have \(steps) steps")
    var schedule = self
    schedule.warmUp = steps
    return schedule
  }

  /// What the learning rate is multiplied by at a step, counted from 0.
  public func factor(atStep step: Int) -> Double {
    guard step >= warmUp else { return Double(step + 1) / Double(warmUp) }
    let step = step - warmUp
    switch shape {
    case .constant: return 1
    case .step(let every, let factor): return power(factor, step / every)
    case .exponential(let factor): return power(factor, step)
    case .cosine(let steps, let share):
      let progress = min(Double(step) / Double(steps), 1)
      return share + (1 - share) * (1 + cosineOfHalfTurns(progress)) / 2
    }
  }
}

/// A number multiplied with itself, by repeated squaring.
func power(_ base: Double, _ exponent: Int) -> Double {
  var (result, square, rest) = (1.0, base, exponent)
  while rest > 0 {
    if rest & 1 == 1 { result *= square }
    square *= square
    rest >>= 1
  }
  return result
}

/// cos(π u) for u in 0...1, as the sine of π (½ - u), by its Taylor series to the 21st power.
func cosineOfHalfTurns(_ u: Double) -> Double {
  let angle = Double.pi * (0.5 - u)
  var (term, sum) = (angle, angle)
  for n in stride(from: 2.0, through: 20, by: 2) {
    term *= -angle * angle / (n * (n + 1))
    sum += term
  }
  return sum
}
