import LessonModel

/// A diagnostic as in the terminal: where and what, the line with a caret below it, why, and how to mend it.
package enum DiagnosticMarkup {
  /// - Parameter source: what is quoted from; nil quotes nothing.
  package static func html(_ diagnostic: Diagnostic, source: SourceText?) -> HTML {
    let printer = DiagnosticPrinter(source: { _ in source })
    return HTML { html in
      html.element("pre", .class("diagnostic")) { html in
        for piece in printer.full(diagnostic) {
          if let name = piece.role.class {
            html.element("span", .class(name), text: piece.text)
          } else {
            html.text(piece.text)
          }
        }
      }
    }
  }
}

extension DiagnosticPrinter.Piece.Role {
  fileprivate var `class`: String? {
    switch self {
    case .location, .summary: "strong"
    case .severity(let severity), .marker(let severity): severity.rawValue
    case .identifier, .gutter: "faint"
    case .label: "label"
    case .source, .explanation, .layout: nil
    }
  }
}
