import LessonOutput
import LessonRender

extension OutputMarkup {
  /// A figure without its title.
  func figure(_ figure: Figure) -> HTML {
    HTML { html in
      html.element("div", .class("scroll")) { FigureDrawing(figure, self).write(to: &$0) }
    }
  }
}
