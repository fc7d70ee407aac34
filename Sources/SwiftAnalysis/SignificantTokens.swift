import SwiftSyntax

/// The tokens of Swift source, without blanks and comments: source that has the same ones means the same.
///
/// Source that is too long or too tangled to be parsed is one token.
package func significantTokens(of source: String) -> [String] {
  withSyntaxTree(of: source) { file in
    file.tokens(viewMode: .sourceAccurate).map { token in
      switch token.tokenKind {
      // `a - b` and `a -b` differ in nothing else.
      case .prefixOperator: "prefix \(token.text)"
      case .postfixOperator: "postfix \(token.text)"
      default: token.text
      }
    }
  } ?? [source]
}
