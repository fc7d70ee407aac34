import LessonModel
import SwiftIDEUtils
import SwiftSyntax

/// Swift source as pieces to colour.
package enum SwiftHighlighter {
  /// The pieces in their order, without overlaps. Blanks, punctuation and what the parser could make
  /// nothing of lie between them.
  package static func tokens(of source: String) -> [SyntaxToken] {
    withSyntaxTree(of: source) { file in
      var painter = Painter(source: Array(source.utf8))
      for piece in file.classifications {
        painter.add(piece.kind, piece.range.lowerBound.utf8Offset..<piece.range.upperBound.utf8Offset)
      }
      return painter.tokens
    } ?? []
  }
}

/// Gathers pieces, telling by their surroundings what the parser's classes leave open.
private struct Painter {
  let source: [UInt8]
  var tokens: [SyntaxToken] = []
  private var followsFunc = false

  init(source: [UInt8]) {
    self.source = source
  }

  mutating func add(_ classification: SyntaxClassification, _ range: Range<Int>) {
    guard !range.isEmpty, let kind = kind(classification, range) else { return }
    // `#file` arrives as punctuation and a name.
    let isMacro = range.lowerBound > 0 && source[range.lowerBound - 1] == UInt8(ascii: "#")
    if isMacro, classification == .identifier {
      tokens.append(SyntaxToken(.directive, range.lowerBound - 1..<range.upperBound))
    } else {
      tokens.append(SyntaxToken(kind, range))
    }
    followsFunc = classification == .keyword && source[range].elementsEqual("func".utf8)
  }

  private func kind(_ classification: SyntaxClassification, _ range: Range<Int>) -> SyntaxToken.Kind? {
    switch classification {
    case .keyword: .keyword
    case .type: .type
    case .identifier: nameKind(range)
    case .argumentLabel, .dollarIdentifier: .identifier
    case .operator: .operator
    case .integerLiteral, .floatLiteral: .number
    case .stringLiteral, .regexLiteral: .string
    case .lineComment, .blockComment, .docLineComment, .docBlockComment: .comment
    case .attribute: .attribute
    case .ifConfigDirective: .directive
    case .editorPlaceholder: .placeholder
    case .none: nil
    @unknown default: nil
    }
  }

  /// By Swift's convention a capital starts the name of a type; a function is declared or called.
  private func nameKind(_ range: Range<Int>) -> SyntaxToken.Kind {
    if followsFunc { return .function }
    if (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(source[range.lowerBound]) { return .type }
    let isCalled = range.upperBound < source.count && source[range.upperBound] == UInt8(ascii: "(")
    return isCalled ? .function : .identifier
  }
}
