import LessonOutput

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The labelled places of an axis.
struct Ticks {
  struct Tick {
    /// 0 to 1.
    var position: Double
    var label: String
  }

  let ticks: [Tick]
  /// A power of ten that all labels leave out, "×10⁶"; nil when they are whole.
  let factor: String?

  /// At most `count` ticks at numbers that people count in.
  init(of scale: AxisScale, atMost count: Int, _ space: DrawingSpace) {
    let decades = Ticks.decades(scale, atMost: count, space)
    if scale.scale == .logarithmic, decades.count >= 2 {
      (ticks, factor) = (decades, nil)
      return
    }
    var values = scale.scale == .logarithmic ? Ticks.decimals(scale, atMost: count) : []
    let (low, high) = (scale.value(at: 0), scale.value(at: 1))
    var step = max(Ticks.niceStep(high - low, atMost: count), scale.isWhole ? 1 : 0)
    if values.count < 2 {
      values = Ticks.multiples(of: step, from: low, to: high)
    } else {
      step = values[0]
    }
    let labels = TickLabels(values, step: step, space)
    factor = labels.factor
    ticks = zip(values, labels.texts).compactMap { value, label in
      scale.position(value).map { Tick(position: $0.clamped(to: 0...1), label: label) }
    }
  }

  /// 0, 1, 2 and so on, each in the middle of its share of the axis.
  init(numbering count: Int) {
    ticks = (0..<count).map { Tick(position: (Double($0) + 0.5) / Double(count), label: String($0)) }
    factor = nil
  }

  /// The distance of the ticks that an axis would have: in values, or in decades on a logarithmic axis.
  static func step(of scale: AxisScale, atMost count: Int) -> Double {
    let step = niceStep(scale.high - scale.low, atMost: count)
    return scale.scale == .logarithmic || scale.isWhole ? max(step, 1) : step
  }

  /// The smallest of 1, 2 and 5 times a power of ten that gives at most `count` steps in a span.
  static func niceStep(_ span: Double, atMost count: Int) -> Double {
    guard span > 0, span.isFinite else { return 1 }
    let least = span / Double(max(count, 1))
    let power = pow(10, floor(log10(least)))
    // A hair's breadth above a nice step is that step.
    return ([1, 2, 5].first { $0 * power >= least * 0.9999 } ?? 10) * power
  }

  private static func multiples(of step: Double, from low: Double, to high: Double) -> [Double] {
    let (first, last) = ((low / step - 1e-6).rounded(.up), (high / step + 1e-6).rounded(.down))
    guard first <= last, last - first < 1000 else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// Powers of ten; where these are too many, every second, third and so on.
  private static func decades(_ scale: AxisScale, atMost count: Int, _ space: DrawingSpace) -> [Tick] {
    guard scale.scale == .logarithmic else { return [] }
    let (first, last) = (Int((scale.low - 1e-6).rounded(.up)), Int((scale.high + 1e-6).rounded(.down)))
    guard first <= last else { return [] }
    let stride = max((last - first + max(count, 1) - 1) / max(count, 1), 1)
    let exponents = (first...last).filter { $0.isMultiple(of: stride) }
    let isPlain = first >= -3 && last <= 4
    return exponents.map { exponent in
      Tick(
        position: ((Double(exponent) - scale.low) / (scale.high - scale.low)).clamped(to: 0...1),
        label: isPlain
          ? NumberFormat.automatic.text(pow(10, Double(exponent))) : TickLabels.power(exponent, space))
    }
  }

  /// 1, 2 and 5 times each power of ten, for logarithmic axes of less than two decades.
  private static func decimals(_ scale: AxisScale, atMost count: Int) -> [Double] {
    let powers = Int(scale.low.rounded(.down))...Int(scale.high.rounded(.up))
    let values = powers.flatMap { power in [1, 2, 5].map { $0 * pow(10, Double(power)) } }
      .filter { scale.position($0).map { (-1e-6...1 + 1e-6).contains($0) } ?? false }
    return values.count <= count ? values : []
  }
}

/// The numbers of an axis as text, all with the same digits after the point.
struct TickLabels {
  let texts: [String]
  let factor: String?

  init(_ values: [Double], step: Double, _ space: DrawingSpace) {
    let largest = values.map(abs).max() ?? 0
    let exponent = largest > 0 ? Int(floor(log10(largest) + 1e-9)) : 0
    let stepExponent = Int(floor(log10(step) + 1e-9))
    let isPlain = (-3..<6).contains(exponent) && stepExponent >= -6
    let shift = isPlain ? 0 : exponent
    // Twice, because 10³⁰⁸ and beyond are not powers that a `Double` holds.
    let (half, rest) = (pow(10, Double(shift / 2)), pow(10, Double(shift - shift / 2)))
    let format = NumberFormat.fixed(max(0, shift - stepExponent))
    texts = values.map { format.text($0 / half / rest) }
    factor = shift == 0 ? nil : space.choose("×", ascii: "* ") + TickLabels.power(shift, space)
  }

  /// 10⁻³, or 1e-3 in ASCII.
  static func power(_ exponent: Int, _ space: DrawingSpace) -> String {
    guard space.characters == .unicode else { return "1e\(exponent)" }
    let raised: [Character: Character] = [
      "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷", "8": "⁸",
      "9": "⁹",
    ]
    return "10" + String("\(exponent)".map { raised[$0] ?? $0 })
  }
}
