extension GradientFault {
  /// What is probably wrong, as a sentence for the student.
  ///
  /// - Parameter factors: numbers that the student may have put in or left out, and what they are.
  func inWords(factors: KeyValuePairs<String, Double>) -> String {
    switch self {
    case .notFinite(let place):
      (place.isEmpty ? "It is" : "\(place) is")
        + " no finite number: is something divided by 0, or is the logarithm taken of 0 or less?"
    case .zero: "It is zero everywhere: has anything been computed?"
    case .valueOfFunction: "This is the value of the function, not its slope."
    case .factor(let factor, let isTransposed):
      [isTransposed ? "It is transposed: rows and columns have changed places" : nil]
        .compactMap { $0 }.joined() + GradientFault.words(factor, factors, continues: isTransposed) + "."
    case .reordered(let belongs, let stands, let isFlipped):
      "The numbers are right, but in another order\(isFlipped ? " and with the wrong sign" : ""): "
        + "what belongs at \(belongs) stands at \(stands)."
    case .some(let places, let fault): GradientFault.words(places, fault, factors)
    case .offset(let offset):
      "Every number is too \(offset > 0 ? "large" : "small") by \(GradientFault.short(abs(offset)))."
    case .factorOfPoint:
      "At each point all numbers are off by the same factor, which is another one at each point: "
        + "is the slope of some step missing, or there twice?"
    }
  }

  private static func words(
    _ factor: Double, _ names: KeyValuePairs<String, Double>, continues: Bool
  ) -> String {
    let size = abs(factor)
    var parts: [String] = []
    if factor < 0 { parts.append(continues ? "the sign is flipped" : "The sign is flipped") }
    if size != 1 {
      let start = continues || !parts.isEmpty ? "it is" : "It is"
      parts.append("\(start) \(short(size)) times what it should be: \(reason(size, names))")
    }
    guard !parts.isEmpty else { return "" }
    return (continues ? ", and " : "") + parts.joined(separator: ", and ")
  }

  /// Which factor it is that makes a gradient this many times as large.
  private static func reason(_ size: Double, _ names: KeyValuePairs<String, Double>) -> String {
    func isNear(_ left: Double, _ right: Double) -> Bool { abs(left - right) <= 1e-4 * abs(right) }
    for (name, value) in names where value != 0 {
      if isNear(size, abs(value)) { return "\(name) is a factor too many" }
      if isNear(size, 1 / abs(value)) { return "\(name) is missing as a factor" }
    }
    if size == 0.5 { return "a factor 2 is missing, as the slope of a square has it" }
    if learningRates.contains(where: { isNear(size, $0) }) {
      return "a factor \(short(size)) too many, such as a learning rate"
    }
    if size < 1, isNear(1 / size, (1 / size).rounded()) {
      return "a factor \(short(1 / size)) is missing, or a division by it too many"
    }
    let isInteger = isNear(size, size.rounded())
    return "a factor \(short(size)) too many" + (isInteger ? ", or a division by it missing" : "")
  }

  /// Those that lessons use.
  private static let learningRates = [0.3, 0.2, 0.1, 0.05, 0.03, 0.02, 0.01, 0.005, 0.003, 0.002, 0.001]

  private static func words(
    _ places: [String], _ fault: SomeFault, _ names: KeyValuePairs<String, Double>
  ) -> String {
    let few = places.count > 3 ? places.prefix(3) + ["\(places.count - 3) more"] : places[...]
    let list =
      few.count == 1 ? few[few.startIndex] : few.dropLast().joined(separator: ", ") + " and " + few.last!
    let start = "Only \(list) \(places.count == 1 ? "is" : "are") wrong"
    return switch fault {
    case .zero: start + ", and zero: has it been left out?"
    case .flipped: start + ": the sign is flipped."
    case .factor(let factor): start + ": " + words(factor, names, continues: false).lowercasedFirst + "."
    case .other: start + "; the others are right."
    }
  }

  /// Four digits, and no point behind an integer.
  private static func short(_ number: Double) -> String {
    NumberFormat.automatic.text(number)
  }
}

extension String {
  fileprivate var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
}
