import LessonOutput
import LessonRender

/// What the marks, regions and shades of a plot stand for.
struct PlotLegend {
  /// A sample of a mark, and the words for it.
  struct Entry {
    /// Stands before the sample: the lowest value of a scale.
    var before: String?
    var words: String
    var width = 28.0
    var draw: (inout HTML) -> Void
  }

  /// Of every sample.
  static let height = 14.0

  private let plot: Plot
  private let markup: OutputMarkup

  init(_ plot: Plot, _ markup: OutputMarkup) {
    self.plot = plot
    self.markup = markup
  }

  /// Writes a list, so that it wraps on narrow screens.
  func write(to html: inout HTML) {
    let entries = entries
    guard !entries.isEmpty else { return }
    html.element("ul", .class("legend")) { html in
      for entry in entries { write(entry, to: &html) }
    }
  }

  private func write(_ entry: Entry, to html: inout HTML) {
    html.element("li", entry.before == nil ? nil : .class("scale")) { html in
      if let before = entry.before { html.element("span", text: before) }
      html.element(
        "svg", .class("sample"), Attribute("viewBox", "0 0 \(entry.width.svg) \(Self.height.svg)"),
        Attribute("width", entry.width.svg), Attribute("height", Self.height.svg),
        Attribute("aria-hidden", "true"), content: entry.draw)
      html.element("span") { markup.words(entry.words, to: &$0) }
    }
  }

  var entries: [Entry] { fieldEntries + plot.series.indices.compactMap(entry) }

  private var fieldEntries: [Entry] {
    guard let field = plot.field else { return [] }
    switch field.kind {
    case .classes(let names):
      return names.enumerated().map { index, name in
        Entry(words: name) { html in
          var path = SVGPath()
          path.rectangle(x: 1, y: 1, width: 26, height: 12)
          html.path(path, "region \(plot.color(ofClass: index).inkClass)")
          html.path(
            path, "hatched", Attribute("fill", "url(#\(markup.identifier).hatch\(index))"))
          writeMark(ofClass: name, to: &html)
        }
      }
    case .heat: return [scale(HeatColors(field), field.format)]
    }
  }

  /// A region and the points that belong in it share an entry.
  private func writeMark(ofClass name: String, to html: inout HTML) {
    guard let index = plot.series.firstIndex(where: { $0.name == name && plot.isClass($0) }) else { return }
    let style = SeriesStyle(index, of: plot)
    var path = SVGPath()
    style.mark.add(to: &path, x: 14, y: 7)
    html.path(path, style.pointClasses)
  }

  /// All shades from the lowest value to the highest.
  private func scale(_ colors: HeatColors, _ format: NumberFormat) -> Entry {
    Entry(
      before: format.text(colors.low), words: format.text(colors.high), width: Double(HeatColors.count) * 5
    ) { html in
      for shade in 0..<HeatColors.count {
        var path = SVGPath()
        path.rectangle(x: Double(shade) * 5, y: 1, width: 5, height: 12)
        html.path(path, "heat", Attribute("fill", HeatColors.hex(shade)))
      }
    }
  }

  private func entry(ofSeries index: Int) -> Entry? {
    let series = plot.series[index]
    guard let name = series.name, !name.isEmpty, !plot.isClass(series) else { return nil }
    let style = SeriesStyle(index, of: plot)
    return Entry(words: name) { html in
      var path = SVGPath()
      switch series.mark {
      case .line:
        path.polyline([(1, 7), (27, 7)])
        html.path(path, style.lineClasses)
      case .points:
        style.mark.add(to: &path, x: 14, y: 7)
        html.path(path, style.pointClasses)
      case .bars:
        path.rectangle(x: 6, y: 1, width: 16, height: 12)
        html.path(path, style.barClasses)
      }
    }
  }
}
