// What the rules do to the parameters, each in one sweep over arrays that lie side by side.

extension OptimizerState {
  /// One step. Clipping changes the gradient in place.
  @inline(__always)
  mutating func update(
    _ parameters: UnsafeMutablePointer<Scalar>, along gradient: UnsafeMutablePointer<Scalar>
  ) {
    optimizer.clipping?.apply(gradient, count: count)
    let rate = nextRate()
    switch optimizer.rule {
    case .gradientDescent:
      descendGradient(parameters, gradient, count, rate: Scalar(rate))
    case .momentum(let share, let isNesterov):
      descendMomentum(
        parameters, gradient, &firstMoments, count, rate: Scalar(rate), share: Scalar(share),
        isNesterov: isNesterov)
    case .rmsProp(let decay, let epsilon):
      descendRMSProp(
        parameters, gradient, &secondMoments, count, rate: Scalar(rate), decay: Scalar(decay),
        epsilon: Scalar(epsilon))
    case .adam(let beta1, let beta2, let epsilon, let weightDecay):
      if weightDecay != 0 { scale(parameters, count, by: Scalar(1 - rate * weightDecay)) }
      descendAdam(
        parameters, gradient, &firstMoments, &secondMoments, count,
        rate: Scalar(rate / (1 - power(beta1, steps))), correction: Scalar(1 - power(beta2, steps)),
        beta1: Scalar(beta1), beta2: Scalar(beta2), epsilon: Scalar(epsilon))
    }
  }
}

extension OptimizerState {
  /// Whether a step is p - rate × g and nothing else, so that the products of the way back can make it.
  var isPlain: Bool { optimizer.rule == .gradientDescent && optimizer.clipping == nil }

  /// The learning rate of the step that is now made.
  @inline(__always)
  mutating func nextRate() -> Double {
    defer { steps += 1 }
    return optimizer.learningRate(atStep: steps)
  }
}

@inline(__always)
private func scale<Scalar: Real>(_ p: UnsafeMutablePointer<Scalar>, _ count: Int, by factor: Scalar) {
  for index in 0..<count { p[index] *= factor }
}

@inline(__always)
private func descendGradient<Scalar: Real>(
  _ p: UnsafeMutablePointer<Scalar>, _ g: UnsafePointer<Scalar>, _ count: Int, rate: Scalar
) {
  if Scalar.hasKernels { return kernelDescend(p, g, count, rate: -rate) }
  for index in 0..<count { p[index] -= rate * g[index] }
}

@inline(__always)
private func descendMomentum<Scalar: Real>(
  _ p: UnsafeMutablePointer<Scalar>, _ g: UnsafePointer<Scalar>, _ v: UnsafeMutablePointer<Scalar>,
  _ count: Int, rate: Scalar, share: Scalar, isNesterov: Bool
) {
  for index in 0..<count {
    v[index] = share * v[index] + g[index]
    p[index] -= rate * (isNesterov ? g[index] + share * v[index] : v[index])
  }
}

@inline(__always)
private func descendRMSProp<Scalar: Real>(
  _ p: UnsafeMutablePointer<Scalar>, _ g: UnsafePointer<Scalar>, _ r: UnsafeMutablePointer<Scalar>,
  _ count: Int, rate: Scalar, decay: Scalar, epsilon: Scalar
) {
  for index in 0..<count {
    r[index] = decay * r[index] + (1 - decay) * (g[index] * g[index])
    p[index] -= rate * g[index] / (r[index].squareRoot() + epsilon)
  }
}

/// `rate` holds the correction of m already, and `correction` is that of r.
@inline(__always)
private func descendAdam<Scalar: Real>(
  _ p: UnsafeMutablePointer<Scalar>, _ g: UnsafePointer<Scalar>, _ m: UnsafeMutablePointer<Scalar>,
  _ r: UnsafeMutablePointer<Scalar>, _ count: Int, rate: Scalar, correction: Scalar, beta1: Scalar,
  beta2: Scalar, epsilon: Scalar
) {
  if Scalar.hasKernels {
    let scale = 1 / correction.squareRoot()
    return kernelAdam(
      p, g, m, r, count, rate: rate, scale: scale, beta1: beta1, beta2: beta2, epsilon: epsilon)
  }
  for index in 0..<count {
    m[index] = beta1 * m[index] + (1 - beta1) * g[index]
    r[index] = beta2 * r[index] + (1 - beta2) * (g[index] * g[index])
    p[index] -= rate * m[index] / ((r[index] / correction).squareRoot() + epsilon)
  }
}
