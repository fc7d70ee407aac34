import LessonOutput

/// The shades of a heat map on a page: from dark violet over blue and green to yellow. Lightness rises with the value, so
/// the order shows without colour, in print, and on light and dark pages alike.
struct HeatColors {
  static let count = 24

  let low: Double
  let high: Double

  init(_ field: Plot.Field) {
    let finite = field.values.lazy.joined().filter(\.isFinite)
    low = finite.min() ?? 0
    high = finite.max() ?? 0
  }

  /// Nil for what is not finite: such a place stays blank.
  func shade(of value: Double) -> Int? {
    guard value.isFinite else { return nil }
    // Halves, because the distance of two finite numbers may not be finite.
    let span = high / 2 - low / 2
    let share = span > 0 ? (value / 2 - low / 2) / span : 0.5
    return min(max(Int(share * Double(Self.count)), 0), Self.count - 1)
  }

  /// `#3b528b`
  static func hex(_ shade: Int) -> String {
    let color = color(shade)
    return "#"
      + [color.red, color.green, color.blue].map { level in
        let digits = String(Int(level.rounded()), radix: 16)
        return digits.count == 1 ? "0" + digits : digits
      }.joined()
  }

  /// Whether white is easier to read on the shade than black, by the luminance of WCAG 2, simplified to a power of 2.2.
  static func isDark(_ shade: Int) -> Bool {
    func light(_ level: Double) -> Double { level / 255 * (level / 255) }
    let color = color(shade)
    return 0.21 * light(color.red) + 0.72 * light(color.green) + 0.07 * light(color.blue) < 0.2
  }

  /// Violet, blue, teal, green, yellow: the corners between which shades are mixed.
  private static let corners: [(red: Double, green: Double, blue: Double)] = [
    (68, 12, 84), (60, 82, 140), (34, 144, 140), (96, 200, 98), (252, 230, 60),
  ]

  private static func color(_ shade: Int) -> (red: Double, green: Double, blue: Double) {
    let place = Double(shade) / Double(count - 1) * Double(corners.count - 1)
    let index = min(Int(place), corners.count - 2)
    let (start, end, share) = (corners[index], corners[index + 1], place - Double(index))
    return (
      start.red + (end.red - start.red) * share, start.green + (end.green - start.green) * share,
      start.blue + (end.blue - start.blue) * share
    )
  }
}
