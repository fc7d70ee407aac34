// An optimiser in words, its parts separated by commas: "adam 0.9 0.999 1e-08 0.0, rate 0.01, cosine 1000 0.0,
// warm-up 50, norm 1.0".

extension Optimizer {
  var words: String {
    var words =
      "\(rule.words), rate \(learningRate), \(schedule.shape.words), warm-up \(schedule.warmUp)"
    switch clipping {
    case nil: break
    case .value(let limit): words += ", clip \(limit)"
    case .globalNorm(let limit): words += ", norm \(limit)"
    }
    return words
  }

  init?(words: String) {
    let parts = words.split(separator: ",").map { Words($0) }
    guard parts.count == 4 || parts.count == 5, let rule = Rule(parts[0]),
      let rate = parts[1].one("rate"),
      let shape = Schedule.Shape(parts[2]),
      let warmUp = parts[3].one("warm-up").flatMap(Int.init(exactly:)),
      warmUp >= 0
    else { return nil }
    self = .sgd(learningRate: rate)
    self.rule = rule
    schedule = Schedule(shape: shape, warmUp: warmUp)
    guard parts.count == 5 else { return }
    guard let clipping = Clipping(parts[4]) else { return nil }
    self.clipping = clipping
  }
}

/// A name and the numbers behind it.
private struct Words {
  let name: String
  let numbers: [Double]

  init(_ text: Substring) {
    let words = text.split(separator: " ", maxSplits: 1)
    name = words.first.map(String.init) ?? ""
    // A name that nobody knows stands for numbers that are none.
    let numbers = words.count == 2 ? Backprop.numbers(words[1]) : []
    self.numbers = numbers ?? []
  }

  /// The only number, behind the right name.
  func one(_ name: String) -> Double? { self.name == name && numbers.count == 1 ? numbers[0] : nil }
}

extension Optimizer.Rule {
  fileprivate var words: String {
    switch self {
    case .gradientDescent: return "sgd"
    case .momentum(let share, let isNesterov):
      return "\(isNesterov ? "nesterov" : "momentum") \(share)"
    case .rmsProp(let decay, let epsilon): return "rmsprop \(decay) \(epsilon)"
    case .adam(let beta1, let beta2, let epsilon, let weightDecay):
      return "adam \(beta1) \(beta2) \(epsilon) \(weightDecay)"
    }
  }

  fileprivate init?(_ words: Words) {
    let numbers = words.numbers
    switch (words.name, numbers.count) {
    case ("sgd", 0): self = .gradientDescent
    case ("momentum", 1): self = .momentum(numbers[0], isNesterov: false)
    case ("nesterov", 1): self = .momentum(numbers[0], isNesterov: true)
    case ("rmsprop", 2): self = .rmsProp(decay: numbers[0], epsilon: numbers[1])
    case ("adam", 4):
      self = .adam(
        beta1: numbers[0], beta2: numbers[1], epsilon: numbers[2], weightDecay: numbers[3])
    default: return nil
    }
  }
}

extension Schedule.Shape {
  fileprivate var words: String {
    switch self {
    case .constant: return "constant"
    case .step(let every, let factor): return "step \(every) \(factor)"
    case .exponential(let factor): return "exponential \(factor)"
    case .cosine(let steps, let share): return "cosine \(steps) \(share)"
    }
  }

  fileprivate init?(_ words: Words) {
    let numbers = words.numbers
    switch (words.name, numbers.count) {
    case ("constant", 0): self = .constant
    case ("exponential", 1): self = .exponential(factor: numbers[0])
    case ("step", 2):
      guard let every = Int(exactly: numbers[0]), every > 0 else { return nil }
      self = .step(every: every, factor: numbers[1])
    case ("cosine", 2):
      guard let steps = Int(exactly: numbers[0]), steps > 0 else { return nil }
      self = .cosine(over: steps, to: numbers[1])
    default: return nil
    }
  }
}

extension Clipping {
  fileprivate init?(_ words: Words) {
    if let limit = words.one("clip") {
      self = .value(limit)
    } else if let limit = words.one("norm") {
      self = .globalNorm(limit)
    } else {
      return nil
    }
  }
}
