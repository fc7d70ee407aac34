import LessonModel
import LessonOutput
import LessonRender

/// What a cell displayed, as markup.
struct OutputMarkup {
  /// Begins the identifiers that the markup needs; unique on the page.
  var identifier: String
  /// A formula within words, from its TeX.
  var math: (String) -> HTML

  func plot(_ plot: Plot) -> HTML { preformatted(.plot(plot), plot.title, plot.summary) }

  func figure(_ figure: Figure) -> HTML { preformatted(.figure(figure), figure.title, figure.description) }

  /// The terminal's drawing, with words for those who cannot see it.
  private func preformatted(_ output: Output, _ title: String?, _ description: String) -> HTML {
    HTML { html in
      html.element("div", .class("drawing"), .role("img"), .label(description)) { html in
        html.element("pre", text: output.terminalDrawing(width: 78))
      }
    }
  }

  /// An author's words, with TeX between dollars carried out.
  func words(_ words: String, to html: inout HTML) {
    for piece in LabelText.pieces(of: words) {
      switch piece {
      case .words(let words): html.text(words)
      case .formula(let tex): html.append(math(tex))
      }
    }
  }
}
