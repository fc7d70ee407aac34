import SwiftParser
import SwiftSyntax

/// Swift source as a library may hold it: the declarations at its top level, with the comments before them.
/// Statements, expressions, imports, and what the parser could make nothing of are left out.
package enum Declarations {
  /// As they are; where a script may say `try`, a library has to say `try!`.
  package static func whole(of source: String) -> String {
    let throwing = CellAnalysis(of: source).topLevelThrows
    return declarations(of: source, edit: { _ in throwing.map { Edit($0..<$0 + 3, "try!") } }).joined()
  }

  /// What can be called, without what it does. Declarations that have a placeholder elsewhere are left out.
  package static func withoutBodies(of source: String) -> String {
    declarations(of: source, edit: bodies(in:)).joined()
  }

  private struct Edit {
    var range: Range<Int>
    var replacement: String

    init(_ range: Range<Int>, _ replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  private static func declarations(of source: String, edit: (DeclSyntax) -> [Edit]) -> [String] {
    let bytes = Array(source.utf8)
    return withSyntaxTree(of: source) { file in
      file.statements.compactMap { item in
        guard case .decl(let declaration) = item.item, !declaration.is(ImportDeclSyntax.self) else {
          return nil
        }
        let range = item.position.utf8Offset..<item.endPosition.utf8Offset
        return text(bytes, range, edit(declaration)).onLinesOfItsOwn
      }.filter { !Parser.parse(source: $0).hasError }
    } ?? []
  }

  /// - Parameter edits: in order; those outside of the range are none of it.
  private static func text(_ bytes: [UInt8], _ range: Range<Int>, _ edits: [Edit]) -> String {
    var text = ""
    var place = range.lowerBound
    for edit in edits where place <= edit.range.lowerBound && edit.range.upperBound <= range.upperBound {
      text += String(decoding: bytes[place..<edit.range.lowerBound], as: UTF8.self) + edit.replacement
      place = edit.range.upperBound
    }
    return text + String(decoding: bytes[place..<range.upperBound], as: UTF8.self)
  }

  private static func bodies(in declaration: DeclSyntax) -> [Edit] {
    let finder = BodyFinder(viewMode: .sourceAccurate)
    finder.walk(declaration)
    return finder.ranges.map { Edit($0, "{ fatalError() }") }
  }
}

/// Finds the outermost bodies of what can be called.
private final class BodyFinder: SyntaxVisitor {
  private(set) var ranges: [Range<Int>] = []

  override func visit(_ node: CodeBlockSyntax) -> SyntaxVisitorContinueKind {
    note(node)
  }

  /// `{ get { ... } }` has code blocks inside; `{ ... }` alone is a body.
  override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind {
    if case .getter = node.accessors { note(node) } else { .visitChildren }
  }

  private func note(_ node: some SyntaxProtocol) -> SyntaxVisitorContinueKind {
    let start = node.positionAfterSkippingLeadingTrivia.utf8Offset
    ranges.append(start..<node.endPositionBeforeTrailingTrivia.utf8Offset)
    return .skipChildren
  }
}

extension String {
  fileprivate var onLinesOfItsOwn: String {
    let text = drop { $0.isNewline }
    return text.last?.isNewline == true ? String(text) : text + "\n"
  }
}
