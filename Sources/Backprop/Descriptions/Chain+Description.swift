extension Chain.Quantity: CustomStringConvertible {
  /// As formulas write it, counted from 1: "a₁⁽²⁾".
  public var description: String {
    switch self {
    case .error: return "E"
    case .activation(let layer, let unit):
      return "a" + subscriptText(unit + 1) + layerSuperscript(layer)
    case .sum(let layer, let unit): return "z" + subscriptText(unit + 1) + layerSuperscript(layer)
    case .weight(let layer, let from, let to):
      // A comma, where W₁₁₁ could be read in two ways.
      let comma = from > 8 || to > 8 ? "," : ""
      return "W" + subscriptText(from + 1) + comma + subscriptText(to + 1) + layerSuperscript(layer)
    case .bias(let layer, let to): return "b" + subscriptText(to + 1) + layerSuperscript(layer)
    }
  }
}

extension Chain.Factor: CustomStringConvertible {
  /// "∂a₁⁽²⁾/∂z₁⁽²⁾"
  public var description: String { "∂\(numerator)/∂\(denominator)" }
}

extension Chain: CustomStringConvertible {
  /// Each path's factors and their product; of many paths, the first and the last:
  ///
  ///     ∂E/∂a₁⁽²⁾       -1.71454
  ///     ∂a₁⁽²⁾/∂z₁⁽²⁾    0.243057
  ///     ∂z₁⁽²⁾/∂W₁₁⁽²⁾   0.678137
  ///     product         -0.282597
  public var description: String {
    let shown = elidedIndices(paths.count, limit: 6)
    let blocks = shown.map { index in index.map { text(paths[$0]) } ?? "..." }
    let rest = (penalty == 0 ? [] : [("penalty", penalty)]) + [("∂E/∂\(target)", value)]
    return (blocks + (paths.count > 1 || penalty != 0 ? [lines(rest)] : [])).joined(
      separator: "\n\n")
  }

  private var target: String { paths.first?.factors.last.map { "\($0.denominator)" } ?? "" }

  private func text(_ path: Path) -> String {
    lines(path.factors.map { ("\($0)", $0.value) } + [("product", path.value)])
  }

  private func lines(_ values: [(name: String, value: Scalar)]) -> String {
    let longest = paths.flatMap { $0.factors.map { "\($0)".count } }.max() ?? 0
    return values.map { name, value in
      let space = String(repeating: " ", count: max(0, longest - name.count) + 2)
      return name + space + (value < 0 ? "" : " ") + significantText(Double(value), digits: 6)
    }.joined(separator: "\n")
  }
}
