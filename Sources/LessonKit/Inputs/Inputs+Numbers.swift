import Glibc

extension Inputs<Double> {
  /// Numbers in the range; first 0, 1, −1 and the range's ends, as far as they lie in it.
  /// Random ones have four or five digits, so that they can be read.
  public static func numbers(in range: ClosedRange<Double>) -> Inputs {
    Inputs(
      examples: distinct([0, 1, -1, range.lowerBound, range.upperBound].filter(range.contains)),
      random: { shortened($0.number(in: range), in: range) },
      simpler: { number in
        let origin = min(max(0, range.lowerBound), range.upperBound)
        let whole = number.rounded(.towardZero)
        let nearer = abs(whole) > 1 ? whole - (whole < 0 ? -1 : 1) : number
        let candidates = [
          origin, (number / 2).rounded(.towardZero), nearer, whole, abs(number),
          (number * 10).rounded(.towardZero) / 10,
        ]
        return distinct(candidates.filter { $0 != number && range.contains($0) })
      })
  }

  /// The number without the digits beyond a ten thousandth of the range's width.
  private static func shortened(_ number: Double, in range: ClosedRange<Double>) -> Double {
    let stepsPerUnit = pow(10, 4 - log10(range.upperBound - range.lowerBound).rounded(.down))
    let short = (number * stepsPerUnit).rounded() / stepsPerUnit
    return short.isFinite && range.contains(short) ? short : number
  }
}

extension Inputs<Int> {
  /// Integers in the range; first 0, 1, −1 and the range's ends, as far as they lie in it.
  public static func integers(in range: ClosedRange<Int>) -> Inputs {
    Inputs(
      examples: distinct([0, 1, -1, range.lowerBound, range.upperBound].filter(range.contains)),
      random: { $0.integer(in: range) },
      simpler: { number in
        let origin = min(max(0, range.lowerBound), range.upperBound)
        let candidates = [origin, number / 2, number - number.signum(), number < 0 ? 0 &- number : number]
        return distinct(candidates.filter { $0 != number && range.contains($0) })
      })
  }
}

extension Inputs<[[Double]]> {
  /// Matrices of so many rows and columns with numbers in the range.
  public static func matrices(
    rows: Int, columns: Int, in range: ClosedRange<Double>
  ) -> Inputs {
    .lists(of: .lists(of: .numbers(in: range), count: columns), count: rows)
  }
}

private func distinct<Number: Equatable>(_ numbers: [Number]) -> [Number] {
  numbers.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
}
