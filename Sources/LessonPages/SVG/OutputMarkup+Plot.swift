import LessonOutput
import LessonRender

extension OutputMarkup {
  /// What a `figure` element holds of a plot: its title, its legend, the drawing, and the numbers behind it in a fold.
  func plot(_ plot: Plot) -> HTML {
    HTML { html in
      if let title = plot.title, !title.isEmpty {
        html.element("figcaption") { words(title, to: &$0) }
      }
      PlotLegend(plot, self).write(to: &html)
      html.element("div", .class("scroll")) { html in
        html.append(PlotDrawing(plot, identifier: identifier).html)
      }
      PlotNumbers(plot, self).write(to: &html)
    }
  }
}
