import LessonOutput

/// The shades of a heat map, from its smallest value to its largest.
struct HeatScale {
  struct Shade {
    let character: Character
    let style: TextStyle
  }

  let low: Double
  let high: Double
  let shades: [Shade]

  init(_ field: Plot.Field, _ space: DrawingSpace) {
    let finite = field.values.lazy.joined().filter(\.isFinite)
    low = finite.min() ?? 0
    high = finite.max() ?? 0
    // Density rises with the value, so the map reads without colour; hues from violet to yellow, whose
    // lightness rises too, make the steps finer.
    let hues: [TextStyle.Color] = [.magenta, .blue, .blue, .cyan, .cyan, .green, .green, .yellow]
    shades = zip(space.characters.choose("░░▒▒▓▓██", ascii: ".:-=+*%@"), hues).map {
      Shade(character: $0, style: TextStyle($1))
    }
  }

  /// Nil for what is not finite: such a place stays blank.
  func shade(of value: Double) -> Shade? {
    guard value.isFinite else { return nil }
    // Halves, because the distance of two finite numbers may not be finite.
    let span = high / 2 - low / 2
    let share = span > 0 ? (value / 2 - low / 2) / span : 0.5
    return shades[Int(share * Double(shades.count)).clamped(to: 0...shades.count - 1)]
  }
}

extension Plot.Field {
  /// How the values are written: whole numbers as they are, others with about three digits.
  package var format: NumberFormat {
    let finite = values.joined().filter(\.isFinite)
    let largest = finite.map(abs).max() ?? 0
    if largest < 1e6, finite.allSatisfy({ $0 == $0.rounded() }) { return .fixed(0) }
    return (0.1..<1000).contains(largest) ? .fixed(2) : .scientific(3)
  }
}
