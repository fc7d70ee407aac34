/// The numbers of a wrong gradient, by component and point, with the components for which the function has a slope
/// at every point; and the questions that can be asked of them.
struct GradientEvidence {
  /// One component of the gradient, at every point.
  private struct Column {
    var path: [Int]
    var analytic: [Double]
    var numeric: [Double]

    var place: String { path.isEmpty ? "" : path.map { "[\($0)]" }.joined() }
  }

  private let columns: [Column]
  private let values: [Double]
  private let shape: [Int]?
  private let closeness: Closeness
  /// The largest component.
  private let scale: Double

  init(_ samples: [GradientSample]) {
    closeness = samples.contains(where: \.isSingle) ? .single : .double
    values = samples.map(\.value)
    shape = samples.first?.structure.shape
    let analytic = samples.map { $0.analytic.components }
    let columns = (analytic.first ?? []).indices.compactMap { index -> Column? in
      let numeric = samples.compactMap { $0.numeric[index] }
      guard numeric.count == samples.count else { return nil }
      return Column(
        path: analytic[0][index].path, analytic: analytic.map { $0[index].value }, numeric: numeric)
    }
    self.columns = columns
    scale = columns.flatMap(\.numeric).map(abs).max() ?? 0
  }

  private var analytic: [Double] { columns.flatMap(\.analytic) }
  private var numeric: [Double] { columns.flatMap(\.numeric) }

  // MARK: All components alike

  var whole: GradientFault? {
    if columns.isEmpty { return nil }
    if let odd = columns.first(where: { !$0.analytic.allSatisfy(\.isFinite) }) {
      return .notFinite(odd.place)
    }
    if analytic.allSatisfy({ $0 == 0 }) { return .zero }
    if columns.count == 1, values.count > 1, closeness.agree(analytic, values) { return .valueOfFunction }
    return closeness.factor(from: numeric, to: analytic).map { .factor($0, isTransposed: false) }
  }

  // MARK: Another order

  var order: GradientFault? {
    transposition ?? reordering
  }

  private var transposition: GradientFault? {
    guard let shape, shape.count == 2, shape[0] == shape[1], columns.count == shape[0] * shape[1] else {
      return nil
    }
    let transposed = columns.indices.flatMap { columns[$0 % shape[1] * shape[0] + $0 / shape[1]].numeric }
    guard !closeness.agree(transposed, numeric) else { return nil }
    if closeness.agree(analytic, transposed) { return .factor(1, isTransposed: true) }
    return closeness.factor(from: transposed, to: analytic).map { .factor($0, isTransposed: true) }
  }

  /// Every column of the analytic gradient is a column of the numerical one, at another place or with the sign
  /// flipped as well.
  private var reordering: GradientFault? {
    guard (2...200).contains(columns.count) else { return nil }
    for sign in [1.0, -1] {
      var free = Array(columns.indices)
      var origins: [Int] = []
      for column in columns {
        let signed = column.analytic.map { sign * $0 }
        guard let found = free.firstIndex(where: { agrees(signed, columns[$0].numeric) }) else { break }
        origins.append(free.remove(at: found))
      }
      guard free.isEmpty, let stands = origins.indices.first(where: { isMoved(origins[$0], to: $0) }) else {
        continue
      }
      return .reordered(
        belongs: columns[origins[stands]].place, stands: columns[stands].place, isFlipped: sign < 0)
    }
    return nil
  }

  private func isMoved(_ origin: Int, to place: Int) -> Bool {
    !agrees(columns[origin].numeric, columns[place].numeric)
  }

  // MARK: Some components alone

  func part(_ tolerance: Double) -> GradientFault? {
    let wrong = columns.filter { column in
      zip(column.analytic, column.numeric).contains { analytic, numeric in
        !(abs(analytic - numeric) <= tolerance * max(1, abs(analytic), abs(numeric)))
      }
    }
    guard wrong.count < columns.count, !wrong.isEmpty else { return nil }
    let (analytic, numeric) = (wrong.flatMap(\.analytic), wrong.flatMap(\.numeric))
    let fault: GradientFault.SomeFault =
      if analytic.allSatisfy({ $0 == 0 }) {
        .zero
      } else if let factor = closeness.factor(from: numeric, to: analytic) {
        factor == -1 ? .flipped : .factor(factor)
      } else {
        .other
      }
    return .some(wrong.map(\.place), fault)
  }

  // MARK: What is left

  var shifted: GradientFault? {
    let differences = zip(analytic, numeric).map { $0 - $1 }
    if let first = differences.first, differences.count > 1,
      closeness.agree(differences, differences.map { _ in first })
    {
      return .offset(first)
    }
    return isOffByFactorOfPoint ? .factorOfPoint : nil
  }

  private var isOffByFactorOfPoint: Bool {
    guard columns.count > 1, values.count > 1 else { return false }
    return values.indices.allSatisfy { point in
      let (analytic, numeric) = (columns.map { $0.analytic[point] }, columns.map { $0.numeric[point] })
      return closeness.agree(analytic, numeric) || closeness.factor(from: numeric, to: analytic) != nil
    }
  }

  private func agrees(_ left: [Double], _ right: [Double]) -> Bool {
    closeness.agree(left, right, scale: scale)
  }
}

/// How exactly numbers must agree for a guess to rest on them. Looser than any check, since a guess needs
/// only to be the best explanation; a coincidence to four digits in every component is none.
private struct Closeness {
  /// Of the numbers themselves, and of the largest of all.
  var relative, absolute: Double

  static let double = Closeness(relative: 1e-4, absolute: 1e-7)
  static let single = Closeness(relative: 1e-2, absolute: 1e-3)

  func agree(_ left: [Double], _ right: [Double], scale: Double? = nil) -> Bool {
    let scale = scale ?? (left + right).map(abs).max() ?? 0
    return left.count == right.count
      && zip(left, right).allSatisfy { left, right in
        abs(left - right) <= relative * max(abs(left), abs(right)) + absolute * scale
      }
  }

  /// The constant c with right = c × left, if there is one other than 0 and 1. A single number has always one, so
  /// then it must be an integer, or one divided by an integer.
  func factor(from left: [Double], to right: [Double]) -> Double? {
    let square = left.reduce(0) { $0 + $1 * $1 }
    guard square > 0 else { return nil }
    let factor = rounded(zip(left, right).reduce(0) { $0 + $1.0 * $1.1 } / square)
    guard factor != 0, factor != 1, factor.isFinite, agree(left.map { factor * $0 }, right) else {
      return nil
    }
    let isPlain = factor == factor.rounded() || 1 / factor == (1 / factor).rounded()
    return left.count { $0 != 0 } > 1 || isPlain ? factor : nil
  }

  /// To the integer, or one divided by an integer, that it was most likely meant to be.
  private func rounded(_ factor: Double) -> Double {
    if abs(factor - factor.rounded()) <= relative * abs(factor) { return factor.rounded() }
    let inverse = 1 / factor
    if abs(inverse - inverse.rounded()) <= relative * abs(inverse) { return 1 / inverse.rounded() }
    return factor
  }
}
