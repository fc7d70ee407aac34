import Glibc
import LessonOutput

/// The labelled places of an axis.
package struct Ticks {
  package struct Tick {
    /// 0 to 1.
    package var position: Double
    package var label: String
  }

  package let ticks: [Tick]
  /// A power of ten that all labels leave out, "×10⁶"; nil when they are whole.
  package let factor: String?

  /// At most `count` steps between numbers that people count in: on a logarithmic axis powers of ten, and
  /// where fewer than two of these are in sight, 1, 2 and 5 times these, or else numbers equally far apart.
  package init(of scale: AxisScale, atMost count: Int, _ space: DrawingSpace) {
    let decades = Ticks.decades(scale, atMost: count)
    if decades.count >= 2 {
      self.init(decades.map { pow(10, Double($0)) }, TickLabels(decades: decades, space), scale)
      return
    }
    let decimals = Ticks.decimals(scale, atMost: count)
    if decimals.count >= 2 {
      self.init(decimals, TickLabels(decimals, step: decimals[0], space), scale)
      return
    }
    let (low, high) = (scale.value(at: 0), scale.value(at: 1))
    let step = max(Ticks.niceStep(high - low, atMost: count), scale.isWhole ? 1 : 0)
    let values = Ticks.multiples(of: step, from: low, to: high)
    self.init(values, TickLabels(values, step: step, space), scale)
  }

  private init(_ values: [Double], _ labels: TickLabels, _ scale: AxisScale) {
    factor = labels.factor
    ticks = zip(values, labels.texts).compactMap { value, label in
      scale.position(value).map { Tick(position: $0.clamped(to: 0...1), label: label) }
    }
  }

  /// 0, 1, 2 and so on, each in the middle of its share of the axis.
  package init(numbering count: Int) {
    ticks = (0..<count).map { Tick(position: (Double($0) + 0.5) / Double(count), label: String($0)) }
    factor = nil
  }

  /// The distance of the ticks that an axis would have: in values, or in decades on a logarithmic axis.
  package static func step(of scale: AxisScale, atMost count: Int) -> Double {
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

  /// The exponents of a logarithmic axis' powers of ten; where these are too many, every second, third and
  /// so on.
  private static func decades(_ scale: AxisScale, atMost count: Int) -> [Int] {
    guard scale.scale == .logarithmic else { return [] }
    let (first, last) = (Int((scale.low - 1e-6).rounded(.up)), Int((scale.high + 1e-6).rounded(.down)))
    guard first <= last else { return [] }
    let steps = max(count, 1)
    let stride = max((last - first + steps - 1) / steps, 1)
    return (first...last).filter { $0.isMultiple(of: stride) }
  }

  /// 1, 2 and 5 times each power of ten of a logarithmic axis, unless these are too many.
  private static func decimals(_ scale: AxisScale, atMost count: Int) -> [Double] {
    guard scale.scale == .logarithmic else { return [] }
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
    factor = shift == 0 ? nil : space.characters.choose("×", ascii: "* ") + TickLabels.power(shift, space)
  }

  /// Powers of ten, written out where all are of an everyday size.
  init(decades: [Int], _ space: DrawingSpace) {
    let isEveryday = decades.allSatisfy((-3...4).contains)
    texts = decades.map {
      isEveryday ? NumberFormat.automatic.text(pow(10, Double($0))) : TickLabels.power($0, space)
    }
    factor = nil
  }

  /// 10⁻³, or 1e-3 in ASCII.
  static func power(_ exponent: Int, _ space: DrawingSpace) -> String {
    guard space.characters == .unicode else { return "1e\(exponent)" }
    return "10" + String("\(exponent)".compactMap(ScriptCharacters.superscript))
  }
}
