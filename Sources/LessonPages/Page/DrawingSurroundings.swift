import LessonModel

/// What stands around a drawing in its `figure` element: its title, and for the last drawing of a cell perhaps the
/// author's caption and the cell's code in a fold.
///
/// The caption comes first in the markup, as HTML wants it, and is shown below the drawing.
struct DrawingSurroundings {
  var caption: HTML?
  var source: HTML?

  /// A plot's title stands above it, since it may tell something that the caption does not.
  func writePlot(_ drawing: HTML, _ title: HTML?, to html: inout HTML) {
    write("plot", drawing, caption ?? title, above: caption == nil ? nil : title, to: &html)
  }

  /// A figure's title stands below it, where a caption takes its place.
  func writeFigure(_ drawing: HTML, _ title: HTML?, to html: inout HTML) {
    write("figure", drawing, caption ?? title, above: nil, to: &html)
  }

  private func write(_ kind: String, _ drawing: HTML, _ words: HTML?, above: HTML?, to html: inout HTML) {
    html.element("figure", .class(caption == nil ? kind : "\(kind) captioned")) { html in
      if let words { html.element("figcaption") { $0.append(words) } }
      if let above { html.element("p", .class("title")) { $0.append(above) } }
      html.append(drawing)
      if let source { html.append(source) }
    }
  }
}

extension Block {
  /// The words of a paragraph that begins with a bold number of a figure, as **Figure 3.** does in any language.
  var caption: [Inline]? {
    guard case .paragraph(let inlines) = kind, case .strong(let inner)? = inlines.first, inner.count == 1,
      case .text(let label) = inner[0], label.wholeMatch(of: /\p{L}+\.?\s\d+(\.\d+)*[.:]/) != nil
    else { return nil }
    return inlines
  }
}
