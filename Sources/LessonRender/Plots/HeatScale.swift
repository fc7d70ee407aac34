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

/// The cells for one value of a heat map of few values, with room for its number.
struct HeatBlock {
  /// Cells.
  let width: Int
  let height: Int
  /// Values.
  let columns: Int
  let rows: Int
  let format: NumberFormat

  /// Nil for class regions, and for fields that have too many values to write each down.
  init?(_ field: Plot.Field, columns room: Int, rows roomBelow: Int) {
    guard case .heat = field.kind else { return nil }
    columns = field.values.map(\.count).max() ?? 0
    rows = field.values.count
    guard columns > 0, rows > 0, columns <= room / 5, rows <= roomBelow else { return nil }
    format = field.format
    let widest = field.values.joined().map { [format] in format.text($0).count }.max() ?? 0
    guard (widest + 4) * columns <= room else { return nil }
    width = min(max(widest + 4, 12), room / columns)
    height = max(min(width / 3, roomBelow / rows), 1)
  }
}

extension Plot.Field {
  /// How the values are written: whole numbers as they are, others with about three digits.
  var format: NumberFormat {
    let finite = values.joined().filter(\.isFinite)
    let largest = finite.map(abs).max() ?? 0
    if largest < 1e6, finite.allSatisfy({ $0 == $0.rounded() }) { return .fixed(0) }
    return (0.1..<1000).contains(largest) ? .fixed(2) : .scientific(3)
  }
}
