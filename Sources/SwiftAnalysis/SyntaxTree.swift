import SwiftParser
import SwiftSyntax

func withSyntaxTree<Result>(of source: String, _ body: (SourceFileSyntax) -> Result) -> Result? {
  body(Parser.parse(source: source))
}
