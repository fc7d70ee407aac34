import LessonOutput

/// What stands around a plot's drawing area.
///
///               Learning curve              heading: title, legend, label of the y axis
///     E            ⠤⠤⠤ training
///     0.6 ┤⢇                                framed
///         │ ⠑⠤⣀⣀
///       0 ┤     ⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉
///         └┬────────┬─────────┬──           footing
///          0       100       200
///                 epoch
struct PlotFrame {
  private let plot: Plot
  private let layout: PlotLayout
  private let space: DrawingSpace
  private let ink = TextStyle(.gray)

  init(_ plot: Plot, _ layout: PlotLayout) {
    self.plot = plot
    self.layout = layout
    space = layout.space
  }

  var heading: [StyledText] {
    var lines: [StyledText] = []
    if let title = plot.title, !title.isEmpty {
      lines += space.label(title, TextStyle(bold: true)).wrapped(to: space.width).map(overArea)
    }
    var legend = Legend(plot, layout).lines(width: max(space.width - layout.margin, 20)).map(overArea)
    let label = axisLabel(plot.yAxis, layout.yTicks)
    guard label.width > 0 else { return lines + legend }
    // The label ends above the axis, or begins at the left where it is too long for that.
    var labelLine = StyledText(blanks: layout.margin - label.width)
    labelLine.append(label)
    if let last = legend.last, let shared = labelLine.joined(by: last) {
      legend[legend.count - 1] = shared
    } else {
      legend.append(labelLine)
    }
    return lines + legend
  }

  func framed(_ rows: [StyledText]) -> [StyledText] {
    let ticks = Dictionary(layout.yTicks.ticks.map { (layout.row(of: $0), $0.label) }) { first, _ in first }
    return rows.enumerated().map { index, row in
      let label = ticks[index] ?? ""
      var line = StyledText(
        String(repeating: " ", count: layout.labelWidth - label.displayWidth) + label + " ")
      let isTick = ticks[index] != nil
      line.append(space.characters.choose(isTick ? "┤" : "│", ascii: isTick ? "+" : "|"), ink)
      line.append(row)
      return line
    }
  }

  var footing: [StyledText] {
    var axis = [String](repeating: space.characters.choose("─", ascii: "-"), count: layout.columns)
    for tick in layout.xTicks.ticks {
      axis[layout.column(of: tick)] = space.characters.choose("┬", ascii: "+")
    }
    let indent = String(repeating: " ", count: layout.margin - 1)
    var line = StyledText(indent)
    line.append(space.characters.choose("└", ascii: "+") + axis.joined(), ink)
    let label = axisLabel(plot.xAxis, layout.xTicks)
    return [line, tickLabels] + (label.width > 0 ? label.wrapped(to: space.width).map(overArea) : [])
  }

  /// The labels of the x axis, each below its tick; one that would touch its neighbour is left out.
  private var tickLabels: StyledText {
    var line = ""
    for tick in layout.xTicks.ticks {
      let middle = layout.margin + layout.column(of: tick)
      let most = max(space.width - tick.label.displayWidth, 0)
      let start = (middle - (tick.label.displayWidth - 1) / 2).clamped(to: 0...most)
      let end = line.displayWidth
      guard end == 0 || start >= end + 2 else { continue }
      line += String(repeating: " ", count: start - end) + tick.label
    }
    return StyledText(line)
  }

  private func axisLabel(_ axis: Plot.Axis, _ ticks: Ticks) -> StyledText {
    var label = space.label(axis.label)
    if let factor = ticks.factor { label.append(axis.label.isEmpty ? factor : " (\(factor))") }
    return label
  }

  /// Text with its middle above or below the middle of the drawing area, as far as the width allows.
  private func overArea(_ text: StyledText) -> StyledText {
    let start = layout.margin + (layout.columns - text.width) / 2
    return text.centered(in: 0, from: max(min(start, space.width - text.width), 0))
  }
}

extension StyledText {
  /// This line and a later part of another in one, where the other's blanks leave room.
  fileprivate func joined(by other: StyledText) -> StyledText? {
    guard let first = other.runs.first, first.text.allSatisfy({ $0 == " " }), first.text.count >= width + 2
    else { return nil }
    var line = self
    line.append(StyledText(blanks: first.text.count - width))
    line.append(StyledText(runs: Array(other.runs.dropFirst())))
    return line
  }
}
