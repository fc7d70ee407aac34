import LessonOutput

extension DotCanvas {
  /// The bars of one series. Where several series have bars, these share the width, side by side.
  mutating func drawBars(_ index: Int, of plot: Plot, _ look: SeriesLook, _ layout: PlotLayout) {
    let siblings = plot.series.indices.filter { plot.series[$0].mark == .bars }
    let place = siblings.firstIndex(of: index) ?? 0
    let series = plot.series[index]
    let base = Int(((layout.y.position(0) ?? 0) * Double(rows)).rounded().clamped(to: 0...Double(rows)))
    for (edges, y) in series.bars {
      guard let left = layout.x.position(edges.lowerBound), let right = layout.x.position(edges.upperBound),
        let top = layout.y.position(y), right > 0, left < 1
      else { continue }
      let all = cells(from: left, to: right)
      let share = Double(all.count) / Double(siblings.count)
      let start = all.lowerBound + Int((Double(place) * share).rounded())
      let end = max(all.lowerBound + Int((Double(place + 1) * share).rounded()), start + 1)
      for column in start..<end {
        drawBar(column, from: base, to: top.clamped(to: 0...1) * Double(rows), isPositive: y > 0, look)
      }
    }
  }

  /// The columns of a bar. Where bars are wide, a blank column keeps them apart.
  private func cells(from left: Double, to right: Double) -> Range<Int> {
    let start = Int((left.clamped(to: 0...1) * Double(columns)).rounded())
    let end = Int((right.clamped(to: 0...1) * Double(columns)).rounded())
    return start..<max(end - start >= 3 ? end - 1 : end, start + 1)
  }

  /// One column of a bar; `base` and `top` are in rows from the bottom.
  private mutating func drawBar(
    _ column: Int, from base: Int, to top: Double, isPositive: Bool, _ look: SeriesLook
  ) {
    if isPositive {
      // A little is not nothing: at least an eighth of a row.
      let eighths = max(Int(((top - Double(base)) * 8).rounded()), 1)
      for step in 0...(eighths - 1) / 8 {
        fill(column, base + step, eighths: min(eighths - step * 8, 8), isFirst: step == 0, look)
      }
    } else {
      for step in 0..<Int((Double(base) - top).rounded()) {
        put(look.mark, column: column, row: rows - base + step, look.style)
      }
    }
  }

  private mutating func fill(
    _ column: Int, _ rowFromBottom: Int, eighths: Int, isFirst: Bool, _ look: SeriesLook
  ) {
    let parts: [Character] = Array(characters == .unicode ? "▁▂▃▄▅▆▇█" : "..:::###")
    let isSolid = look.mark == parts[7]
    // Only the solid fill has eighths; others are rounded to whole rows.
    guard isSolid || eighths >= 4 || isFirst else { return }
    put(isSolid ? parts[eighths - 1] : look.mark, column: column, row: rows - 1 - rowFromBottom, look.style)
  }
}

extension Plot.Series {
  /// From where to where each bar reaches, and its height. A bar has its x in the middle and is as wide as the
  /// distance to the next one.
  package var bars: [(edges: ClosedRange<Double>, y: Double)] {
    points.enumerated().compactMap { index, point in
      let (x, y) = point
      let step = index + 1 < self.x.count ? self.x[index + 1] - x : index > 0 ? x - self.x[index - 1] : 1
      let half = step.isFinite && step != 0 ? abs(step) / 2 : 0.5
      guard (x - half).isFinite, (x + half).isFinite, y.isFinite else { return nil }
      return (x - half...x + half, y)
    }
  }
}
