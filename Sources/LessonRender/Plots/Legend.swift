import LessonOutput

/// What the marks, lines, textures and shades of a plot stand for.
struct Legend {
  private var entries: [StyledText] = []

  init(_ plot: Plot, _ space: DrawingSpace) {
    if let field = plot.field { entries += Legend.entries(for: field, of: plot, space) }
    for (index, series) in plot.series.enumerated() {
      guard let name = series.name, !name.isEmpty else { continue }
      var entry = Legend.sample(SeriesLook(index, of: plot, space), series.mark, space)
      entry.append(" ")
      entry.append(space.label(name))
      entries.append(entry)
    }
  }

  /// The entries side by side, in as many lines as they need.
  func lines(width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for entry in entries.flatMap({ $0.wrapped(to: width) }) {
      if let last = lines.last, last.width + Legend.gap.count + entry.width <= width {
        lines[lines.count - 1].append(Legend.gap)
        lines[lines.count - 1].append(entry)
      } else {
        lines.append(entry)
      }
    }
    return lines
  }

  private static let gap = "   "

  /// A piece of the line, the mark, or a piece of the bar.
  private static func sample(_ look: SeriesLook, _ mark: Plot.Series.Mark, _ space: DrawingSpace) -> StyledText {
    switch mark {
    case .points: return StyledText(String(look.mark), look.style)
    case .bars: return StyledText(String(repeating: look.mark, count: 2), look.style)
    case .line:
      var canvas = DotCanvas(columns: 4, rows: 1, characters: space.characters)
      canvas.polyline([DotPoint(0, 2), DotPoint(7, 2)], look.pen)
      return canvas.lines[0]
    }
  }

  private static func entries(for field: Plot.Field, of plot: Plot, _ space: DrawingSpace) -> [StyledText] {
    switch field.kind {
    case .classes(let names):
      return names.enumerated().map { index, name in
        let texture = String(repeating: Mark.texture(index, space), count: 2)
        var entry = StyledText(texture, TextStyle(plot.color(ofClass: index).terminalColor))
        entry.append(" ")
        entry.append(space.label(name))
        return entry
      }
    case .heat:
      let scale = HeatScale(field, space)
      var entry = StyledText(NumberFormat.automatic.text(scale.low) + " ")
      for shade in scale.shades { entry.append(String(repeating: shade.character, count: 2), shade.style) }
      entry.append(" " + NumberFormat.automatic.text(scale.high))
      return [entry]
    }
  }
}
