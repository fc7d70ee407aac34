import LessonOutput
import LessonRender

/// What the marks, regions and shades of a plot stand for: a list, so that it wraps on narrow screens.
struct PlotLegend {
  private let plot: Plot
  private let markup: OutputMarkup

  init(_ plot: Plot, _ markup: OutputMarkup) {
    self.plot = plot
    self.markup = markup
  }

  func write(to html: inout HTML) {
    let entries = HTML { html in
      writeField(to: &html)
      for index in plot.series.indices { writeSeries(index, to: &html) }
    }
    guard !entries.isEmpty else { return }
    html.element("ul", .class("legend")) { $0.append(entries) }
  }

  private func writeField(to html: inout HTML) {
    guard let field = plot.field else { return }
    switch field.kind {
    case .classes(let names):
      for (index, name) in names.enumerated() {
        entry(name, to: &html) { html in
          var path = SVGPath()
          path.rectangle(x: 1, y: 1, width: 26, height: 12)
          html.path(path, "region \(plot.color(ofClass: index).inkClass)")
          html.path(
            path, "hatched", Attribute("fill", "url(#\(markup.identifier).hatch\(index))"))
          writeMark(ofClass: name, to: &html)
        }
      }
    case .heat: writeScale(HeatColors(field), field.format, to: &html)
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
  private func writeScale(_ colors: HeatColors, _ format: NumberFormat, to html: inout HTML) {
    html.element("li", .class("scale")) { html in
      html.element("span", text: format.text(colors.low))
      sample(width: Double(HeatColors.count) * 5, to: &html) { html in
        for shade in 0..<HeatColors.count {
          var path = SVGPath()
          path.rectangle(x: Double(shade) * 5, y: 1, width: 5, height: 12)
          html.path(path, "heat", Attribute("fill", HeatColors.hex(shade)))
        }
      }
      html.element("span", text: format.text(colors.high))
    }
  }

  private func writeSeries(_ index: Int, to html: inout HTML) {
    let series = plot.series[index]
    guard let name = series.name, !name.isEmpty, !plot.isClass(series) else { return }
    let style = SeriesStyle(index, of: plot)
    entry(name, to: &html) { html in
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

  private func entry(_ name: String, to html: inout HTML, _ drawing: (inout HTML) -> Void) {
    html.element("li") { html in
      sample(width: 28, to: &html, drawing)
      html.element("span") { markup.words(name, to: &$0) }
    }
  }

  private func sample(width: Double, to html: inout HTML, _ drawing: (inout HTML) -> Void) {
    html.element(
      "svg", .class("sample"), Attribute("viewBox", "0 0 \(width.svg) 14"), Attribute("width", width.svg),
      Attribute("height", "14"), Attribute("aria-hidden", "true"), content: drawing)
  }
}
