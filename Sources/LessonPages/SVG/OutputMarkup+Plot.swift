import LessonOutput
import LessonRender

extension OutputMarkup {
  /// A plot without its title: its legend, the drawing, and the numbers behind it in a fold.
  func plot(_ plot: Plot) -> HTML {
    HTML { html in
      PlotLegend(plot, self).write(to: &html)
      html.element("div", .class("scroll")) { html in
        html.append(PlotDrawing(plot, identifier: identifier).html)
      }
      PlotNumbers(plot, self).write(to: &html)
    }
  }
}
