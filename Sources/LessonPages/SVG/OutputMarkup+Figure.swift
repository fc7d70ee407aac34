import LessonOutput
import LessonRender

extension OutputMarkup {
  /// What a `figure` element holds of a figure: its title, which is shown below, and the drawing.
  func figure(_ figure: Figure) -> HTML {
    HTML { html in
      if let title = figure.title, !title.isEmpty {
        html.element("figcaption") { words(title, to: &$0) }
      }
      html.element("div", .class("scroll")) { FigureDrawing(figure, self).write(to: &$0) }
    }
  }
}
