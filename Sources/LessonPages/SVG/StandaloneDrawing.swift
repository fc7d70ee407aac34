import LessonOutput
import LessonRender

/// A plot or figure as an SVG file of its own, for places that know nothing of the site's style sheet: with its title, its
/// legend, its colours, and paper behind it, so that it can be read on light and dark alike.
package struct StandaloneDrawing {
  private let title: String
  private let legend: [PlotLegend.Entry]
  private let drawing: HTML
  private let size: (width: Double, height: Double)

  /// - Parameter identifier: begins all identifiers within, so that several drawings may be put into one document.
  package init(_ plot: Plot, identifier: String) {
    let markup = OutputMarkup(identifier: identifier, math: { _ in HTML() }, isStandalone: true)
    let drawing = PlotDrawing(plot, identifier: identifier)
    title = Self.plain(plot.title ?? "")
    legend = PlotLegend(plot, markup).entries
    self.drawing = drawing.html
    size = drawing.size
  }

  package init(_ figure: Figure, identifier: String) {
    let markup = OutputMarkup(identifier: identifier, math: { _ in HTML() }, isStandalone: true)
    let drawing = FigureDrawing(figure, markup)
    title = Self.plain(figure.title ?? "")
    legend = []
    self.drawing = HTML { drawing.write(to: &$0) }
    size = drawing.size
  }

  private static func plain(_ words: String) -> String { DrawingSpace.ofPages.label(words).plainText }

  // MARK: - Writing

  private static let margin = 12.0
  private static let rowHeight = 24.0
  /// What a character of a legend takes.
  private static let characterWidth = 7.4

  package var svg: HTML {
    let rows = legendRows
    let titleHeight = title.isEmpty ? 0 : 30.0
    let top = Self.margin + titleHeight + Double(rows.count) * Self.rowHeight
    let height = top + size.height + Self.margin
    return HTML { html in
      html.element(
        "svg", Attribute("xmlns", "http://www.w3.org/2000/svg"), .class("lesson-drawing"),
        Attribute("viewBox", "0 0 \(width.svg) \(height.svg)"), Attribute("width", width.svg),
        Attribute("height", height.svg)
      ) { html in
        html.element("style", text: Self.style)
        html.element("rect", .class("paper"), Attribute("width", "100%"), Attribute("height", "100%"))
        if !title.isEmpty { html.svgText(title, "title middle", x: width / 2, y: Self.margin + 16) }
        for (index, row) in rows.enumerated() {
          let y = Self.margin + titleHeight + Double(index) * Self.rowHeight
          write(row, y: y, to: &html)
        }
        html.newline()
        html.element("g", Self.translation((width - size.width) / 2, top)) { $0.append(drawing) }
      }
      html.newline()
    }
  }

  private var width: Double {
    max(size.width, Double(title.count) * 9, legend.map(entryWidth).max() ?? 0) + 2 * Self.margin
  }

  private static func translation(_ x: Double, _ y: Double) -> Attribute {
    Attribute("transform", "translate(\(x.svg) \(y.svg))")
  }

  // MARK: - The legend

  private func textWidth(_ words: String) -> Double { Double(words.count) * Self.characterWidth }

  private func entryWidth(_ entry: PlotLegend.Entry) -> Double {
    (entry.before.map { textWidth($0) + 6 } ?? 0) + entry.width + 6 + textWidth(Self.plain(entry.words)) + 18
  }

  private var legendRows: [[PlotLegend.Entry]] {
    var rows: [[PlotLegend.Entry]] = []
    var left = 0.0
    for entry in legend {
      let needed = entryWidth(entry)
      if rows.isEmpty || left < needed {
        rows.append([])
        left = width - 2 * Self.margin
      }
      rows[rows.count - 1].append(entry)
      left -= needed
    }
    return rows
  }

  private func write(_ row: [PlotLegend.Entry], y: Double, to html: inout HTML) {
    var x = (width - row.map(entryWidth).reduce(-18, +)) / 2
    for entry in row {
      var inside = x
      if let before = entry.before {
        html.svgText(before, "words", x: inside, y: y + 12)
        inside += textWidth(before) + 6
      }
      html.element("g", Self.translation(inside, y), content: entry.draw)
      html.svgText(Self.plain(entry.words), "words", x: inside + entry.width + 6, y: y + 12)
      x += entryWidth(entry)
    }
  }
}
