import LessonMath
import LessonModel
import LessonOutput

/// A table's markup for documents of others, where it stands alone.
package enum TableMarkup {
  /// - Parameter identifier: begins the identifiers that the markup needs.
  package static func html(_ table: Table, identifier: String) -> HTML {
    OutputMarkup(identifier: identifier) { tex in
      HTML { $0.append(markup: MathMarkup.html(for: Math(tex: tex, isDisplay: false))) }
    }.table(table)
  }
}
