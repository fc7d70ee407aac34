import LessonOutput

extension Plot {
  /// The plot in one line of words, for screen readers and logs: the author's description, or what the plot
  /// shows, with the smallest, the largest and the last value of each series.
  ///
  ///     Learning curve: E over epoch. training: 500 points, min 0.0127, max 0.6931, last 0.0127.
  package var summary: String {
    if let description { return title.map { "\($0): \(description)" } ?? description }
    let sentences = fieldSentence + series.enumerated().map(sentence)
    return ([heading + "."] + sentences).joined(separator: " ")
  }

  private var heading: String {
    let name = title ?? "Plot"
    switch (xAxis.label.isEmpty, yAxis.label.isEmpty) {
    case (false, false): return "\(name): \(yAxis.label) over \(xAxis.label)"
    case (false, true): return "\(name): over \(xAxis.label)"
    case (true, false): return "\(name): \(yAxis.label)"
    case (true, true): return name
    }
  }

  private func sentence(_ index: Int, _ series: Series) -> String {
    let name = series.name ?? (self.series.count == 1 ? series.mark.noun : "\(series.mark.noun) \(index + 1)")
    let values = shown(series).map(\.y)
    guard let low = values.min(), let high = values.max(), let last = values.last else {
      return "\(name): no values."
    }
    let number = NumberFormat.automatic.text
    let size = "\(values.count) \(values.count == 1 ? "point" : "points")"
    return "\(name): \(size), min \(number(low)), max \(number(high)), last \(number(last))."
  }

  private var fieldSentence: [String] {
    guard let field else { return [] }
    let values = field.values.joined().filter(\.isFinite)
    guard let low = values.min(), let high = values.max() else { return ["No values on the grid."] }
    switch field.kind {
    case .heat:
      let number = NumberFormat.automatic.text
      return ["\(field.values.count) rows of values from \(number(low)) to \(number(high))."]
    case .classes(let names):
      let shares = names.enumerated().map { index, name in
        let count = values.count { $0.rounded() == Double(index) }
        return "\(name) \(NumberFormat.percent(0).text(Double(count) / Double(values.count)))"
      }
      return ["Regions: \(shares.joined(separator: ", "))."]
    }
  }
}

extension Plot.Series.Mark {
  fileprivate var noun: String {
    switch self {
    case .line: "line"
    case .points: "points"
    case .bars: "bars"
    }
  }
}
