/// A piece of running text.
package enum Inline: Hashable, Sendable {
  case text(String)
  case code(String)
  case emphasis([Inline])
  case strong([Inline])
  /// `title` is empty when there is none.
  case link(destination: String, title: String, [Inline])
  /// The inlines are the description of the image.
  case image(source: String, title: String, [Inline])
  case math(Math)
  /// Raw HTML, as written.
  case html(String)
  case softBreak
  case lineBreak
}

extension [Inline] {
  /// The text without its marks: what a reader would read aloud. Breaks become spaces.
  package var plainText: String {
    var text = ""
    for inline in self {
      switch inline {
      case .text(let words), .code(let words): text += words
      case .emphasis(let inner), .strong(let inner), .link(_, _, let inner), .image(_, _, let inner):
        text += inner.plainText
      case .math(let math): text += math.tex
      case .html: break
      case .softBreak, .lineBreak: text += " "
      }
    }
    return text
  }
}
