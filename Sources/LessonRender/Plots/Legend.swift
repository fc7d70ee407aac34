import LessonOutput

/// What the marks, lines, textures and shades of a plot stand for.
///
///     ⠤⠤⠤⠤ training   ⠤⠤⠤ ⠤ validation       ░●░ outside   ▒×▒ inside
struct Legend {
  private let plot: Plot
  private let layout: PlotLayout
  private var space: DrawingSpace { layout.space }

  init(_ plot: Plot, _ layout: PlotLayout) {
    self.plot = plot
    self.layout = layout
  }

  /// The entries side by side, in as many lines as they need.
  func lines(width: Int) -> [StyledText] {
    var lines: [StyledText] = []
    for entry in (fieldEntries + seriesEntries).flatMap({ $0.wrapped(to: width) }) {
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

  private func entry(_ sample: StyledText, _ name: String) -> StyledText {
    var entry = sample
    entry.append(" ")
    entry.append(space.label(name))
    return entry
  }

  private var seriesEntries: [StyledText] {
    plot.series.enumerated().compactMap { index, series in
      guard let name = series.name, !name.isEmpty, !plot.isClass(series) else { return nil }
      return entry(sample(SeriesLook(index, of: plot, space), series.mark), name)
    }
  }

  private var fieldEntries: [StyledText] {
    guard let field = plot.field else { return [] }
    switch field.kind {
    case .classes(let names): return names.indices.map { entry(sample(ofClass: $0), names[$0]) }
    case .heat:
      // Numbers in the blocks say more than a scale would.
      return layout.block == nil ? [scale(HeatScale(field, space), field.format)] : []
    }
  }

  /// A piece of the line, the mark, or a piece of the bar.
  private func sample(_ look: SeriesLook, _ mark: Plot.Series.Mark) -> StyledText {
    switch mark {
    case .points: return StyledText(String(look.mark), look.style)
    case .bars: return StyledText(String(repeating: look.mark, count: 2), look.style)
    case .line:
      var canvas = DotCanvas(columns: 6, rows: 1, characters: space.characters)
      canvas.polyline([DotPoint(0, 2), DotPoint(11, 2)], look.pen)
      return canvas.lines[0]
    }
  }

  /// The texture of a class, with the mark of the points that belong in it.
  private func sample(ofClass index: Int) -> StyledText {
    let style = TextStyle(plot.color(ofClass: index).terminalColor)
    let texture = String(Mark.texture(index, space))
    var sample = StyledText(texture, style)
    let namesake = plot.series.firstIndex { plot.isClass($0) && $0.name == plot.classes[index] }
    if let namesake {
      let look = SeriesLook(namesake, of: plot, space)
      sample.append(String(look.mark), look.style)
    }
    sample.append(texture, style)
    return sample
  }

  private func scale(_ scale: HeatScale, _ format: NumberFormat) -> StyledText {
    var entry = StyledText(format.text(scale.low) + " ")
    for shade in scale.shades { entry.append(String(repeating: shade.character, count: 2), shade.style) }
    entry.append(" " + format.text(scale.high))
    return entry
  }
}

extension Plot {
  /// Whether the series holds the points of one of the field's classes.
  package func isClass(_ series: Series) -> Bool {
    series.mark == .points && series.name.map(classes.contains) ?? false
  }
}
