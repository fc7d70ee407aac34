import LessonModel
import LessonOutput
import LessonRender

/// What a cell displayed, as markup.
struct OutputMarkup {
  /// Begins the identifiers that the markup needs; unique on the page.
  var identifier: String
  /// A formula within words, from its TeX.
  var math: (String) -> HTML
  /// For a file of its own, outside of a page: formulas in drawings are words.
  var isStandalone = false

  func title(_ title: String?) -> HTML? {
    guard let title, !title.isEmpty else { return nil }
    return HTML { words(title, to: &$0) }
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
