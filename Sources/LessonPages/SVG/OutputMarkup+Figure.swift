import LessonOutput
import LessonRender

extension OutputMarkup {
  /// A figure: the drawing, and its title below it.
  func figure(_ figure: Figure) -> HTML {
    HTML { html in
      html.element("figure", .class("figure")) { html in
        html.element("div", .class("scroll")) { FigureDrawing(figure, self).write(to: &$0) }
        if let title = figure.title, !title.isEmpty {
          html.element("figcaption") { words(title, to: &$0) }
        }
      }
    }
  }
}
