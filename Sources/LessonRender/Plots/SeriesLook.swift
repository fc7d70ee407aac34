import LessonOutput

/// How one series looks: its colour, and what tells it apart where there is no colour.
struct SeriesLook {
  let style: TextStyle
  let pen: DotCanvas.Pen
  /// The mark of a point, or what a bar is filled with.
  let mark: Character

  init(_ index: Int, of plot: Plot, _ space: DrawingSpace) {
    let series = plot.series[index]
    style = TextStyle(plot.color(ofSeries: index).terminalColor)
    let ordinal = plot.series[..<index].count { $0.mark == series.mark }
    // In ASCII each of several lines has a character of its own, and needs no dashes.
    let isMarked = space.characters == .ascii && plot.series.count { $0.mark == .line } > 1
    pen = DotCanvas.Pen(
      style: style, dashes: isMarked ? [] : SeriesLook.dashes[ordinal % SeriesLook.dashes.count],
      asciiMark: isMarked ? Mark.line(ordinal) : nil)
    mark = series.mark == .bars ? Mark.bar(ordinal, space) : Mark.point(ordinal, space)
  }

  /// Dots drawn and left out: solid, dashed, dotted, dash-dotted.
  private static let dashes = [[], [6, 4], [2, 3], [6, 3, 2, 3]]
}

extension Plot {
  package func color(ofSeries index: Int) -> Color {
    if let color = series[index].color { return color }
    if let name = series[index].name, let ofClass = classes.firstIndex(of: name) {
      return Color.inCycle(ofClass)
    }
    return Color.inCycle(index)
  }

  /// A class has the colour of the series with its name, so that a region and the points that belong in it
  /// look alike.
  package func color(ofClass index: Int) -> Color {
    let namesake = series.first { $0.name == classes[index] }
    return namesake?.color ?? Color.inCycle(index)
  }

  package var classes: [String] {
    if case .classes(let names) = field?.kind { names } else { [] }
  }
}
